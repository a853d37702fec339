/// An id in running text.
package struct IDMention {
    package let id: EntryID
    /// The byte range of the id.
    package let range: Range<Int>
    /// Whether the id cannot be mistaken for a word such as `Q1`.
    let isUnambiguous: Bool

    /// The ids in a range, in order. Placeholders and ids that continue as a longer word are left out.
    ///
    /// Every id has a digit, so only words around digits are scanned.
    ///
    /// - Complexity: O(n)
    static func all(in bytes: [UInt8], _ range: Range<Int>) -> [IDMention] {
        var mentions: [IDMention] = []
        let range = range.clamped(to: 0..<bytes.count)
        var offset = range.lowerBound
        while let digit = bytes.firstOffset(in: offset..<range.upperBound, marked: \.digitMarks) {
            var start = digit
            while start > offset, bytes[start - 1].isWordPart { start -= 1 }
            offset = digit + 1
            while offset < range.upperBound, bytes[offset].isWordPart { offset += 1 }
            guard bytes[start].isUppercase, let scan = EntryID.Scan(bytes, at: start, end: offset),
                !scan.isPlaceholder, bytes[scan.end..<offset].allSatisfy({ $0 == UInt8(ascii: "-") })
            else { continue }
            let id = EntryID(scan, at: start, in: bytes)
            mentions.append(IDMention(id: id, range: start..<scan.end, isUnambiguous: scan.isUnambiguous))
        }
        return mentions
    }

    /// Whether a word continues across the start of a range.
    static func isWord(_ bytes: [UInt8], acrossStartOf range: Range<Int>) -> Bool {
        guard range.lowerBound > 0, let first = range.first, first < bytes.count else { return false }
        return bytes[first - 1].isWordPart && bytes[first].isWordPart
    }

    /// Whether a word continues across the end of a range.
    static func isWord(_ bytes: [UInt8], acrossEndOf range: Range<Int>) -> Bool {
        guard range.upperBound < bytes.count, let last = range.last else { return false }
        return bytes[last].isWordPart && bytes[last + 1].isWordPart
    }

    /// The unambiguous ids in a range.
    static func distinct(in bytes: [UInt8], _ range: Range<Int>) -> [IDMention] {
        all(in: bytes, range).filter(\.isUnambiguous)
    }
}

extension EntryID {
    /// The ids that a text mentions, in order, each once. Placeholders and words such as `Q1` are left out.
    ///
    /// - Complexity: O(n) in the bytes of the text.
    public static func mentioned(in text: String) -> [EntryID] {
        let bytes = Array(text.utf8)
        var seen: Set<EntryID> = []
        return IDMention.distinct(in: bytes, bytes.indices).map(\.id).filter { seen.insert($0).inserted }
    }
}

extension UInt8 {
    /// Whether a byte can be part of a word that looks like an id. `_` counts, so that it turns an id into
    /// another word.
    var isWordPart: Bool {
        isLetter || isDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
    }
}
