/// The unambiguous ids in a file's text, in order, found in one pass.
package struct IDMentions {
    private let bytes: [UInt8]
    private let mentions: [IDMention]
    /// Those that may be words; mostly there are none.
    private let words: [IDMention]

    /// Whether some mentions may be words.
    var hasWords: Bool { !words.isEmpty }

    /// - Complexity: O(n)
    package init(in bytes: [UInt8]) {
        self.bytes = bytes
        let all = IDMention.all(in: bytes, 0..<bytes.count)
        words = all.filter { !$0.isUnambiguous }
        mentions = words.isEmpty ? all : all.filter(\.isUnambiguous)
    }

    /// The mentions within a range, those that may be words included.
    ///
    /// - Complexity: O(log mentions); O(range) where some may be words.
    func all(in range: Range<Int>) -> ArraySlice<IDMention> {
        words.isEmpty ? self[range] : IDMention.all(in: bytes, range.clamped(to: 0..<bytes.count))[...]
    }

    /// The mentions within a range, as if the range were the whole text.
    ///
    /// - Complexity: O(log mentions)
    package subscript(range: Range<Int>) -> ArraySlice<IDMention> {
        let range = range.clamped(to: 0..<bytes.count)
        if range.isEmpty { return [] }
        // A word that the range cuts is a different word within it.
        guard !IDMention.isWord(bytes, acrossStartOf: range), !IDMention.isWord(bytes, acrossEndOf: range)
        else {
            return IDMention.distinct(in: bytes, range)[...]
        }
        return mentions[first(from: range.lowerBound)..<first(from: range.upperBound)]
    }

    /// The index of the first mention that begins at or after an offset.
    private func first(from offset: Int) -> Int {
        mentions.partitioningIndex { $0.range.lowerBound >= offset }
    }
}
