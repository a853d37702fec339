public import MarkdownAST

/// The result of formatting: the new document and the edits that lead to it.
///
/// Applying ``edits`` to the source of the original document gives the source of ``document``. For a
/// canonical document there are no edits.
public struct FormattedDocument: Sendable {
    /// The document in canonical form.
    public let document: Document

    /// The edits, sorted, relative to the original document.
    public let edits: [TextEdit]

    /// Makes a result from its parts.
    public init(document: Document, edits: [TextEdit]) {
        self.document = document
        self.edits = edits
    }
}
