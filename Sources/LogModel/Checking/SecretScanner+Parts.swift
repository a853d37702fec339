internal import MarkdownAST

extension SecretScanner {
    /// All credentials of a text, in order. A large text is searched in parts, on several threads.
    ///
    /// - Parameter words: where the words are.
    /// - Complexity: O(n)
    static func matches(in bytes: [UInt8], _ words: WordMap) -> [Match] {
        let parts = Parts.ranges(of: words.blocks, count: Parts.count(forSize: bytes.count))
        let found = Parts.map(parts, size: bytes.count) { Self.found(in: bytes, words, $0) }
        // What goes on in the next part may hold what was found there.
        if found.dropLast().contains(where: \.reachesOn) {
            return Self.found(in: bytes, words, words.blocks).matches
        }
        return Array(found.map(\.matches).joined())
    }
}
