/// What a list of failures says of one: the values that repeat, and the title.
///
/// A value is nil where the entry does not have it or where it cannot be read as what it should be.
public struct EntrySummary: Sendable, Hashable, Identifiable {
    /// The id.
    public let id: EntryID

    /// The title, as Markdown.
    public let title: String

    /// The day, from the first date that the schema knows: of a failure when it happened, of a rule when it was added.
    public let date: LogDate?

    /// The preventive rules that the entry names, each once, in order: ``Failure/ruleReferences``.
    public let rules: [EntryID]

    private let facets: [Facet: Choice]

    /// The value of a facet without its remark. Text that the schema does not list is a choice of its own, by its first line.
    public subscript(facet: Facet) -> Choice? { facets[facet] }

    /// Summarises an entry.
    ///
    /// - Parameters:
    ///   - failure: the entry.
    ///   - schema: the one that the entry was read with.
    /// - Complexity: O(n) in the bytes of the entry's fields.
    public init(_ failure: Failure, schema: LogSchema) {
        id = failure.id
        title = failure.title
        date = Self.date(of: failure, schema)
        rules = failure.ruleReferences
        var facets: [Facet: Choice] = [:]
        for facet in Facet.allCases {
            let label = facet.field(of: schema)?.label ?? facet.label
            if let value = failure[label] { facets[facet] = Self.choice(value) }
        }
        self.facets = facets
    }

    private static func choice(_ value: FieldValue) -> Choice? {
        switch value {
        case .choice(let choice, _): choice
        case .text(let text): text.split(separator: "\n").first.flatMap { Choice(String($0)) }
        case .date(let date, _): Choice(date.description)
        }
    }

    private static func date(of failure: Failure, _ schema: LogSchema) -> LogDate? {
        for field in schema.fields {
            guard case .date = field.kind else { continue }
            if case .date(let date, _) = failure[field.label] { return date }
        }
        return nil
    }
}
