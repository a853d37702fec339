internal import MarkdownAST

/// An id in running text.
struct IDMention {
    let id: EntryID
    let range: Range<Int>

    /// The ids in a range, in order; `Q1` and `H2` are taken for words.
    ///
    /// - Complexity: O(n)
    static func all(in bytes: [UInt8], _ range: Range<Int>) -> [IDMention] {
        var mentions: [IDMention] = []
        var offset = max(0, range.lowerBound)
        let end = min(range.upperBound, bytes.count)
        while offset < end {
            let start = offset
            while offset < end, bytes[offset].isWordPart { offset += 1 }
            guard offset > start else {
                offset += 1
                continue
            }
            if let scan = EntryID.Scan(bytes, at: start, end: offset), !scan.isPlaceholder, scan.isDistinct,
                bytes[scan.end..<offset].allSatisfy({ $0 == UInt8(ascii: "-") }),
                let id = EntryID(bytes.string(start..<scan.end))
            {
                mentions.append(IDMention(id: id, range: start..<scan.end))
            }
        }
        return mentions
    }
}

extension UInt8 {
    /// Whether a byte can be part of a word that looks like an id; `_` glues what is none to one.
    fileprivate var isWordPart: Bool {
        isLetter || isDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
    }
}
