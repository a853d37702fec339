internal import MarkdownAST

/// `failure-without-rule`, `dangling-rule` and `dangling-failure`: what the entries name.
struct ReferenceCheck {
    let facts: LogFacts
    let references: ReferenceIndex

    func run(_ findings: inout Findings) {
        let bytes = facts.source.bytes
        let code = SortedRanges(CodeRanges(of: facts.document).ranges)
        let legacy = historicalIDs
        for entry in facts.entries {
            var named = entry.fields.first { facts.isOrigin($0) }.map { [$0.range] } ?? []
            for field in entry.fields where !field.isEmpty {
                guard case .ruleReference = field.schema?.kind else { continue }
                named.append(field.range)
                checkRule(field, of: entry, &findings)
            }
            var seen: Set<EntryID> = []
            let range = facts.source.range(ofLines: entry.entry.region.lines)
            for mention in IDMention.distinct(in: bytes, range) {
                let isNamed = named.contains { $0.overlaps(mention.range) }
                guard isNamed || !code.overlap(mention.range), !legacy.contains(mention.id) else { continue }
                if !references.covers(mention.id) || references.holds(mention.id) { continue }
                guard seen.insert(mention.id).inserted else { continue }
                if mention.id.isRule {
                    let message = "\(mention.id) does not exist; add the rule, or correct the id"
                    findings.add(.danglingRule, mention.range, message)
                } else {
                    let message = "\(mention.id) does not exist; add the entry, or correct the id"
                    findings.add(.danglingFailure, mention.range, message)
                }
            }
        }
    }

    private func checkRule(_ field: LogFacts.Field, of entry: LogFacts.Entry, _ findings: inout Findings) {
        let bytes = facts.source.bytes
        guard !PlaceholderCheck(facts: facts).isPlaceholder(field),
            IDMention.distinct(in: bytes, field.range).isEmpty
        else { return }
        let message = "\(entry.id) names no rule that prevents it; write one and name it here"
        findings.add(.failureWithoutRule, field.firstLine, message)
    }

    /// The ids of another log, which the file lists.
    private var historicalIDs: Set<EntryID> {
        var ids: Set<EntryID> = []
        for section in facts.sections {
            switch section.content {
            case .history(let references): ids.formUnion(references.map(\.id))
            case .categories, .relatedFiles, .other: continue
            }
        }
        return ids
    }
}
