public import MarkdownAST

/// The outcome of formatting: the document in its new form, and the edits that lead to it.
///
/// Applying ``edits`` to the source of the document that was formatted gives the source of ``document``; a
/// document that is canonical already comes back with no edits.
public struct FormattedDocument: Sendable {
    /// The document in canonical form.
    public let document: Document

    /// What was changed, sorted, relative to the document that was formatted.
    public let edits: [TextEdit]

    /// An outcome from its parts.
    public init(document: Document, edits: [TextEdit]) {
        self.document = document
        self.edits = edits
    }
}
