public import MarkdownAST
public import MarkdownFormat

/// Brings a log, or any other Markdown file, into its canonical form.
///
/// Formatting changes form, never facts. Every entry has the same content before and after, and outside of
/// the entries and the header the tree stays the same, apart from thematic breaks between entries. Formatting
/// a formatted file changes nothing.
///
/// Entries and the header are formatted only if the file states their form (``LogDocument/statesItsForm``).
/// In any other file only the form of blocks changes, since other tools may rely on labels and headings as
/// written.
///
/// Blocks are formatted first, then entries, in turns until neither changes anything. If a file keeps
/// changing, only its blocks are formatted.
///
/// ```swift
/// let document = try Document(parsing: text)
/// let formatted = LogFormatter().format(document)
/// formatted.edits.isEmpty                  // whether the file was canonical
/// ```
public struct LogFormatter: Sendable {
    /// The most turns.
    private static let rounds = 4

    /// Makes a formatter; it has no options.
    public init() {}

    /// Formats a document.
    ///
    /// - Complexity: O(n) in the bytes of the file.
    public func format(_ document: Document) -> FormattedDocument { format(document, readAs: nil).result }

    /// Formats a log.
    ///
    /// - Complexity: O(n) in the bytes of the file.
    public func format(_ log: LogDocument) -> FormattedDocument { format(log.document, readAs: log).result }

    /// The log in its canonical form, which ``format(_:)-(LogDocument)`` brings it into by edits.
    ///
    /// - Complexity: O(n) in the bytes of the file.
    public func canonical(_ log: LogDocument) -> LogDocument {
        let (result, canonical) = format(log.document, readAs: log)
        return canonical ?? LogDocument(reading: result.document)
    }

    /// - Returns: the formatted document, and the log in it if it was read.
    private func format(
        _ document: Document, readAs log: LogDocument?
    ) -> (result: FormattedDocument, log: LogDocument?) {
        // A file with conflict markers stays as it is.
        if document.firstMergeMark != nil { return (FormattedDocument(document: document, edits: []), log) }
        let blocks = MarkdownFormatter().format(document)
        var current = blocks
        // A document without edits may have been read as a log already.
        var log = log.flatMap { blocks.edits.isEmpty ? $0 : nil } ?? LogDocument(reading: blocks.document)
        for _ in 0..<Self.rounds {
            var normalizer = EntryNormalizer(log)
            guard let entries = normalizer.normalized() else { return (current, log) }
            let next = MarkdownFormatter().format(entries.log.document)
            log = next.edits.isEmpty ? entries.log : LogDocument(reading: next.document)
            current = FormattedDocument(
                document: next.document,
                edits: current.edits.followed(by: entries.edits).followed(by: next.edits)
            )
        }
        return (blocks, nil)
    }
}
