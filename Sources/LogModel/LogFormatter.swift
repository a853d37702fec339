public import MarkdownAST
public import MarkdownFormat

/// Brings a log, or any other Markdown file, into its canonical form.
public struct LogFormatter: Sendable {
    /// A formatter.
    public init() {}

    /// The document in canonical form.
    public func format(_ document: Document) -> FormattedDocument {
        MarkdownFormatter().format(document)
    }
}
