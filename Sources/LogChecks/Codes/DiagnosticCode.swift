/// The kind of a problem that checks find, by its name: `wrong-total`. People select, suppress and look up codes by their names.
///
/// Each check declares the codes that it reports, so a program can have codes of its own, see ``LogCheck``:
///
/// ```swift
/// extension DiagnosticCode {
///     static let thinLessons: Self = "thin-lessons"
/// }
/// ```
public struct DiagnosticCode: RawRepresentable, ExpressibleByStringLiteral, Sendable, Hashable {
    /// The code's name.
    public let rawValue: String

    /// The code with a name: letters, digits and hyphens. One with other characters cannot be suppressed by a comment.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The code with a name.
    public init(stringLiteral name: String) { rawValue = name }
}

extension DiagnosticCode: CustomStringConvertible {
    /// The code's name.
    public var description: String { rawValue }
}
