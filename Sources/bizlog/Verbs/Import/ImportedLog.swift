internal import LogModel

/// A log that was read from JSON: one in bizlog's own form, or one whose entries were inferred.
enum ImportedLog: Decodable {
    case own(FailureLog)
    case inferred(InferredLog)

    private enum Key: String, CodingKey {
        case form
    }

    init(from decoder: any Decoder) throws {
        if try decoder.container(keyedBy: Key.self).contains(.form) {
            self = .inferred(try InferredLogExchange(from: decoder).log)
        } else {
            self = .own(try LogExchange(from: decoder).log)
        }
    }

    /// Decodes a log from JSON.
    static func reading(json bytes: [UInt8]) throws(JSONError) -> ImportedLog {
        try JSONError.decoding(ImportedLog.self, from: bytes)
    }
}
