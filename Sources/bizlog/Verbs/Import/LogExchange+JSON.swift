internal import LogModel

extension LogExchange {
    /// Decodes a log from JSON.
    static func reading(json bytes: [UInt8]) throws(JSONError) -> LogExchange {
        try JSONError.decoding(LogExchange.self, from: bytes)
    }
}
