public import MarkdownAST

/// Brings any Markdown into its canonical form without changing what it says.
///
/// The result always has the same tree as the input, inlines included, and formatting it again changes nothing. Both hold by
/// construction, not by care: each step's result is parsed and compared with the tree before, and steps are
/// repeated until there is nothing left to change. A block that cannot be brought into its canonical form without changing its
/// meaning stays as written; nothing is ever refused.
///
/// ```swift
/// let document = try Document(parsing: "Title\n=====\n\n* one\n* two\n")
/// let formatted = MarkdownFormatter().format(document)
/// formatted.document.source.bytes      // "# Title\n\n- one\n- two\n"
/// ```
///
/// - Note: The canonical form of each block is described in the README.
public struct MarkdownFormatter: Sendable {
    /// A formatter.
    public init() {}

    /// How often the result of a step is formatted again before the document is left as it was. One step is what nearly
    /// every document takes.
    private static let maximumSteps = 8

    /// The document in canonical form.
    ///
    /// - Complexity: O(n). A canonical document is walked once and not parsed again; any other is parsed once more for each
    ///   step.
    public func format(_ document: Document) -> FormattedDocument {
        var current = document
        var edits: [TextEdit] = []
        for _ in 0..<Self.maximumSteps {
            guard let step = FormatStep(current).result else {
                return FormattedDocument(document: current, edits: edits)
            }
            edits = edits.isEmpty ? step.edits : edits.followed(by: step.edits)
            current = step.document
        }
        return FormattedDocument(document: document, edits: [])
    }
}
