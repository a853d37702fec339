extension LogReport {
    /// The report as Markdown with Mermaid, as GitHub shows it.
    ///
    /// Titles and values are text in it: they are neither markup nor HTML, mention nobody, and end no diagram. The text of each entry stands
    /// in a code block as it is written in the log. It is smaller than 25 MB, as ``html`` is.
    ///
    /// - Complexity: O(n log n) in the entries, O(n) in the bytes of the logs.
    public var markdown: [UInt8] { MarkdownPage.written(self) }
}
