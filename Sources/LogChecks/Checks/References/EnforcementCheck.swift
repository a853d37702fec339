internal import LogModel

extension DiagnosticCode {
    /// What a rule names as its enforcement is not there.
    public static let missingEnforcement = Self(rawValue: "missing-enforcement")
}

/// Rules that name a test, a hook or a script as that which enforces them, and it is not there.
struct EnforcementCheck: LogCheck {
    let explanations: [DiagnosticCode.Explanation] = [
        .init(
            .missingEnforcement,
            .note,
            "what a rule names as its enforcement is not there",
            meaning: """
                The rule says that a file, a directory or a target of a Makefile enforces it. Paths are looked for from the top of the \
                repository and from the directories between it and the log. Addresses and words that name no file are not looked at. \
                `bizlog rules` shows the same for all rules.
                """,
            example: "**Enforced by:** `Tests/QueueTests.swift`, `make lint`",
            remedy:
                "Correct the path, bring the test or the hook back, or say that the rule has to be remembered."
        )
    ]

    func run(_ context: CheckContext, _ findings: inout Findings) {
        if context.missingEnforcement.isEmpty { return }
        for entry in context.log.entries {
            for target in entry.enforcement where context.missingEnforcement.contains(target.name) {
                let message =
                    "\(context.facts.quoted(target.name)) does not exist, so it does not enforce \(entry.isRule ? "\(entry.id)" : "this"); correct it, or bring it back"
                findings.add(.missingEnforcement, at: target.range, message)
            }
        }
    }
}
