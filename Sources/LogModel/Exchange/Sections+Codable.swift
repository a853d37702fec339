extension FailureLog {
    private enum Key: String, CodingKey, CaseIterable {
        case header, parts
    }

    /// Reads a log.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.members(Key.self)
        self.init(
            header: try container.decode(Header.self, forKey: .header),
            parts: try container.decode([Part].self, forKey: .parts)
        )
    }

    /// Writes a log.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(header, forKey: .header)
        try container.encode(parts, forKey: .parts)
    }
}

extension FailureLog.Section {
    private enum Key: String, CodingKey, CaseIterable {
        case title, blocks
    }

    /// Reads a section.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.members(Key.self)
        self.init(
            title: try container.decode(String.self, forKey: .title),
            blocks: try container.decode([FailureLog.Block].self, forKey: .blocks)
        )
    }
}

extension Category {
    private enum Key: String, CodingKey, CaseIterable {
        case name, count, trend
    }

    /// Reads a category.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.members(Key.self)
        self.init(
            name: try container.decode(String.self, forKey: .name),
            count: try container.decode(Int.self, forKey: .count),
            trend: try container.decode(String.self, forKey: .trend)
        )
    }
}

extension HistoricalReference {
    private enum Key: String, CodingKey, CaseIterable {
        case id, summary
    }

    /// Reads a reference.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.members(Key.self)
        self.init(
            id: try container.decode(EntryID.self, forKey: .id),
            summary: try container.decode(String.self, forKey: .summary)
        )
    }
}

extension RelatedFile {
    private enum Key: String, CodingKey, CaseIterable {
        case path, summary
    }

    /// Reads a file.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.members(Key.self)
        self.init(
            path: try container.decode(String.self, forKey: .path),
            summary: try container.decode(String.self, forKey: .summary)
        )
    }
}
