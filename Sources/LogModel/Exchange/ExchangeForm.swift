/// The error for an object's member that the format does not have. It is the underlying error of the
/// `DecodingError`.
public struct UnknownMember: Error {}

extension Decoder {
    /// The object's members, all of which must be known.
    ///
    /// - Throws: `DecodingError` with ``UnknownMember`` at the first unknown member.
    func members<Key: CodingKey & CaseIterable>(_ type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        let names = try container(keyedBy: MemberName.self)
        let unknown = names.allKeys.filter { Key(stringValue: $0.stringValue) == nil }
        if let name = unknown.min(by: { $0.stringValue < $1.stringValue }) {
            let known = Key.allCases.map { "\"\($0.stringValue)\"" }.joined(separator: ", ")
            throw names.unknown(name, "unknown member; the known ones are \(known)")
        }
        return try container(keyedBy: type)
    }
}

/// Any member name.
private struct MemberName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init?(stringValue: String) { self.stringValue = stringValue }

    init?(intValue: Int) { nil }
}

extension KeyedDecodingContainer {
    /// Whether a member exists and is not null.
    func has(_ key: Key) throws -> Bool { try contains(key) && !decodeNil(forKey: key) }

    /// The error for a member that must not be there.
    func unknown(_ key: Key, _ reason: String) -> DecodingError {
        DecodingError.dataCorrupted(
            DecodingError.Context(
                codingPath: codingPath + [key],
                debugDescription: reason,
                underlyingError: UnknownMember()
            )
        )
    }

    /// Checks the members with the format's name and version.
    ///
    /// - Throws: `DecodingError` at the member with another name or version.
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
