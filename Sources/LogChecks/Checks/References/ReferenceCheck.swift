internal import LogModel
internal import MarkdownAST

extension DiagnosticCode {
    /// A failure names no preventive rule.
    public static let failureWithoutRule = Self(rawValue: "failure-without-rule")
    /// An entry names a rule that does not exist.
    public static let danglingRule = Self(rawValue: "dangling-rule")
    /// An entry names an entry that does not exist.
    public static let danglingFailure = Self(rawValue: "dangling-failure")
}

/// The ids that entries refer to.
struct ReferenceCheck: LogCheck {
    let explanations: [DiagnosticCode.Explanation] = [
        .init(
            .failureWithoutRule,
            .warning,
            "a failure names no rule",
            meaning: """
                The field for the preventive rule holds no id. Ids of other systems' rules count as well. Without a template it is asked \
                for only where a file at hand keeps rules, or other entries name some.
                """,
            example: "**Preventive Rule Added:**\nto be written",
            remedy: "Write the rule and name it here."
        ),
        .init(
            .danglingRule,
            .error,
            "a rule is named that does not exist",
            meaning: """
                The id belongs to the rules of a file at hand, and that file does not hold it. Ids of other systems, and all ids if no \
                rules file is at hand, are not looked up.
                """,
            example: "[R-BIZ-SYS-009] in BIZOS_RULES.md",
            remedy: "Add the rule to the rules file, or correct the id.",
            comparesFiles: true
        ),
        .init(
            .danglingFailure,
            .error,
            "an entry is named that does not exist",
            meaning: "The id has the prefix of a log at hand, and that log does not hold it.",
            example: "**Origin:** Failure (F-BIZ-009)",
            remedy: "Add the entry, or correct the id.",
            comparesFiles: true
        ),
    ]

    func run(_ context: CheckContext, _ findings: inout Findings) {
        let facts = context.facts
        let references = context.references
        // The ids of another log that the file lists as its history.
        let legacy = Set(facts.sections.flatMap(\.history).map(\.id))
        // Computed only if an id is missing.
        var code: RangeSet<Int>?
        func isCode(_ range: Range<Int>) -> Bool {
            let ranges = code ?? CodeRanges(of: facts.document).ranges
            code = ranges
            return ranges.overlaps(range)
        }
        var keepsRules: Bool?
        for entry in facts.entries {
            let fields = facts.fields(of: entry)
            for field in fields where field.role == .ruleReference && !field.isEmpty {
                if !facts.schemas[entry.schemaIndex].schema.isFromTemplate {
                    let known = keepsRules ?? self.keepsRules(context)
                    keepsRules = known
                    if !known { continue }
                }
                checkRule(field, of: entry, facts, &findings)
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
                    findings.add(.danglingRule, at: mention.range, message)
                } else {
                    let message = "\(mention.id) does not exist; add the entry, or correct the id"
                    findings.add(.danglingFailure, at: mention.range, message)
                }
            }
        }
        checkForms(context, isCode: isCode, &findings)
    }

    /// The ids of their own family that entries not in bizlog's own form name.
    private func checkForms(_ context: CheckContext, isCode: (Range<Int>) -> Bool, _ findings: inout Findings)
    {
        let facts = context.facts
        for entry in facts.forms {
            var seen: Set<EntryID> = []
            for mention in facts.mentions[entry.range] {
                guard context.references.isMissingInForm(mention.id), !context.references.holds(mention.id),
                    !isCode(mention.range), seen.insert(mention.id).inserted
                else { continue }
                let message = "\(mention.id) does not exist; add the entry, or correct the id"
                findings.add(.danglingFailure, at: mention.range, message)
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

    /// Whether there are rules, here or in a file that belongs to this one, or an entry names one.
    private func keepsRules(_ context: CheckContext) -> Bool {
        let facts = context.facts
        if !facts.prefixes.isEmpty || !context.references.judgements.rules.isEmpty { return true }
        return facts.entries.contains { entry in
            facts.fields(of: entry).contains { field in
                field.role == .ruleReference && facts.mentions[field.range].contains { $0.id.isRule }
            }
        }
    }

    private func checkRule(
        _ field: FieldFacts,
        of entry: LogFacts.Entry,
        _ facts: LogFacts,
        _ findings: inout Findings
    ) {
        guard facts.mentions[field.range].isEmpty, !facts.isPlaceholder(field, of: entry) else { return }
        let message = "\(entry.id) names no rule that prevents it; write one and name it here"
        findings.add(.failureWithoutRule, at: field.firstLine, message)
    }
}
