/// An object has a member that its form does not know. It is the underlying error of the `DecodingError` that says so.
public struct UnknownMember: Error {}

extension Decoder {
    /// The members of an object whose names are all known.
    ///
    /// - Throws: `DecodingError` with ``UnknownMember`` at one that is not.
    func members<Key: CodingKey & CaseIterable>(_ type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        let names = try container(keyedBy: MemberName.self)
        let unknown = names.allKeys.filter { Key(stringValue: $0.stringValue) == nil }
        if let name = unknown.min(by: { $0.stringValue < $1.stringValue }) {
            let known = Key.allCases.map { "\"\($0.stringValue)\"" }.joined(separator: ", ")
            throw names.unknown(name, "there is no such member; there are \(known)")
        }
        return try container(keyedBy: type)
    }
}

/// The name of a member, whatever it is.
private struct MemberName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init?(stringValue: String) { self.stringValue = stringValue }

    init?(intValue: Int) { nil }
}

extension KeyedDecodingContainer {
    /// Whether a member says something.
    func has(_ key: Key) throws -> Bool { try contains(key) && !decodeNil(forKey: key) }

    /// Why a member must not be there.
    func unknown(_ key: Key, _ reason: String) -> DecodingError {
        DecodingError.dataCorrupted(
            DecodingError.Context(
                codingPath: codingPath + [key],
                debugDescription: reason,
                underlyingError: UnknownMember()
            )
        )
    }

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
