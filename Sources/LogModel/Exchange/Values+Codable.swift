extension LogDate: Codable {
    /// Reads a date from a string: `2026-02-11`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let date = LogDate(text), date.description == text else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "\"\(text)\" is not a date; write it as 2026-02-11"
            )
        }
        self = date
    }

    /// Writes the date as a string: `2026-02-11`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension EntryID: Codable {
    /// Reads an id from a string: `F-BIZ-001`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let id = EntryID(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription:
                    "\"\(text)\" is not an id; an id has capitals and a number, such as F-BIZ-001"
            )
        }
        self = id
    }

    /// Writes the id as a string, in capitals: `F-BIZ-001`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(capitals)
    }
}

extension Choice: Codable {
    /// Reads a choice from a string: `🟡 Important`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let choice = Choice(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "\"\(text)\" has no name; write a mark and a name, or a name"
            )
        }
        self = choice
    }

    /// Writes the choice as a string: `🟡 Important`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
