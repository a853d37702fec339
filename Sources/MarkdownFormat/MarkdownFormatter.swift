public import MarkdownAST

/// Brings any Markdown into its canonical form without changing what it says.
public struct MarkdownFormatter: Sendable {
    /// A formatter.
    public init() {}

    /// The document in canonical form.
    public func format(_ document: Document) -> FormattedDocument {
        FormattedDocument(document: document, edits: [])
    }
}
