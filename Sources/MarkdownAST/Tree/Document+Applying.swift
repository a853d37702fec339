extension Document {
    /// The document after applying the edits, with front matter looked for as in this one.
    ///
    /// - Returns: nil if the edits do not fit or the result exceeds a limit.
    package func applying(_ edits: [TextEdit]) -> Document? {
        guard let source = try? source.applying(edits) else { return nil }
        return try? Document(parsing: source, readsFrontMatter: readsFrontMatter)
    }
}
