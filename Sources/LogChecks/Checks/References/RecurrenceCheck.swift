internal import LogModel

extension DiagnosticCode {
    /// A failure happened again after a rule against it existed.
    public static let recurrence = Self(rawValue: "recurrence")
}

/// Failures that came back although there was a rule against them.
struct RecurrenceCheck: LogCheck {
    let explanations: [DiagnosticCode.Explanation] = [
        .init(
            .recurrence,
            .note,
            "a failure happened again although there was a rule",
            meaning: """
                The entry says that it is of the class of an earlier failure, or names one under its cause or its lessons, and a rule \
                against that one was in force on its day: the rule did not prevent it. A rule that no file at hand dates counts as \
                being as old as the earlier failure. `bizlog stats` names the same recurrences.
                """,
            example: "- This is the same error class as F-BIZ-001",
            remedy: "Make the rule stronger: something that is checked, not remembered.",
            comparesFiles: true
        )
    ]

    func run(_ context: CheckContext, _ findings: inout Findings) {
        for found in context.references.judgements.recurrences {
            let recurrence = found.recurrence
            guard let rule = recurrence.rulesInForce.min(by: { $0.text < $1.text }) else { continue }
            let message =
                "\(recurrence.failure) is of the kind of \(recurrence.earlier), which \(rule) should have prevented; strengthen the rule"
            findings.add(.recurrence, at: found.place, message)
        }
    }
}
