/// A side of a failure that its log can be filtered and counted by: one of the fields whose values repeat.
///
/// Which values there are comes from the log's template and from its entries, never from a list in the code.
public enum Facet: String, Sendable, Hashable, CaseIterable {
    /// How bad it was.
    case severity
    /// How far one has come with it.
    case status
    /// Which layer of the system it concerns.
    case layer
    /// Which part of the organisation it concerns.
    case entity
    /// What kind of failure it is, for logs whose entries say so.
    case category

    /// What the field that holds it is for.
    public var role: FieldRole {
        switch self {
        case .severity: .severity
        case .status: .status
        case .layer: .layer
        case .entity: .entity
        case .category: .category
        }
    }

    /// The label of the field where no schema says otherwise: `Severity`.
    public var label: String { RoleWords.label(for: role) }

    /// The field of a schema that holds it; nil if the schema has none.
    public func field(of schema: LogSchema) -> FieldSchema? { schema.field(for: role) }

    /// The values that a schema lists for it, in their order; empty if it lists none.
    public func listedValues(of schema: LogSchema) -> [Choice] {
        switch field(of: schema)?.kind {
        case .choice(let choices): choices
        case .date, .text, .list, .ruleReference, nil: []
        }
    }
}

extension LogDocument {
    /// The values that a facet can have in this log: those that the templates list, or the built-in schemas where an entry was
    /// read with one, then those that the entries use besides, each once.
    ///
    /// - Complexity: O(n) in the bytes of the entries.
    public func knownValues(of facet: Facet) -> [Choice] {
        var values = DistinctChoices()
        for schema in templates { values.insert(facet.listedValues(of: schema)) }
        for entry in entries {
            if !entry.schema.isFromTemplate { values.insert(facet.listedValues(of: entry.schema)) }
            if let value = entry.summary[facet] { values.insert([value]) }
        }
        return values.choices
    }
}

/// Choices in the order in which they were first met. Two with the same name are the same.
struct DistinctChoices {
    private(set) var choices: [Choice] = []
    private var places: [[UInt8]: Int] = [:]

    mutating func insert(_ new: [Choice]) {
        for choice in new { place(of: choice) }
    }

    /// Where a choice stands, at the end if it is new.
    @discardableResult
    mutating func place(of choice: Choice) -> Int {
        if let place = places[choice.key] { return place }
        places[choice.key] = choices.count
        choices.append(choice)
        return choices.count - 1
    }
}
