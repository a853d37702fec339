extension KeyedDecodingContainer {
    /// Makes sure that the members which name a form and its version say what can be read.
    ///
    /// - Throws: `DecodingError` at the member that says something else.
    func requireForm(_ name: String, version: Int, named nameKey: Key, _ versionKey: Key) throws {
        let format = try decode(String.self, forKey: nameKey)
        guard format == name else {
            throw DecodingError.dataCorruptedError(
                forKey: nameKey,
                in: self,
                debugDescription: "the format is \"\(format)\"; only \"\(name)\" can be read"
            )
        }
        let found = try decode(Int.self, forKey: versionKey)
        guard found == version else {
            throw DecodingError.dataCorruptedError(
                forKey: versionKey,
                in: self,
                debugDescription: "version \(found) is not known; only version \(version) can be read"
            )
        }
    }
}
