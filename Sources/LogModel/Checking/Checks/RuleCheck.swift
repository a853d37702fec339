internal import MarkdownAST

/// `rule-without-origin`, `origin-mismatch` and `rule-in-wrong-section`: entries that are rules.
struct RuleCheck {
    let facts: LogFacts
    let references: ReferenceIndex

    func run(_ findings: inout Findings) {
        guard facts.entries.contains(where: \.isRule) else { return }
        let layers = LayerNames(facts.prefixes)
        let sections = facts.sections
        var next = 0
        // The section of the previous rule, and the layer that its title names.
        var last = 0
        var named: String?
        for entry in facts.entries where entry.isRule {
            checkOrigin(entry, &findings)
            let line = facts.source.line(at: entry.idRange.lowerBound)
            while next < sections.count, sections[next].lines.lowerBound < line { next += 1 }
            guard next > 0 else { continue }
            let title = sections[next - 1].title
            if next != last { (last, named) = (next, layers.prefix(of: Array(title.utf8))) }
            guard let prefix = named, !entry.id.prefix.hasPrefix(prefix)
            else { continue }
            let message =
                "\(entry.id) stands under '\(title)', which is for \(prefix)…; move it to its section"
            findings.add(.ruleInWrongSection, entry.idRange, message)
        }
    }

    private func checkOrigin(_ entry: LogFacts.Entry, _ findings: inout Findings) {
        let fields = facts.fields(of: entry)
        guard let origin = fields.first(where: \.isOrigin) else {
            if let asked = facts.schemas[entry.schemaIndex].origin,
                fields.contains(where: { $0.schemaIndex != nil })
            {
                let label = facts.schemas[entry.schemaIndex].schema.fields[asked].label
                findings.add(
                    .ruleWithoutOrigin, entry.idRange,
                    "\(entry.id) has no '\(label)'; say where it comes from")
            }
            return
        }
        if origin.isEmpty {
            let label = facts.schema(of: origin, in: entry)?.label ?? RoleWords.label(for: .origin)
            findings.add(
                .ruleWithoutOrigin, origin.label, "'\(label)' is empty; say where \(entry.id) comes from")
            return
        }
        for mention in facts.mentions[origin.range] {
            guard let rules = references.judgements.failure(FailureID(mention.id))?.rules,
                let first = rules.first,
                !rules.contains(RuleID(entry.id))
            else { continue }
            let message = "\(entry.id) says that it comes from \(mention.id), but that names \(first)"
            findings.add(.originMismatch, mention.range, message)
        }
    }
}
