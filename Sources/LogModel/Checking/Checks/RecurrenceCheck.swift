internal import MarkdownAST

/// `recurrence`: entries that name an earlier failure against which there was a rule.
struct RecurrenceCheck {
    let facts: LogFacts
    let references: ReferenceIndex

    func run(_ findings: inout Findings) {
        guard findings.wants(.recurrence), !references.rules.isEmpty else { return }
        for entry in facts.entries where !entry.isRule {
            guard let date = references.failures[entry.id]?.date else { continue }
            var seen: Set<EntryID> = [entry.id]
            for field in facts.fields(of: entry) where field.role == .text || field.role == .list {
                for mention in facts.mentions[field.range]
                where !mention.id.isRule && seen.insert(mention.id).inserted {
                    guard let rule = rule(against: mention.id, before: date) else { continue }
                    let message =
                        "\(entry.id) is of the kind of \(mention.id), which \(rule) should have prevented; strengthen the rule"
                    findings.add(.recurrence, mention.range, message)
                }
            }
        }
    }

    /// The first rule against a failure that was added before a day.
    private func rule(against failure: EntryID, before date: LogDate) -> EntryID? {
        if let earlier = references.failures[failure]?.date, earlier > date { return nil }
        return references.rules(against: failure)
            .filter { rule in
                guard let added = references.rules[rule]?.added else { return false }
                return added < date
            }
            .min { $0.text < $1.text }
    }
}
