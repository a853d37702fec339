/// What a change is made to.
enum EditTarget: Hashable, Comparable {
    case header
    /// An entry, by its index in the log.
    case entry(Int)
}

/// The changes to an entry or the header.
struct TargetChanges {
    var title: String?
    /// By the folded labels of the fields.
    var fields: [[UInt8]: FieldChange] = [:]

    /// The changes in the order in which they are made, which is that of the schema.
    var ordered: [Change] {
        let sorted = fields.values.sorted { left, right in
            let (first, second) = (left.field.schemaIndex ?? Int.max, right.field.schemaIndex ?? Int.max)
            return first == second
                ? left.field.key.lexicographicallyPrecedes(right.field.key) : first < second
        }
        return (title.map { [.title($0)] } ?? []) + sorted.map { .field($0) }
    }

    /// A change to the title or to a field.
    enum Change {
        case title(String)
        case field(FieldChange)
    }
}

/// What a field is to say.
struct FieldChange {
    let field: EditedField
    let value: FieldValue
    /// What to write behind the value that stands in the file to get the new value; nil to write all of it.
    let suffix: String?
}

/// A field that is to change, in an entry that may lack it.
struct EditedField {
    let target: EditTarget
    /// The words of the label, as they were given.
    let label: String
    /// The folded label.
    let key: [UInt8]
    /// The field in the entry; nil if the entry lacks it.
    let place: LogField?
    /// The field in the entry's schema; nil if the schema does not know it.
    let schema: FieldSchema?
    /// Its index in the schema.
    let schemaIndex: Int?

    init(_ label: String, _ target: EditTarget, _ scope: EditScope) {
        self.target = target
        self.label = label
        key = FoldedText.key(Array(label.utf8))
        place = scope.place(key)
        schemaIndex = scope.schema.fields.firstIndex { [key] in $0.key == key }
        schema = schemaIndex.map { scope.schema.fields[$0] }
    }

    /// What the field says; nil if the entry lacks it.
    var value: FieldValue? { place?.value }

    /// The kind of value that it asks for.
    var kind: FieldSchema.Kind { (place.map(\.schema) ?? schema)?.kind ?? .text }

    /// Whether it holds text, to which more can be added.
    var isText: Bool {
        switch kind {
        case .text, .list, .ruleReference: true
        case .date, .choice: false
        }
    }
}
