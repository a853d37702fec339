internal import MarkdownAST

extension SecretScanner {
    /// All credentials in a text, in order. A large text is scanned in parts on several threads.
    ///
    /// - Parameter words: the map of the text's words, if it exists already.
    /// - Complexity: O(n)
    package static func matches(in bytes: [UInt8], _ words: WordMap) -> [Match] {
        let parts = ParallelMap.ranges(of: words.blocks, count: ParallelMap.partCount(forSize: bytes.count))
        let found = ParallelMap.map(parts, size: bytes.count) { Self.found(in: bytes, words, $0) }
        // A match that continues in the next part may contain matches found there.
        if found.dropLast().contains(where: \.reachesOn) {
            return Self.found(in: bytes, words, words.blocks).matches
        }
        return Array(found.map(\.matches).joined())
    }
}
