internal import MarkdownAST

/// What a list of failures says of one: the values that repeat, and the title.
///
/// A value is nil where the entry does not have it or where it cannot be read as what it should be.
public struct EntrySummary: Sendable, Hashable, Identifiable {
    /// What names the entry: its id or its number. For one that has neither, its day or else its title.
    public let id: EntryID

    /// Whether an id or a number names the entry.
    public let hasID: Bool

    /// The title, as Markdown.
    public let title: String

    /// The day, from the first date that the schema knows: of a failure when it happened, of a rule when it was added.
    public let date: LogDate?

    /// The preventive rules that the entry names, each once, in order: ``Failure/ruleReferences``.
    public let rules: [RuleID]

    private let facets: [Facet: Choice]

    /// The value of a facet without its remark. Text that the schema does not list is a choice of its own, by its first line; of a
    /// severity and a status, by what stands there before a bracket, a dash or a comma.
    public subscript(facet: Facet) -> Choice? { facets[facet] }

    /// Summarises an entry.
    ///
    /// - Parameters:
    ///   - failure: the entry.
    ///   - schema: the one that the entry was read with.
    /// - Complexity: O(n) in the bytes of the entry's fields.
    public init(_ failure: Failure, schema: LogSchema) {
        self.init(failure, hasID: EntryID(failure.id.text) != nil, schema: schema)
    }

    private init(_ failure: Failure, hasID: Bool, schema: LogSchema) {
        id = failure.id
        self.hasID = hasID
        title = failure.title
        date = failure.date
        rules = failure.ruleReferences
        var facets: [Facet: Choice] = [:]
        for facet in Facet.allCases {
            let value = failure[facet.role] ?? facet.field(of: schema).flatMap { failure[$0.label] }
            if let choice = value?.choice(for: facet.role) { facets[facet] = choice }
        }
        self.facets = facets
    }

    /// Summarises an entry from the bytes that stand there, without reading what a list does not say.
    init(_ entry: LogEntry) {
        if let syntax = entry.syntax {
            self.init(syntax, entry.form, title: entry.title, in: entry.log.document)
        } else {
            self.init(entry.form, of: entry)
        }
    }

    /// Summarises an entry in a form that is not bizlog's own.
    private init(_ entry: FormEntry?, of view: LogEntry) {
        let document = view.log.document
        id = view.id
        hasID = view.hasID
        title = view.title
        date = entry?.date?.content
        var facets: [Facet: Choice] = [:]
        for facet in Facet.allCases {
            facets[facet] = entry.flatMap { document.choice(of: facet.role, in: $0) }
        }
        self.facets = facets
        rules = entry.map { document.rules(in: $0) } ?? []
    }

    private init(_ entry: EntrySyntax, _ form: FormEntry?, title: String, in document: Document) {
        let schema = entry.schema
        let fields = entry.body.allFields(inOrderOf: schema)
        id = entry.id
        hasID = true
        self.title = title
        let roles = document.roles(of: fields, schema)
        let day = document.day(of: fields, roles, schema)
        let found = document.supplements(of: form, to: entry, roles: roles, hasDay: day != nil)
        date = day ?? (found.contains { $0.role == .date } ? form?.date?.content : nil)
        rules = document.rules(in: fields, roles, nil)
        var facets: [Facet: Choice] = [:]
        for facet in Facet.allCases {
            guard let first = roles.firstIndex(of: facet.role) else {
                // What no field says, the heading may.
                let isFound = found.contains { $0.role == facet.role }
                let value = facet == .severity ? form?.severity : form?.status
                if isFound { facets[facet] = value?.content }
                continue
            }
            var field = fields[first]
            if field.schemaIndex == nil {
                let others = roles.indices.filter { roles[$0] == facet.role }
                field = document.best(of: others.map { fields[$0] }) ?? field
            }
            let kind = field.schemaIndex.map { schema.fields[$0].kind } ?? .text
            if let choice = document.choice(of: field, kind, for: facet.role) { facets[facet] = choice }
        }
        self.facets = facets
    }
}
