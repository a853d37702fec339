extension LogEntry {
    /// Whether the title holds a text, without regard to capitals, to emphasis and code, and to how many blanks stand between words.
    ///
    /// - Complexity: O(title)
    package func holdsInTitle(_ text: String) -> Bool {
        let wanted = Self.plain(text)
        return !wanted.isEmpty && Self.plain(title).contains(wanted)
    }

    private static func plain(_ text: String) -> String {
        text.lowercased().filter { !"*`_".contains($0) }.split(whereSeparator: \.isWhitespace).joined(
            separator: " ")
    }
}
