public import MarkdownAST

/// An entry of a log: what it says, and where it stands.
///
/// It is a view of its ``log``. After an edit the log is read anew, and its entries are new ones.
///
/// ```swift
/// for entry in log.entries { print(entry.position, entry.id, entry.failure.severity) }
/// ```
public struct LogEntry: Sendable, Identifiable {
    /// The log that the entry is in.
    public let log: LogDocument

    let syntax: EntrySyntax

    /// The id in the heading.
    public var id: EntryID { syntax.id }

    /// What the heading says behind the id, as Markdown; may be empty.
    public var title: String { syntax.title }

    /// The bytes of the entry: from its heading to the end of its last line that says something, without that line's ending.
    public var range: Range<Int> { syntax.range }

    /// The bytes of the id, without brackets.
    public var idRange: Range<Int> { syntax.region.heading.id }

    /// The bytes of the title; empty at the end of the heading if there is none.
    public var titleRange: Range<Int> { syntax.region.heading.title }

    /// Where the entry begins, as a line and a column.
    ///
    /// - Complexity: O(log n) in the lines of the file, and O(bytes of the line).
    public var position: SourcePosition { log.document.source.position(at: range.lowerBound) }

    /// The schema that the entry was read with.
    public var schema: LogSchema { syntax.schema }

    /// Whether the schema knows a field of the entry, or the entry's id has the prefix of the template; otherwise it only looks like an
    /// entry.
    public var isRecognized: Bool { syntax.isRecognized }

    /// Whether it is a preventive rule and not a failure.
    public var isRule: Bool { syntax.isRule }

    /// The entry as a value, without its place.
    ///
    /// - Complexity: O(n) in the bytes of the entry.
    public var failure: Failure { log.document.failure(syntax) }

    /// The fields with their places, in the order of the source.
    ///
    /// - Complexity: O(fields)
    public var fields: [LogField] { log.document.fields(of: syntax.body, schema) }

    /// The first field with a label, without regard to capitals; nil if the entry has none.
    public subscript(label: String) -> LogField? {
        let key = FoldedText.key(Array(label.utf8))
        return fields.first { FoldedText.key(Array($0.label.utf8)) == key }
    }
}

extension LogDocument {
    /// The entries, in the order of the file.
    public var entries: Entries { Entries(log: self) }

    /// The first entry with an id; nil if there is none.
    ///
    /// - Complexity: O(entries)
    public subscript(id: EntryID) -> LogEntry? { entries.first { $0.id == id } }

    /// The entries of a log, in the order of the file.
    public struct Entries: RandomAccessCollection, Sendable {
        let log: LogDocument

        /// 0
        public var startIndex: Int { 0 }

        /// The number of entries.
        public var endIndex: Int { log.syntax.count }

        /// The entry at a place from 0 on.
        public subscript(position: Int) -> LogEntry { LogEntry(log: log, syntax: log.syntax[position]) }
    }
}
