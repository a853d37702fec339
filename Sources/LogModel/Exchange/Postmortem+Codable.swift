/// A draft is an object with a `title` and its `fields`, each with `label` and `text`.
extension EntryDraft: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case title, fields
    }

    /// Reads a draft.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.members(Key.self)
        self.init(
            title: try container.decode(String.self, forKey: .title),
            fields: try container.decodeIfPresent([Field].self, forKey: .fields) ?? []
        )
    }

    /// Writes a draft.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(title, forKey: .title)
        if !fields.isEmpty { try container.encode(fields, forKey: .fields) }
    }
}

extension EntryDraft.Field: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case label, text
    }

    /// Reads a field.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.members(Key.self)
        self.init(
            label: try container.decode(String.self, forKey: .label),
            text: try container.decode(String.self, forKey: .text)
        )
    }

    /// Writes a field.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(label, forKey: .label)
        try container.encode(text, forKey: .text)
    }
}

/// A post-mortem is an object with its parts. Parts that are nil or false are left out.
extension Postmortem: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case date, failure, rule, category, addsCategory, crossSystem, isDraft
    }

    /// Reads a post-mortem.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.members(Key.self)
        self.init(
            failure: try container.decodeIfPresent(EntryDraft.self, forKey: .failure),
            rule: try container.decodeIfPresent(PreventiveRule.self, forKey: .rule) ?? PreventiveRule.none,
            category: try container.decodeIfPresent(String.self, forKey: .category),
            addsCategory: try container.decodeIfPresent(Bool.self, forKey: .addsCategory) ?? false,
            crossSystem: try container.decodeIfPresent(CrossSystem.self, forKey: .crossSystem),
            date: try container.decode(LogDate.self, forKey: .date),
            isDraft: try container.decodeIfPresent(Bool.self, forKey: .isDraft) ?? false
        )
    }

    /// Writes a post-mortem.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(date, forKey: .date)
        try container.encodeIfPresent(failure, forKey: .failure)
        if rule != .none { try container.encode(rule, forKey: .rule) }
        try container.encodeIfPresent(category, forKey: .category)
        if addsCategory { try container.encode(addsCategory, forKey: .addsCategory) }
        try container.encodeIfPresent(crossSystem, forKey: .crossSystem)
        if isDraft { try container.encode(isDraft, forKey: .isDraft) }
    }
}

/// A new rule is `{"new": {"title": …, "fields": […]}, "layer": "System"}`, an existing one is `{"existing":
/// "R-BIZ-SYS-001"}`, and no rule is `{}`.
extension Postmortem.PreventiveRule: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case new, layer, existing
    }

    /// Reads a rule.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.members(Key.self)
        let draft = try container.decodeIfPresent(EntryDraft.self, forKey: .new)
        let id = try container.decodeIfPresent(RuleID.self, forKey: .existing)
        if draft == nil, try container.has(.layer) {
            throw container.unknown(.layer, "only a new rule has a layer here; remove it")
        }
        switch (draft, id) {
        case (let draft?, nil):
            self = .new(draft, layer: try container.decodeIfPresent(String.self, forKey: .layer))
        case (nil, let id?): self = .existing(id)
        case (nil, nil): self = .none
        case (_?, _?):
            throw DecodingError.dataCorruptedError(
                forKey: .existing,
                in: container,
                debugDescription: "a rule is new or existing; remove one of the two"
            )
        }
    }

    /// Writes a rule.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .new(let draft, let layer):
            try container.encode(draft, forKey: .new)
            try container.encodeIfPresent(layer, forKey: .layer)
        case .existing(let id): try container.encode(id, forKey: .existing)
        case .none: break
        }
    }
}

/// The values for the other system's log are an object; parts that are nil are left out.
extension Postmortem.CrossSystem: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case category, fields
    }

    /// Reads the values for the other system's log.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.members(Key.self)
        self.init(
            category: try container.decodeIfPresent(String.self, forKey: .category),
            fields: try container.decodeIfPresent([EntryDraft.Field].self, forKey: .fields) ?? []
        )
    }

    /// Writes the values for the other system's log.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encodeIfPresent(category, forKey: .category)
        if !fields.isEmpty { try container.encode(fields, forKey: .fields) }
    }
}
