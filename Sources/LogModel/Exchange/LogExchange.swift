/// A log in the JSON format for exchange between programs, with the format's name and version.
///
/// `Fixtures/schema/bizlog-log-1.schema.json` describes the format. Unknown and duplicate members are
/// refused. A new version that only adds optional members keeps its number.
///
/// ```swift
/// let json = try JSONEncoder().encode(LogExchange(log))
/// let log = try JSONDecoder().decode(LogExchange.self, from: json).log
/// ```
public struct LogExchange: Sendable, Hashable {
    /// The value of the member `format`.
    public static let format = "bizlog-log"

    /// The version that is written, and the newest one that is read.
    public static let version = 1

    /// The log.
    public let log: FailureLog

    /// Wraps a log for exchange.
    public init(_ log: FailureLog) { self.log = log }
}

extension LogExchange: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case format, version, header, parts
    }

    /// Reads a log.
    ///
    /// - Throws: `DecodingError` with the path to the error.
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
