internal import MarkdownAST

/// `placeholder-left`: ids, titles and values that are still the template's placeholders.
struct PlaceholderCheck {
    let facts: LogFacts

    func run(_ findings: inout Findings) {
        guard findings.wants(.placeholderLeft) else { return }
        let bytes = facts.source.bytes
        if !facts.log.templates.isEmpty {
            for range in facts.log.placeholders {
                let id = bytes.string(range)
                findings.add(
                    .placeholderLeft, range, "\(id) is the template's; give the entry a number")
            }
        }
        for entry in facts.entries {
            if facts.placeholders.isTitle(entry.titleRange, in: bytes) {
                findings.add(
                    .placeholderLeft, entry.titleRange, "the title is the template's; say what failed")
            }
            for field in facts.fields(of: entry) where field.schemaIndex != nil && !field.isEmpty {
                guard isPlaceholder(field, of: entry, in: bytes),
                    let schema = facts.schema(of: field, in: entry)
                else {
                    continue
                }
                let message =
                    "\(facts.quoted(field.firstLine)) is the template's; say what '\(schema.label)' asks for"
                findings.add(.placeholderLeft, field.firstLine, message)
            }
        }
    }

    /// Whether a value is the template's text, or a placeholder id in place of a rule's id.
    func isPlaceholder(_ field: FieldFacts, of entry: LogFacts.Entry, in bytes: [UInt8]) -> Bool {
        if facts.placeholders.isPlaceholder(field, ofSchema: entry.schemaIndex, in: bytes) { return true }
        guard field.role == .ruleReference else { return false }
        let start = field.firstLine.lowerBound
        let first = bytes.has("[", at: start) ? start + 1 : start
        return EntryID.Scan(bytes, at: first, end: field.firstLine.upperBound)?.isPlaceholder ?? false
    }
}
