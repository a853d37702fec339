internal import LogModel
internal import MarkdownAST

extension DiagnosticCode {
    /// A rule is in the section of another layer.
    public static let ruleInWrongSection = Self(rawValue: "rule-in-wrong-section")
}

/// The sections that rules stand in.
struct RuleSectionCheck: LogCheck {
    let explanations: [DiagnosticCode.Explanation] = [
        .init(
            .ruleInWrongSection,
            .error,
            "a rule stands in the section of others",
            meaning: """
                The heading above the rule names a prefix, as `System Rules (R-BIZ-SYS)` does, or a layer of the table of prefixes, and \
                the rule's id has another one.
                """,
            example: "## System Rules (R-BIZ-SYS)\n\n### [R-BIZ-PROC-001] Title",
            remedy: "Move the rule to its section; an id, once given, is not changed."
        )
    ]

    func run(_ context: CheckContext, _ findings: inout Findings) {
        let facts = context.facts
        guard facts.entries.contains(where: \.isRule) else { return }
        let layers = LayerNames(facts.prefixes)
        let sections = facts.sections
        var next = 0
        // The section of the previous rule, and the layer that its title names.
        var last = 0
        var named: String?
        for entry in facts.entries where entry.isRule {
            let line = facts.source.line(at: entry.idRange.lowerBound)
            while next < sections.count, sections[next].lines.lowerBound < line { next += 1 }
            guard next > 0 else { continue }
            let title = sections[next - 1].title
            if next != last { (last, named) = (next, layers.prefix(of: Array(title.utf8))) }
            guard let prefix = named, !entry.id.prefix.hasPrefix(prefix)
            else { continue }
            let message =
                "\(entry.id) stands under '\(title)', which is for \(prefix)…; move it to its section"
            findings.add(.ruleInWrongSection, at: entry.idRange, message)
        }
    }
}
