internal import LogModel
internal import MarkdownAST

extension DiagnosticCode {
    /// A rule does not name its origin.
    public static let ruleWithoutOrigin = Self(rawValue: "rule-without-origin")
    /// A rule names a failure as its origin that names other rules.
    public static let originMismatch = Self(rawValue: "origin-mismatch")
}

/// Where rules say that they come from.
struct RuleOriginCheck: LogCheck {
    let explanations: [DiagnosticCode.Explanation] = [
        .init(
            .ruleWithoutOrigin,
            .warning,
            "a rule does not say where it comes from",
            meaning:
                "`Origin` is missing, though the template or most rules of the file have it, or is empty. It may name a failure, or say in words where the rule comes from.",
            example: "### [R-BIZ-SYS-002] Title\n**Added:** 2026-02-11",
            remedy: "Add `**Origin:**` with the id of the failure, or with words."
        ),
        .init(
            .originMismatch,
            .error,
            "a rule and its failure do not name each other",
            meaning: "The rule says that it comes from a failure, and that failure names other rules only.",
            example: "**Origin:** Failure (F-BIZ-002)",
            remedy: "Correct the origin here or the rule in the failure.",
            comparesFiles: true
        ),
    ]

    func run(_ context: CheckContext, _ findings: inout Findings) {
        var kept: [Int: KeptFields] = [:]
        for entry in context.facts.entries where entry.isRule {
            let own = kept[entry.schemaIndex] ?? KeptFields(context.facts, schemaIndex: entry.schemaIndex)
            kept[entry.schemaIndex] = own
            checkOrigin(entry, own, context, &findings)
        }
    }

    private func checkOrigin(
        _ entry: LogFacts.Entry, _ kept: KeptFields, _ context: CheckContext, _ findings: inout Findings
    ) {
        let facts = context.facts
        let fields = facts.fields(of: entry)
        guard let origin = fields.first(where: \.isOrigin) else {
            if let asked = facts.schemas[entry.schemaIndex].origin, kept.contains(asked),
                fields.contains(where: { $0.schemaIndex != nil })
            {
                let label = facts.schemas[entry.schemaIndex].schema.fields[asked].label
                findings.add(
                    .ruleWithoutOrigin, at: entry.idRange,
                    "\(entry.id) has no '\(label)'; say where it comes from")
            }
            return
        }
        if origin.isEmpty {
            let label = facts.schema(of: origin, in: entry)?.label ?? RoleWords.label(for: .origin)
            findings.add(
                .ruleWithoutOrigin, at: origin.label, "'\(label)' is empty; say where \(entry.id) comes from")
            return
        }
        for mention in facts.mentions[origin.range] {
            guard let rules = context.references.judgements.failure(FailureID(mention.id))?.rules,
                let first = rules.first,
                !rules.contains(RuleID(entry.id))
            else { continue }
            let message = "\(entry.id) says that it comes from \(mention.id), but that names \(first)"
            findings.add(.originMismatch, at: mention.range, message)
        }
    }
}
