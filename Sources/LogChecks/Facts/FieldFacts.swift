internal import LogModel
internal import MarkdownAST

/// A field of an entry or a header, as it stands and as it is read.
struct FieldFacts {
    fileprivate let written: Label
    /// nil if the schema does not know the label.
    let schemaIndex: Int?
    let role: Role
    /// Whether it says where a rule comes from.
    let isOrigin: Bool
    /// Whether it says what kind of failure it is.
    let isCategory: Bool
    let reading: FieldReading
    /// From the first to the last byte of the value; empty, behind the label, if there is none.
    let range: Range<Int>
    /// The part of the range that is on its first line.
    let firstLine: Range<Int>

    var isEmpty: Bool { range.isEmpty }

    /// The label with its marks and colon.
    var label: Range<Int> { written.range }

    /// The date that it is read as.
    var date: LogDate? { if case .date(let date, _) = reading { date } else { nil } }

    /// What a field is for.
    enum Role: UInt8 {
        case date, choice, text, list, ruleReference
        /// The schema does not know it.
        case unknown

        init(_ kind: FieldSchema.Kind?) {
            switch kind {
            case .date: self = .date
            case .choice: self = .choice
            case .text: self = .text
            case .list: self = .list
            case .ruleReference: self = .ruleReference
            case nil: self = .unknown
            }
        }

        /// Whether it holds words of its own.
        var isProse: Bool {
            switch self {
            case .text, .list, .unknown: true
            case .date, .choice, .ruleReference: false
            }
        }
    }
}

extension Document {
    /// The fields of an entry or a header, in the order of the schema.
    func facts(of body: EntryBody, _ schema: SchemaFacts) -> [FieldFacts] {
        var facts: [FieldFacts] = []
        appendFacts(of: body, schema, to: &facts)
        return facts
    }

    /// Adds the fields of an entry or a header, in the order of the schema.
    func appendFacts(of body: EntryBody, _ schema: SchemaFacts, to facts: inout [FieldFacts]) {
        for field in body.allFields(inOrderOf: schema.schema) {
            let role = field.schemaIndex.map { schema.roles[$0] } ?? .unknown
            let place = valuePlace(of: field)
            var reading = FieldReading.text
            if let index = field.schemaIndex, role == .date || role == .choice {
                reading = self.reading(of: field, at: place, schema.schema.fields[index].kind)
            }
            facts.append(
                FieldFacts(
                    written: field.label,
                    schemaIndex: field.schemaIndex,
                    role: role,
                    isOrigin: field.schemaIndex.map { $0 == schema.origin }
                        ?? has(.origin, field, schema.schema),
                    isCategory: has(.category, field, schema.schema),
                    reading: reading,
                    range: place.range,
                    firstLine: place.firstLine
                )
            )
        }
    }
}
