/// The value of a field.
public enum FieldValue: Sendable, Hashable, CustomStringConvertible {
    /// A date, and the text after it.
    case date(LogDate, remark: String)

    /// One of the values in the schema, and the text after it.
    case choice(Choice, remark: String)

    /// Markdown without blank lines around it and without the indentation of a list item. Also a value that
    /// should be a date or a choice but cannot be read as one.
    case text(String)

    /// The value as a canonical file spells it.
    public var description: String {
        switch self {
        case .date(let date, let remark): date.description + (remark.isEmpty ? "" : " \(remark)")
        case .choice(let choice, let remark): choice.description + (remark.isEmpty ? "" : " \(remark)")
        case .text(let text): text
        }
    }
}
