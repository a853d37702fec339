internal import MarkdownAST

/// `missing-field`, `empty-field`, `unknown-value`, `invalid-date`, `future-date` and `unrecognized-entry`: what each entry says of
/// each field of its schema.
struct FieldCheck {
    let facts: LogFacts
    let today: LogDate

    func run(_ findings: inout Findings) {
        var unrecognized: [LogFacts.Entry] = []
        for entry in facts.entries {
            let required = requiredFields(of: entry)
            let known = Set(entry.fields.compactMap { $0.schema?.key })
            let missing = required.filter { !known.contains($0.key) }
            let isRecognized =
                entry.followsTemplate || (required.count - missing.count) * 3 >= required.count * 2
            if isRecognized, !missing.isEmpty {
                let labels = missing.map { "'\($0.label)'" }.joined(separator: ", ")
                findings.add(.missingField, entry.idRange, "\(entry.id) has no \(labels)")
            }
            if !isRecognized { unrecognized.append(entry) }
            for field in entry.fields { check(field, isRecognized: isRecognized, &findings) }
        }
        if let first = unrecognized.first {
            let count = unrecognized.count
            let subject =
                switch count {
                case 1: "\(first.id) has"
                case 2: "\(first.id) and one more entry have"
                default: "\(first.id) and \(count - 1) more entries have"
                }
            let message =
                "\(subject) other fields than bizlog knows; add a template to the file to have them checked"
            findings.add(.unrecognizedEntry, first.idRange, message)
        }
    }

    /// The fields that an entry must have. The built-in schema of rules asks for no reasons, and origins are checked elsewhere.
    private func requiredFields(of entry: LogFacts.Entry) -> [FieldSchema] {
        let schema = entry.entry.schema
        guard entry.isRule else { return schema.fields }
        return schema.fields.filter { $0.key != Self.origin && (schema.isFromTemplate || $0.key != Self.why) }
    }

    private static let origin = Array("origin".utf8)
    private static let why = Array("why".utf8)

    private func check(_ field: LogFacts.Field, isRecognized: Bool, _ findings: inout Findings) {
        guard let schema = field.schema else { return }
        if field.isEmpty {
            if facts.isOrigin(field) { return }
            findings.add(.emptyField, field.label, "'\(schema.label)' is empty")
            return
        }
        switch schema.kind {
        case .date: DateCheck(facts: facts, today: today).check(field, &findings)
        case .choice(let choices):
            if isRecognized { check(field, schema, choices, &findings) }
        case .text, .list, .ruleReference: return
        }
    }

    private func check(
        _ field: LogFacts.Field,
        _ schema: FieldSchema,
        _ choices: [Choice],
        _ findings: inout Findings
    ) {
        guard case .text = field.value, !facts.placeholders.isPlaceholder(field, in: facts.source) else {
            return
        }
        let bytes = facts.source.bytes
        if ChoiceScanner.match(bytes, field.firstLine, choices) != nil { return }
        let way: String
        if let nearest = NearestChoice.of(bytes[field.firstLine], among: choices) {
            way = "did you mean '\(nearest)'?"
        } else {
            let names = choices.prefix(12).map { "'\($0)'" }.joined(separator: ", ")
            way = "the template lists \(names)\(choices.count > 12 ? ", …" : "")"
        }
        let value = facts.quoted(field.firstLine)
        findings.add(
            .unknownValue, field.firstLine, "\(value) is not among the values of '\(schema.label)'; \(way)")
    }
}

extension LogFacts.Entry {
    /// Whether the file's template is for this entry, by its id.
    var followsTemplate: Bool {
        entry.schema.isFromTemplate && id.text.hasPrefix(entry.schema.idPrefix)
    }
}
