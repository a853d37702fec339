import LogChecks
import LogModel

extension DiagnosticCode {
    /// Too little was learnt.
    static let thinLessons: Self = "thin-lessons"
    /// A rule was added twice.
    static let repeatedRule: Self = "repeated-rule"
    /// A failure is dated behind the end of the quarter.
    static let nextQuarter: Self = "next-quarter"
}

/// Critical failures from which too little was learnt.
struct ThinLessons: LogCheck {
    let explanations: [DiagnosticCode.Explanation] = [
        .init(
            .thinLessons, .warning, "a critical failure has fewer than two lessons",
            meaning: "We agreed on two.",
            example: "**Lessons:**\n- Test it",
            remedy: "Ask those who were there what they would do otherwise.")
    ]

    func run(_ context: CheckContext, _ findings: inout Findings) {
        var query = LogQuery()
        query.facets[.severity] = ["critical"]
        for entry in context.log.entries(matching: query) {
            let lessons = entry[.lesson]?.value.description ?? ""
            let count = lessons.split(separator: "\n").count { $0.hasPrefix("- ") }
            if count < 2 { findings.add(.thinLessons, at: entry, "\(entry.id) has fewer than two lessons") }
        }
    }
}

/// Rules that were added for one failure and then again for another.
struct RepeatedRules: LogCheck {
    let explanations: [DiagnosticCode.Explanation] = [
        .init(
            .repeatedRule, .note, "two failures were answered with one rule",
            meaning: "A rule that has to be added again did not work.",
            example: "**Preventive Rule Added:** R-BIZ-SYS-001",
            remedy: "Make the rule stronger.")
    ]

    func run(_ context: CheckContext, _ findings: inout Findings) {
        var first: [RuleID: EntryID] = [:]
        for entry in context.log.entries {
            for rule in entry.summary.rules {
                if let earlier = first[rule] {
                    findings.add(.repeatedRule, at: entry, "\(rule) was already added for \(earlier)")
                } else {
                    first[rule] = entry.id
                }
            }
        }
    }
}

/// Failures that are dated behind a day.
struct NextQuarter: LogCheck {
    let end: LogDate

    let explanations: [DiagnosticCode.Explanation] = [
        .init(
            .nextQuarter, .error, "a failure is dated in the next quarter",
            meaning: "This log is about one quarter.",
            example: "**Date:** 2026-04-01",
            remedy: "Move the entry to the log of its quarter.")
    ]

    func run(_ context: CheckContext, _ findings: inout Findings) {
        for entry in context.log.entries {
            if let date = entry.date, date > end {
                findings.add(.nextQuarter, at: entry, "\(date) is in the next quarter")
            }
        }
    }
}

/// What the checks of this team find in a log.
func teamFindings(in log: LogDocument, named name: String, until end: LogDate) -> [Diagnostic] {
    let checker = LogChecker(
        today: end,
        codes: [.thinLessons, .repeatedRule, .nextQuarter],
        checks: [ThinLessons(), RepeatedRules(), NextQuarter(end: end)])
    return checker.diagnostics(of: log, named: name)
}
