internal import MarkdownAST

/// `missing-field`, `empty-field`, `unknown-value`, `invalid-date`, `future-date` and `unrecognized-entry`:
/// the fields of each entry, compared with its schema.
struct FieldCheck {
    let facts: LogFacts
    let today: LogDate

    func run(_ findings: inout Findings) {
        var unrecognized: [LogFacts.Entry] = []
        for entry in facts.entries {
            let fields = facts.fields(of: entry)
            let required = facts.schemas[entry.schemaIndex].required(ofRule: entry.isRule)
            let missing = required.filter { index in !fields.contains { $0.schemaIndex == index } }
            let isRecognized =
                missing.isEmpty || (required.count - missing.count) * 3 >= required.count * 2
                || facts.followsTemplate(entry)
            if isRecognized, !missing.isEmpty {
                let schema = facts.schemas[entry.schemaIndex].schema
                let labels = missing.map { "'\(schema.fields[$0].label)'" }.joined(separator: ", ")
                findings.add(.missingField, entry.idRange, "\(entry.id) has no \(labels)")
            }
            if !isRecognized { unrecognized.append(entry) }
            for field in fields { check(field, of: entry, isRecognized: isRecognized, &findings) }
        }
        if let first = unrecognized.first {
            let count = unrecognized.count
            let subject =
                count == 1
                ? "\(first.id) has"
                : "\(first.id) and \((count - 1).counting("more entry", "more entries")) have"
            let message =
                "\(subject) other fields than bizlog knows; add a template to the file to have them checked"
            findings.add(.unrecognizedEntry, first.idRange, message)
        }
    }

    private func check(
        _ field: FieldFacts,
        of entry: LogFacts.Entry,
        isRecognized: Bool,
        _ findings: inout Findings
    ) {
        if field.isEmpty {
            guard let schema = facts.schema(of: field, in: entry), !field.isOrigin else { return }
            findings.add(.emptyField, field.label, "'\(schema.label)' is empty")
            return
        }
        switch field.role {
        case .date:
            DateCheck(facts: facts, today: today).check(field, ofSchema: entry.schemaIndex, &findings)
        case .choice: if isRecognized, field.reading == .text { checkChoice(field, of: entry, &findings) }
        case .text, .list, .ruleReference, .unknown: return
        }
    }

    /// Checks a value that could not be read as one of the field's choices.
    private func checkChoice(_ field: FieldFacts, of entry: LogFacts.Entry, _ findings: inout Findings) {
        let bytes = facts.source.bytes
        guard !facts.placeholders.isPlaceholder(field, ofSchema: entry.schemaIndex, in: bytes),
            let schema = facts.schema(of: field, in: entry), case .choice(let choices) = schema.kind,
            ChoiceScanner.match(bytes, field.firstLine, choices) == nil
        else { return }
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

extension LogFacts {
    /// Whether the file's template applies to an entry, by its id.
    fileprivate func followsTemplate(_ entry: Entry) -> Bool {
        let schema = schemas[entry.schemaIndex].schema
        return schema.isFromTemplate && source.bytes[entry.idRange].starts(with: schema.idPrefix.utf8)
    }
}
