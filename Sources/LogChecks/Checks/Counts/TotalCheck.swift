internal import LogModel
internal import MarkdownAST

extension DiagnosticCode {
    /// The header gives a wrong number of entries.
    public static let wrongTotal = Self(rawValue: "wrong-total")
    /// The header of a rules file gives a wrong number of rules.
    public static let wrongRuleTotal = Self(rawValue: "wrong-rule-total")
}

/// The number of entries in the header.
struct TotalCheck: LogCheck {
    let explanations: [DiagnosticCode.Explanation] = [
        .init(
            .wrongTotal,
            .error,
            "the header's number of entries is wrong",
            meaning: """
                The line under the title that counts the entries (`Total Failures Logged`) gives another number than there are entries \
                in the file. Merges of two branches do this silently.
                """,
            example: "**Total Failures Logged:** 2",
            remedy: "Run `bizlog check --fix`, which writes the number of entries.",
            hasFix: true
        ),
        .init(
            .wrongRuleTotal,
            .error,
            "the header's number of rules is wrong",
            meaning: "`Total Rules` in a rules file gives another number than there are rules in it.",
            example: "**Total Rules:** 1",
            remedy: "Run `bizlog check --fix`, which writes the number of rules.",
            hasFix: true
        ),
    ]

    func run(_ context: CheckContext, _ findings: inout Findings) {
        let facts = context.facts
        guard let total = facts.derived.total, let entries = facts.derived.entryCount else { return }
        let (code, count): (DiagnosticCode, String) =
            total.countsRules
            ? (.wrongRuleTotal, entries.counting("rule", "rules"))
            : (.wrongTotal, entries.counting("entry", "entries"))
        if total.firstLine.isEmpty {
            findings.add(code, at: total.label, "the number is missing; the file has \(count)")
            return
        }
        guard let number = total.number else {
            let text = facts.quoted(total.firstLine)
            findings.add(code, at: total.firstLine, "\(text) is no number; the file has \(count)")
            return
        }
        guard let edit = facts.derived.totalEdit() else { return }
        let message = "the header says \(number.text(in: facts.source)), but the file has \(count)"
        findings.add(code, at: number.range, message, fix: [edit])
    }
}
