extension EntryID {
    /// The id in a list that a mistyped text most likely means; nil if none is similar.
    ///
    /// An id is similar if its edit distance (insertions, deletions and replacements of characters) is at
    /// most a third of its characters. The first of several with the smallest distance is chosen.
    ///
    /// - Complexity: O(n · m) in the number of ids and the square of the length of the text, of which only
    ///   the first 64 bytes count.
    public static func nearest(to text: String, among ids: [EntryID]) -> EntryID? {
        let wanted = Array(text.uppercased().utf8.prefix(maximumLength))
        var best: (id: EntryID, distance: Int)?
        for id in ids {
            let distance = wanted.editDistance(to: Array(id.text.uppercased().utf8.prefix(maximumLength)))
            if distance < best?.distance ?? Int.max { best = (id, distance) }
            if distance == 0 { break }
        }
        guard let best, best.distance * 3 <= wanted.count else { return nil }
        return best.id
    }

    /// Whether a text means this id, ignoring case and leading zeros of its number: `f-biz-1`.
    public func isNamed(_ text: String) -> Bool {
        if self.text == text { return true }
        guard let other = EntryID(text.uppercased()) else {
            return self.text.uppercased() == text.uppercased()
        }
        return other.prefix == prefix
            && other.digits.drop { $0 == "0" } == digits.drop { $0 == "0" }
    }

    private static let maximumLength = 64
}
