internal import LogModel

extension DiagnosticCode {
    /// An entry lacks a field of the template.
    public static let missingField = Self(rawValue: "missing-field")
}

/// The fields of each entry that its schema asks for.
struct MissingFieldCheck: LogCheck {
    let explanations: [DiagnosticCode.Explanation] = [
        .init(
            .missingField,
            .error,
            "an entry lacks fields of the template",
            meaning: """
                The log's own template says which fields an entry has. Without a template those of the built-in ones are asked for that \
                at least half of the log's entries have, and only of entries that have at least two thirds of them all.
                """,
            example: "### [F-BIZ-002] Title",
            remedy: "Add the fields, or take them out of the template if no entry needs them."
        )
    ]

    func run(_ context: CheckContext, _ findings: inout Findings) {
        let facts = context.facts
        var kept: [Int: KeptFields] = [:]
        for entry in facts.entries where entry.lacksFields && entry.hasKnownForm {
            let fields = facts.fields(of: entry)
            let schema = facts.schemas[entry.schemaIndex]
            let keptFields = kept[entry.schemaIndex] ?? KeptFields(facts, schemaIndex: entry.schemaIndex)
            kept[entry.schemaIndex] = keptFields
            let missing = schema.required(ofRule: entry.isRule).filter { index in
                keptFields.contains(index) && !fields.contains { $0.schemaIndex == index }
            }
            if missing.isEmpty { continue }
            let labels = missing.map { "'\(schema.schema.fields[$0].label)'" }.joined(separator: ", ")
            findings.add(.missingField, at: entry.idRange, "\(entry.id) has no \(labels)")
        }
    }
}
