/// A log with entries in another form than bizlog's own, as a value: its entries, and the text between them.
///
/// Each entry has its text as the file has it, and what that says. All texts together are the file.
///
/// ```swift
/// let log = InferredLog(reading: try LogDocument(parsing: text))
/// log?.entries.filter { $0.severity == "high" }
/// try log?.rendered().source.bytes         // the text
/// ```
public struct InferredLog: Sendable, Hashable {
    /// The entries and what stands between them, in the order of the file.
    public let parts: [Part]

    /// Makes a log of its parts.
    public init(parts: [Part]) { self.parts = parts }

    /// A part of a file.
    public enum Part: Sendable, Hashable {
        /// An entry.
        case entry(Entry)
        /// Lines that belong to no entry.
        case text(String)
    }

    /// An entry: what it says, and its text.
    public struct Entry: Sendable, Hashable {
        /// The id or the number; nil if the entry has none.
        public let id: String?
        /// The line on which the entry begins, from 1. It says nothing about whether two entries are equal, for it follows from what
        /// stands before.
        public let line: Int?
        /// The title, as Markdown.
        public let title: String
        /// The day; nil if none is given, or none that can be read.
        public let date: LogDate?
        /// How bad it was.
        public let severity: String?
        /// How far one has come with it.
        public let status: String?
        /// What the entry says under its labels.
        public let fields: [Field]
        /// The lines of the entry as they stand in the file, with the ending of the last one.
        public let spelling: String

        /// Makes an entry from what it says and its text.
        public init(
            id: String?, line: Int? = nil, title: String, date: LogDate?, severity: String?, status: String?,
            fields: [Field], spelling: String
        ) {
            self.id = id
            self.line = line
            self.title = title
            self.date = date
            self.severity = severity
            self.status = status
            self.fields = fields
            self.spelling = spelling
        }

        /// Whether two entries say the same in the same words, wherever they stand.
        public static func == (left: Entry, right: Entry) -> Bool {
            left.spelling == right.spelling && left.difference(from: right) == nil
        }

        /// Hashes the text of the entry.
        public func hash(into hasher: inout Hasher) { hasher.combine(spelling) }

        /// The name of the first value in which two entries differ, their texts aside; nil if there is none.
        func difference(from other: Entry) -> String? {
            if id != other.id { return "id" }
            if title != other.title { return "title" }
            if date != other.date { return FieldRole.date.rawValue }
            if severity != other.severity { return FieldRole.severity.rawValue }
            if status != other.status { return FieldRole.status.rawValue }
            return fields == other.fields ? nil : "fields"
        }
    }

    /// A label and what stands under it.
    public struct Field: Sendable, Hashable {
        /// The words of the label; for a value in a heading that has no label, what bizlog calls it.
        public let label: String
        /// What the field is for; nil if its label does not tell.
        public let role: FieldRole?
        /// The value, as Markdown.
        public let value: String

        /// Makes a field from its parts.
        public init(label: String, role: FieldRole?, value: String) {
            self.label = label
            self.role = role
            self.value = value
        }
    }

    /// The entries, in the order of the file.
    public var entries: [Entry] {
        parts.compactMap { part in if case .entry(let entry) = part { entry } else { nil } }
    }

    /// The text of the file.
    public var text: String {
        parts.map { part in
            switch part {
            case .entry(let entry): entry.spelling
            case .text(let text): text
            }
        }
        .joined()
    }
}
