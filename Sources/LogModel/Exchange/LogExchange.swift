/// A log with the name and version of the form in which programs exchange it as JSON.
///
/// The form is described by `Fixtures/schema/bizlog-log-1.schema.json`. A member that is not known is refused, and
/// so is one of the same name as another; a version that adds nothing but optional members keeps its number.
///
/// ```swift
/// let json = try JSONEncoder().encode(LogExchange(log))
/// let log = try JSONDecoder().decode(LogExchange.self, from: json).log
/// ```
public struct LogExchange: Sendable, Hashable {
    /// What the member `format` says.
    public static let format = "bizlog-log"

    /// The version that is written, and the newest that is read.
    public static let version = 1

    /// The log.
    public let log: FailureLog

    /// A log for exchange.
    public init(_ log: FailureLog) { self.log = log }
}

extension LogExchange: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case format, version, header, parts
    }

    /// Reads a log.
    ///
    /// - Throws: `DecodingError`, with the path to what is wrong.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.members(Key.self)
        try container.requireForm(Self.format, version: Self.version, named: .format, .version)
        log = FailureLog(
            header: try container.decode(FailureLog.Header.self, forKey: .header),
            parts: try container.decode([FailureLog.Part].self, forKey: .parts)
        )
    }

    /// Writes a log.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(Self.version, forKey: .version)
        try container.encode(log.header, forKey: .header)
        try container.encode(log.parts, forKey: .parts)
    }
}
