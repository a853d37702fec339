/// A text to look for in others, without regard to case and to how words are spaced or broken into lines.
///
/// It never looks at a byte of the other text more than twice (Knuth, Morris and Pratt).
struct PlainTextSearch: Sendable, Hashable {
    private let needle: [UInt8]
    /// For each byte of the needle, how many bytes before it are also the needle's first ones.
    private let borders: [Int]

    init(_ text: String) {
        needle = Self.folded(text)
        var borders = [0]
        var matched = 0
        for byte in needle.dropFirst() {
            while matched > 0, needle[matched] != byte { matched = borders[matched - 1] }
            if needle[matched] == byte { matched += 1 }
            borders.append(matched)
        }
        self.borders = borders
    }

    /// Whether a text holds this one. Every text holds the empty one.
    ///
    /// - Complexity: O(n) in the bytes of the text.
    func isFound(in text: String) -> Bool {
        guard !needle.isEmpty else { return true }
        var matched = 0
        for byte in Self.folded(text) {
            while matched > 0, needle[matched] != byte { matched = borders[matched - 1] }
            if needle[matched] == byte { matched += 1 }
            if matched == needle.count { return true }
        }
        return false
    }

    /// Lower case, with one blank for each run of blanks and line ends.
    private static func folded(_ text: String) -> [UInt8] {
        var folded: [UInt8] = []
        for byte in text.lowercased().utf8 {
            guard byte.isBlank || byte == 0x0A || byte == 0x0D else {
                folded.append(byte)
                continue
            }
            if folded.last != 0x20 { folded.append(0x20) }
        }
        return folded
    }
}
