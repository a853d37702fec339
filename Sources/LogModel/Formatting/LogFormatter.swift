public import MarkdownAST
public import MarkdownFormat

/// Brings a log, or any other Markdown file, into its canonical form.
///
/// Formatting changes form, never facts: every entry says the same before and after, and everything outside of the entries
/// and the header has the same tree but for the thematic breaks between entries. Formatting what was formatted changes nothing.
///
/// Entries and the header take the form that the file states (``LogDocument/statesItsForm``). In any other file only the form of
/// blocks changes: tools look for labels as they are written, and anchors are made of headings.
///
/// The blocks take their canonical form first, then the entries, in turns until neither changes anything. A file that does not
/// come to rest gets the form of its blocks only.
///
/// ```swift
/// let document = try Document(parsing: text)
/// let formatted = LogFormatter().format(document)
/// formatted.edits.isEmpty                  // whether the file was canonical
/// ```
public struct LogFormatter: Sendable {
    /// How many turns there are at most.
    private static let rounds = 4

    /// A formatter.
    public init() {}

    /// The document in canonical form.
    ///
    /// - Complexity: O(n) in the bytes of the file.
    public func format(_ document: Document) -> FormattedDocument { format(document, readAs: nil) }

    /// A log in canonical form.
    ///
    /// - Complexity: O(n) in the bytes of the file.
    public func format(_ log: LogDocument) -> FormattedDocument { format(log.document, readAs: log) }

    private func format(_ document: Document, readAs log: LogDocument?) -> FormattedDocument {
        // Nothing touches the marks of an unfinished merge.
        if document.firstMergeMark != nil { return FormattedDocument(document: document, edits: []) }
        let blocks = MarkdownFormatter().format(document)
        var current = blocks
        // What has no edits may be read already.
        var log = log.flatMap { blocks.edits.isEmpty ? $0 : nil } ?? LogDocument(reading: blocks.document)
        for _ in 0..<Self.rounds {
            var normalizer = EntryNormalizer(log)
            guard let entries = normalizer.normalized() else { return current }
            let next = MarkdownFormatter().format(entries.log.document)
            log = next.edits.isEmpty ? entries.log : LogDocument(reading: next.document)
            current = FormattedDocument(
                document: next.document,
                edits: current.edits.followed(by: entries.edits).followed(by: next.edits)
            )
        }
        return blocks
    }
}
