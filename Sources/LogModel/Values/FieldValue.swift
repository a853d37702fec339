/// What a field of an entry says.
public enum FieldValue: Sendable, Hashable, CustomStringConvertible {
    /// A day, and what follows it.
    case date(LogDate, remark: String)

    /// One of the values that the schema lists, and what follows it.
    case choice(Choice, remark: String)

    /// Markdown, without blank lines around it and without the indentation of a list item that it may stand in. Also what
    /// should be a date or a choice and cannot be read as one.
    case text(String)

    /// The value as a canonical file has it.
    public var description: String {
        switch self {
        case .date(let date, let remark): date.description + (remark.isEmpty ? "" : " \(remark)")
        case .choice(let choice, let remark): choice.description + (remark.isEmpty ? "" : " \(remark)")
        case .text(let text): text
        }
    }
}
