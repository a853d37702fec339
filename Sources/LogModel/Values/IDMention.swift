/// An id in running text.
struct IDMention {
    let id: EntryID
    /// The bytes of the id.
    let range: Range<Int>
    /// Whether it cannot be taken for a word such as `Q1`.
    let isDistinct: Bool

    /// The ids in a range, in order. Placeholders are none, and neither is what is only the start of a longer word.
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
            if let scan = EntryID.Scan(bytes, at: start, end: offset), !scan.isPlaceholder,
                bytes[scan.end..<offset].allSatisfy({ $0 == UInt8(ascii: "-") }),
                let id = EntryID(bytes.string(start..<scan.end))
            {
                mentions.append(IDMention(id: id, range: start..<scan.end, isDistinct: scan.isDistinct))
            }
        }
        return mentions
    }

    /// The ids in a range that cannot be taken for words.
    static func distinct(in bytes: [UInt8], _ range: Range<Int>) -> [IDMention] {
        all(in: bytes, range).filter(\.isDistinct)
    }
}

extension EntryID {
    /// The ids that a text mentions, in order, each once; placeholders and words such as `Q1` are none.
    ///
    /// - Complexity: O(n) in the bytes of the text.
    public static func mentioned(in text: String) -> [EntryID] {
        let bytes = Array(text.utf8)
        var seen: Set<EntryID> = []
        return IDMention.distinct(in: bytes, bytes.indices).map(\.id).filter { seen.insert($0).inserted }
    }
}

extension UInt8 {
    /// Whether a byte can be part of a word that looks like an id; `_` glues what is none to one.
    fileprivate var isWordPart: Bool {
        isLetter || isDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
    }
}
