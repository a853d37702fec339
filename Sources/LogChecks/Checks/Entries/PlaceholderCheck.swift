internal import LogModel
internal import MarkdownAST

extension DiagnosticCode {
    /// A placeholder of the template was not replaced.
    public static let placeholderLeft = Self(rawValue: "placeholder-left")
}

/// Ids, titles and values that are still the template's placeholders.
struct PlaceholderCheck: LogCheck {
    let explanations: [DiagnosticCode.Explanation] = [
        .init(
            .placeholderLeft,
            .error,
            "text of the template was left in an entry",
            meaning: "The value, the title or the id is what the template has in its place.",
            example: "**Root Cause:**\n[Root cause]",
            remedy: "Replace it."
        )
    ]

    func run(_ context: CheckContext, _ findings: inout Findings) {
        let facts = context.facts
        let bytes = facts.source.bytes
        if !facts.log.templates.isEmpty {
            for range in facts.log.placeholders {
                let id = bytes.string(range)
                findings.add(
                    .placeholderLeft, at: range, "\(id) is the template's; give the entry a number")
            }
        }
        for entry in facts.entries {
            if facts.placeholders.isTitle(entry.titleRange, in: bytes) {
                findings.add(
                    .placeholderLeft, at: entry.titleRange, "the title is the template's; say what failed")
            }
            for field in facts.fields(of: entry) where field.schemaIndex != nil && !field.isEmpty {
                guard facts.isPlaceholder(field, of: entry),
                    let schema = facts.schema(of: field, in: entry)
                else {
                    continue
                }
                let message =
                    "\(facts.quoted(field.firstLine)) is the template's; say what '\(schema.label)' asks for"
                findings.add(.placeholderLeft, at: field.firstLine, message)
            }
        }
    }
}

extension LogFacts {
    /// Whether a value is the template's text, or a placeholder id in place of a rule's id.
    func isPlaceholder(_ field: FieldFacts, of entry: Entry) -> Bool {
        let bytes = source.bytes
        if placeholders.isPlaceholder(field, ofSchema: entry.schemaIndex, in: bytes) { return true }
        guard field.role == .ruleReference else { return false }
        let start = field.firstLine.lowerBound
        let first = bytes.has("[", at: start) ? start + 1 : start
        return EntryID.Scan(bytes, at: first, end: field.firstLine.upperBound)?.isPlaceholder ?? false
    }
}
