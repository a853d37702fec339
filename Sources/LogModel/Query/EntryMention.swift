/// An id in running text.
struct EntryMention {
    let id: EntryID
    /// The bytes of the id.
    let range: Range<Int>
    /// Whether it cannot be taken for a word such as `Q1`.
    let isDistinct: Bool

    /// The ids in a text, in order. Placeholders are none.
    ///
    /// - Complexity: O(n).
    static func all(in bytes: [UInt8]) -> [EntryMention] {
        var mentions: [EntryMention] = []
        var offset = 0
        while offset < bytes.count {
            guard isPart(bytes[offset]) else {
                offset += 1
                continue
            }
            let start = offset
            while offset < bytes.count, isPart(bytes[offset]) { offset += 1 }
            guard let scan = EntryID.Scan(bytes, at: start, end: bytes.count), !scan.isPlaceholder,
                let id = EntryID(bytes.string(start..<scan.end))
            else { continue }
            mentions.append(EntryMention(id: id, range: start..<scan.end, isDistinct: scan.isDistinct))
        }
        return mentions
    }

    /// Whether a byte continues a word that may be an id, so that no id is found within another word.
    private static func isPart(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
}
