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

    /// What reading bizlog's own form found; nil if the entry is not written in it.
    package let syntax: EntrySyntax?

    /// What inference found; nil if nothing had to be inferred.
    package let form: FormEntry?

    /// What names the entry: its id or its number. For one that has neither, its day or else its title; see ``hasID``.
    public var id: EntryID { syntax?.id ?? form?.name ?? EntryID(foreign: "") }

    /// Whether an id or a number names the entry.
    public var hasID: Bool { syntax != nil || form?.key != nil }

    /// What the entry is called besides, as Markdown; may be empty. A date, a severity and a status that stand in the heading of a log without
    /// a template are no part of it.
    public var title: String { form.titled?.title ?? syntax?.title ?? form?.title ?? "" }

    /// The bytes of the entry: from its first line to the end of its last line that says something, without that line's ending.
    public var range: Range<Int> { syntax?.range ?? form?.range ?? 0..<0 }

    /// The bytes of the id or the number, without brackets; those of the title if there is neither.
    public var idRange: Range<Int> { syntax?.region.heading.id ?? form?.key?.range ?? titleRange }

    /// The bytes of the title; empty if there is none.
    public var titleRange: Range<Int> {
        form.titled?.titleRange ?? syntax?.region.heading.title ?? form?.titleRange ?? 0..<0
    }

    /// Where the entry begins, as a line and a column.
    ///
    /// - Complexity: O(log n) in the lines of the file, and O(bytes of the line).
    public var position: SourcePosition { log.document.source.position(at: range.lowerBound) }

    /// The schema that the entry was read with; the built-in one of failures for an entry in another form.
    public var schema: LogSchema { syntax?.schema ?? .failures }

    /// Whether it is an entry for sure; otherwise it only looks like one: its schema knows none of its fields.
    public var isRecognized: Bool { syntax?.isRecognized ?? true }

    /// Whether it is a preventive rule and not a failure.
    public var isRule: Bool { hasID && id.isRule }

    /// The entry as a value, without its place.
    ///
    /// - Complexity: O(n) in the bytes of the entry.
    public var failure: Failure {
        if let syntax { return log.document.failure(syntax, form) }
        return form.map { log.document.failure($0) } ?? Failure(id: id, title: title, fields: [])
    }

    /// The fields with their places, in the order of the source.
    ///
    /// - Complexity: O(fields)
    public var fields: [LogField] {
        guard let form else { return syntax.map { log.document.fields(of: $0.body, $0.schema) } ?? [] }
        let document = log.document
        if let syntax {
            let found = document.supplements(of: form, to: syntax).map {
                LogField(document: document, form: $0, of: form)
            }
            return document.fields(of: syntax.body, syntax.schema) + found
        }
        return document.fields(of: form).map { LogField(document: document, form: $0, of: form) }
    }

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
        public var endIndex: Int { log.places?.count ?? log.syntax.count }

        /// The entry at a place from 0 on.
        public subscript(position: Int) -> LogEntry {
            guard let places = log.places else {
                return LogEntry(log: log, syntax: log.syntax[position], form: nil)
            }
            let place = places[position]
            return LogEntry(
                log: log, syntax: place.syntax.map { log.syntax[$0] },
                form: place.form.flatMap { log.inferred?.entries[$0] })
        }
    }
}
