extension EntryID {
    /// The ids that a text mentions, in order, each once; placeholders and words such as `Q1` are none.
    ///
    /// - Complexity: O(n) in the bytes of the text.
    public static func mentioned(in text: String) -> [EntryID] {
        let bytes = Array(text.utf8)
        var ids: [EntryID] = []
        var seen: Set<EntryID> = []
        var offset = 0
        while offset < bytes.count {
            guard isWordByte(bytes[offset]) else {
                offset += 1
                continue
            }
            let start = offset
            while offset < bytes.count, isWordByte(bytes[offset]) { offset += 1 }
            guard let scan = Scan(bytes, at: start, end: bytes.count), !scan.isPlaceholder, scan.isDistinct,
                let id = EntryID(bytes.string(start..<scan.end))
            else { continue }
            offset = max(offset, scan.end)
            if seen.insert(id).inserted { ids.append(id) }
        }
        return ids
    }

    /// Whether a byte belongs to a word, so that no id begins within it.
    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }
}
