/// An id in running text.
struct IDMention {
    let id: EntryID
    /// The bytes of the id.
    let range: Range<Int>
    /// Whether it cannot be taken for a word such as `Q1`.
    let isDistinct: Bool

    /// The ids in a range, in order. Placeholders are none, and neither is what is only the start of a longer word.
    ///
    /// Every id has a digit, so only the words around digits are looked at.
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
            mentions.append(IDMention(id: id, range: start..<scan.end, isDistinct: scan.isDistinct))
        }
        return mentions
    }

    /// Whether a word begins before a range and goes on in it.
    static func isWord(_ bytes: [UInt8], acrossStartOf range: Range<Int>) -> Bool {
        guard range.lowerBound > 0, let first = range.first, first < bytes.count else { return false }
        return bytes[first - 1].isWordPart && bytes[first].isWordPart
    }

    /// Whether a word begins in a range and goes on behind it.
    static func isWord(_ bytes: [UInt8], acrossEndOf range: Range<Int>) -> Bool {
        guard range.upperBound < bytes.count, let last = range.last else { return false }
        return bytes[last].isWordPart && bytes[last + 1].isWordPart
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
