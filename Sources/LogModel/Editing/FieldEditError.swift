public import MarkdownAST

/// Why a field or a title cannot be changed.
public enum FieldEditError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The log has no entry with this id.
    case noEntry(EntryID)
    /// The log does not begin with a title.
    case noHeader
    /// Neither the entry nor its schema has a field with this label.
    case noField(String)
    /// Neither the entry nor its schema has a field with this role.
    case noRole(FieldRole)
    /// The text is not among the values that the template lists for the field.
    case notAChoice(String, value: String, choices: [Choice])
    /// The text is not a date, or could mean two days.
    case notADate(String, value: String)
    /// The field takes a date or one of several values, so nothing can be added to it.
    case takesOneValue(String)
    /// The value would be read as something else, or change what stands around it.
    case notReadBack(String)
    /// The title would be read as something else, or change what stands around it.
    case titleNotReadBack

    /// What is wrong and what to do about it. Credentials are masked.
    public var description: String { MessageText.masked(text) }

    private var text: String {
        switch self {
        case .noEntry(let id): "there is no entry \(id); check the id"
        case .noHeader: "the file has no title with labelled lines under it; add them first"
        case .noField(let label):
            "neither the entry nor the template has a field \"\(label)\"; check the label"
        case .noRole(let role):
            "neither the entry nor the template has a field for \"\(role.rawValue)\"; name the field by its label"
        case .notAChoice(let label, let value, let choices):
            "\(MessageText.quoted(value, of: label)) is not among the values of \"\(label)\"; choose among "
                + MessageText.list(choices.map(\.description))
        case .notADate(let label, let value):
            "\(MessageText.quoted(value, of: label)) for \"\(label)\" is not a date, or could mean two days; write it as 2026-02-11"
        case .takesOneValue(let label):
            "\"\(label)\" takes one value, to which nothing can be added; set the field instead"
        case .notReadBack(let label):
            "the value for \"\(label)\" would be read as something else; look for headings, labels, open fences and line "
                + "breaks in it"
        case .titleNotReadBack:
            "the title would be read as something else; give one line without marks of a heading at its end"
        }
    }
}

/// Why a change to a log cannot be made: the entry, the reason, and what to do.
public struct LogEditError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The entry that was to change; nil for the header.
    public let entry: EntryID?

    /// Where the entry or the header begins; nil if there is none.
    public let position: SourcePosition?

    /// What is wrong, with the label of the field.
    public let problem: FieldEditError

    init(_ problem: FieldEditError, entry: EntryID?, position: SourcePosition?) {
        (self.problem, self.entry, self.position) = (problem, entry, position)
    }

    init(_ problem: FieldEditError, at target: EditTarget, in log: LogDocument) {
        let source = log.document.source
        switch target {
        case .header:
            let start = log.header.map { log.document.range(of: $0.node).lowerBound }
            self.init(problem, entry: nil, position: start.map { source.position(at: $0) })
        case .entry(let index):
            let entry = log.syntax[index]
            self.init(problem, entry: entry.id, position: source.position(at: entry.range.lowerBound))
        }
    }

    /// The entry, what is wrong, and what to do about it.
    public var description: String {
        switch problem {
        case .noEntry, .noHeader: "\(problem)"
        case .noField, .noRole, .notAChoice, .notADate, .takesOneValue, .notReadBack, .titleNotReadBack:
            "\(entry?.text ?? "the header"): \(problem)"
        }
    }
}
