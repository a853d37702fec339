/// A failure is an object with its parts. `introduction` and `appendix` are left out if empty.
extension Failure: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case id, title, introduction, fields, appendix
    }

    /// Reads a failure.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.members(Key.self)
        self.init(
            id: try container.decode(EntryID.self, forKey: .id),
            title: try container.decode(String.self, forKey: .title),
            introduction: try container.decodeIfPresent(String.self, forKey: .introduction) ?? "",
            fields: try container.decode([Field].self, forKey: .fields),
            appendix: try container.decodeIfPresent(String.self, forKey: .appendix) ?? ""
        )
    }

    /// Writes a failure.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(id, forKey: .id)
        try container.encode(title, forKey: .title)
        if !introduction.isEmpty { try container.encode(introduction, forKey: .introduction) }
        try container.encode(ownFields, forKey: .fields)
        if !appendix.isEmpty { try container.encode(appendix, forKey: .appendix) }
    }
}

extension Failure.Field: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case label, isKnown, content
    }

    /// Reads a field. It counts as known unless the object says otherwise.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.members(Key.self)
        self.init(
            label: try container.decode(String.self, forKey: .label),
            isKnown: try container.decodeIfPresent(Bool.self, forKey: .isKnown) ?? true,
            value: try container.decode(FieldValue.self, forKey: .content)
        )
    }

    /// Writes a field.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(label, forKey: .label)
        try container.encode(isKnown, forKey: .isKnown)
        try container.encode(value, forKey: .content)
    }
}
