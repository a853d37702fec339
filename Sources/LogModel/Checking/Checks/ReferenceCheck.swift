internal import MarkdownAST

/// `failure-without-rule`, `dangling-rule` and `dangling-failure`: the ids that entries refer to.
struct ReferenceCheck {
    let facts: LogFacts
    let references: ReferenceIndex

    func run(_ findings: inout Findings) {
        let legacy = historicalIDs
        // Computed only if an id is missing.
        var code: RangeSet<Int>?
        func isCode(_ range: Range<Int>) -> Bool {
            let ranges = code ?? CodeRanges(of: facts.document).ranges
            code = ranges
            return ranges.overlaps(range)
        }
        for entry in facts.entries {
            let fields = facts.fields(of: entry)
            for field in fields where field.role == .ruleReference && !field.isEmpty {
                checkRule(field, of: entry, &findings)
            }
            var seen: Set<EntryID> = []
            for mention in facts.mentions[facts.source.range(ofLines: entry.lines)] {
                if references.holds(mention.id) || !references.covers(mention.id) { continue }
                guard !legacy.contains(mention.id), isNamed(mention, in: fields) || !isCode(mention.range)
                else {
                    continue
                }
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

    /// Whether an id stands in a field that names the rules or failures of an entry.
    private func isNamed(_ mention: IDMention, in fields: ArraySlice<FieldFacts>) -> Bool {
        let origin = fields.first { $0.isOrigin }
        return origin?.range.overlaps(mention.range) ?? false
            || fields.contains {
                $0.role == .ruleReference && !$0.isEmpty && $0.range.overlaps(mention.range)
            }
    }

    private func checkRule(_ field: FieldFacts, of entry: LogFacts.Entry, _ findings: inout Findings) {
        guard facts.mentions[field.range].isEmpty,
            !PlaceholderCheck(facts: facts).isPlaceholder(field, of: entry, in: facts.source.bytes)
        else { return }
        let message = "\(entry.id) names no rule that prevents it; write one and name it here"
        findings.add(.failureWithoutRule, field.firstLine, message)
    }

    /// The ids of another log that the file lists as its history.
    private var historicalIDs: Set<EntryID> {
        Set(facts.sections.flatMap(\.history).map(\.id))
    }
}
