internal import LogModel
internal import MarkdownAST

extension DiagnosticCode {
    /// A field has no value.
    public static let emptyField = Self(rawValue: "empty-field")
    /// A value is not in the template's list.
    public static let unknownValue = Self(rawValue: "unknown-value")
}

/// The values of fields, but for dates.
struct FieldValueCheck: LogCheck {
    let explanations: [DiagnosticCode.Explanation] = [
        .init(
            .emptyField,
            .warning,
            "a field has no value",
            meaning: "The label stands there, and nothing behind or under it.",
            example: "**Root Cause:**",
            remedy: "Write what the field asks for; `unknown` is an answer too."
        ),
        .init(
            .unknownValue,
            .warning,
            "a value is not in the template's list",
            meaning: """
                The template lists the values of the field (`System / Process / Model`). Capitals and marks may differ, and a remark \
                may follow behind punctuation.
                """,
            example: "**Severity:** Major",
            remedy: "Use one of the values, or add the new one to the template."
        ),
    ]

    func run(_ context: CheckContext, _ findings: inout Findings) {
        let facts = context.facts
        var kept: [Int: KeptFields] = [:]
        for entry in facts.entries {
            for field in facts.fields(of: entry) {
                if field.isEmpty {
                    guard let schema = facts.schema(of: field, in: entry), !field.isOrigin else { continue }
                    findings.add(.emptyField, at: field.label, "'\(schema.label)' is empty")
                } else if field.role == .choice, entry.hasKnownForm, field.reading == .text {
                    let own = kept[entry.schemaIndex] ?? KeptFields(facts, schemaIndex: entry.schemaIndex)
                    kept[entry.schemaIndex] = own
                    guard let index = field.schemaIndex, own.usesValues(of: index) else { continue }
                    checkChoice(field, of: entry, facts, &findings)
                }
            }
        }
    }

    /// Checks a value that could not be read as one of the field's choices.
    private func checkChoice(
        _ field: FieldFacts,
        of entry: LogFacts.Entry,
        _ facts: LogFacts,
        _ findings: inout Findings
    ) {
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
        let message = "\(value) is not among the values of '\(schema.label)'; \(way)"
        findings.add(.unknownValue, at: field.firstLine, message)
    }
}
