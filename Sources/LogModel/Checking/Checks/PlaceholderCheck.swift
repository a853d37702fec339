internal import MarkdownAST

/// `placeholder-left`: ids, titles and values that are still the template's.
struct PlaceholderCheck {
    let facts: LogFacts

    func run(_ findings: inout Findings) {
        guard findings.wants(.placeholderLeft) else { return }
        let bytes = facts.source.bytes
        if !facts.log.templates.isEmpty {
            for region in facts.document.entryRegions where region.heading.scan.isPlaceholder {
                let id = bytes.string(region.heading.id)
                findings.add(
                    .placeholderLeft, region.heading.id, "\(id) is the template's; give the entry a number")
            }
        }
        for entry in facts.entries {
            if facts.placeholders.titles.contains(entry.entry.title), !entry.entry.title.isEmpty {
                let range = entry.entry.region.heading.title
                findings.add(.placeholderLeft, range, "the title is the template's; say what failed")
            }
            for field in entry.fields {
                guard let schema = field.schema, !field.isEmpty, isPlaceholder(field) else { continue }
                let message =
                    "\(facts.quoted(field.firstLine)) is the template's; say what '\(schema.label)' asks for"
                findings.add(.placeholderLeft, field.firstLine, message)
            }
        }
    }

    /// Whether a field holds the template's text, or a placeholder id where the id of a rule should be.
    func isPlaceholder(_ field: LogFacts.Field) -> Bool {
        if facts.placeholders.isPlaceholder(field, in: facts.source) { return true }
        guard case .ruleReference = field.schema?.kind else { return false }
        let bytes = facts.source.bytes
        let start = field.firstLine.lowerBound
        let first = bytes.has("[", at: start) ? start + 1 : start
        return EntryID.Scan(bytes, at: first, end: field.firstLine.upperBound)?.isPlaceholder ?? false
    }
}
