internal import LogModel

/// A schema, and what the checks ask of it for every entry.
struct SchemaFacts {
    let schema: LogSchema
    /// What each field is for.
    let roles: [FieldFacts.Role]
    /// The index of the field that says where a rule comes from.
    let origin: Int?
    /// The fields that an entry must have: a failure, and a rule.
    private let required: (failure: [Int], rule: [Int])

    init(_ schema: LogSchema) {
        self.schema = schema
        roles = schema.fields.map { FieldFacts.Role($0.kind) }
        let origin = schema.fields.firstIndex { $0.role == .origin }
        self.origin = origin
        // The built-in schema of rules asks for no reasons, and origins are checked elsewhere.
        let rule = schema.fields.indices.filter { index in
            index != origin && (schema.isFromTemplate || schema.fields[index].role != .why)
        }
        required = (Array(schema.fields.indices), rule)
    }

    /// The fields that an entry must have, by their indices in the schema.
    func required(ofRule isRule: Bool) -> [Int] { isRule ? required.rule : required.failure }

    /// How the fields of an entry fit the schema.
    ///
    /// - Parameter id: the entry's id as it stands in the file.
    func form(of fields: ArraySlice<FieldFacts>, _ id: ArraySlice<UInt8>, _ isRule: Bool)
        -> (lacksFields: Bool, isKnown: Bool)
    {
        let required = required(ofRule: isRule)
        let missing = required.count { index in !fields.contains { $0.schemaIndex == index } }
        let isKnown =
            missing == 0 || (required.count - missing) * 3 >= required.count * 2
            || schema.isFromTemplate && id.isID(beginningWith: schema.idPrefix)
        return (missing > 0, isKnown)
    }

    /// The schemas of the entries of one file.
    struct List {
        let all: [SchemaFacts]
        private let templates: [LogSchema]

        init(templates: [LogSchema]) {
            self.templates = templates
            all = (templates + [.failures, .rules]).map(SchemaFacts.init)
        }

        subscript(index: Int) -> SchemaFacts { all[index] }

        /// The index of the schema that the entry with an id is read with, see `LogDocument.schema(forID:templates:)`.
        func index(forID id: ArraySlice<UInt8>) -> Int {
            LogDocument.schemaIndex(forID: id, templates: templates)
        }
    }
}
