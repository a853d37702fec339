/// A text to search for in other texts, ignoring case, the width of blanks and line breaks.
///
/// The search reads no byte of the other text more than twice (Knuth, Morris and Pratt).
package struct PlainTextSearch: Sendable, Hashable {
    private let needle: [UInt8]
    /// Whether ASCII case folding suffices, which is faster.
    private let isASCII: Bool
    /// For each byte of the needle, the length of the longest proper suffix up to it that is also a prefix of
    /// the needle.
    private let borders: [Int]

    package init(_ text: String) {
        isASCII = text.utf8.allSatisfy { $0 < 0x80 }
        needle = isASCII ? Self.folded(text.utf8) : Self.folded(text.lowercased().utf8)
        var borders = [0]
        var matched = 0
        for byte in needle.dropFirst() {
            while matched > 0, needle[matched] != byte { matched = borders[matched - 1] }
            if needle[matched] == byte { matched += 1 }
            borders.append(matched)
        }
        self.borders = borders
    }

    /// Whether a text contains this one. Every text contains the empty one.
    ///
    /// - Complexity: O(n) in the bytes of the text.
    package func isFound(in text: String) -> Bool {
        guard !needle.isEmpty else { return true }
        let folded = isASCII ? Self.folded(text.utf8) : Self.folded(text.lowercased().utf8)
        var matched = 0
        for byte in folded {
            while matched > 0, needle[matched] != byte { matched = borders[matched - 1] }
            if needle[matched] == byte { matched += 1 }
            if matched == needle.count { return true }
        }
        return false
    }

    /// The text in lower case, with one blank for each run of blanks and line endings.
    private static func folded(_ text: String.UTF8View) -> [UInt8] {
        var folded: [UInt8] = []
        folded.reserveCapacity(text.count)
        for byte in text {
            if !byte.isBlank, byte != 0x0A, byte != 0x0D {
                folded.append(byte.lowercased)
            } else if folded.last != 0x20 {
                folded.append(0x20)
            }
        }
        return folded
    }
}
