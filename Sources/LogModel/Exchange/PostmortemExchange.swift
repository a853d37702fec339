/// A post-mortem in the JSON format in which it is queued, with the format's name and version.
///
/// A new version that only adds optional members keeps its number.
public struct PostmortemExchange: Sendable, Hashable {
    /// The value of the member `format`.
    public static let format = "bizlog-postmortem"

    /// The version that is written, and the newest one that is read.
    public static let version = 1

    /// The post-mortem.
    public let postmortem: Postmortem

    /// Wraps a post-mortem for exchange.
    public init(_ postmortem: Postmortem) { self.postmortem = postmortem }
}

extension PostmortemExchange: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case format, version, postmortem
    }

    /// Reads a post-mortem.
    ///
    /// - Throws: `DecodingError` with the path to the error.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.members(Key.self)
        try container.requireForm(Self.format, version: Self.version, named: .format, .version)
        postmortem = try container.decode(Postmortem.self, forKey: .postmortem)
    }

    /// Writes a post-mortem.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(Self.version, forKey: .version)
        try container.encode(postmortem, forKey: .postmortem)
    }
}
