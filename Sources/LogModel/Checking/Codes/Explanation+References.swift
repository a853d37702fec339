extension DiagnosticCode.Explanation {
    static let failureWithoutRule = Self(
        .warning,
        "a failure names no rule",
        meaning: "The field for the preventive rule holds no id. Ids of other systems' rules count as well.",
        example: "**Preventive Rule Added:**\nto be written",
        remedy: "Write the rule and name it here."
    )

    static let danglingRule = Self(
        .error,
        "a rule is named that does not exist",
        meaning: """
            The id belongs to the rules of a file at hand, and that file does not hold it. Ids of other systems, and all ids if no \
            rules file is at hand, are not looked up.
            """,
        example: "[R-BIZ-SYS-009] in BIZOS_RULES.md",
        remedy: "Add the rule to the rules file, or correct the id."
    )

    static let danglingFailure = Self(
        .error,
        "an entry is named that does not exist",
        meaning: "The id has the prefix of a log at hand, and that log does not hold it.",
        example: "**Origin:** Failure (F-BIZ-009)",
        remedy: "Add the entry, or correct the id."
    )

    static let ruleWithoutOrigin = Self(
        .warning,
        "a rule does not say where it comes from",
        meaning:
            "`Origin` is missing or empty. It may name a failure, or say in words where the rule comes from.",
        example: "### [R-BIZ-SYS-002] Title\n**Added:** 2026-02-11",
        remedy: "Add `**Origin:**` with the id of the failure, or with words."
    )

    static let originMismatch = Self(
        .error,
        "a rule and its failure do not name each other",
        meaning: "The rule says that it comes from a failure, and that failure names other rules only.",
        example: "**Origin:** Failure (F-BIZ-002)",
        remedy: "Correct the origin here or the rule in the failure."
    )

    static let ruleInWrongSection = Self(
        .error,
        "a rule stands in the section of others",
        meaning: """
            The heading above the rule names a prefix, as `System Rules (R-BIZ-SYS)` does, or a layer of the table of prefixes, and \
            the rule's id has another one.
            """,
        example: "## System Rules (R-BIZ-SYS)\n\n### [R-BIZ-PROC-001] Title",
        remedy: "Move the rule to its section; an id, once given, is not changed."
    )

    static let missingRelatedFile = Self(
        .warning,
        "a related file is not there",
        meaning:
            "The path is looked for beside the log, then in the directories above it up to the top of the repository.",
        example: "- `BIZOS_RULES.md` — preventive rules",
        remedy: "Add the file, or correct the path."
    )

    static let unreadableRelatedFile = Self(
        .error,
        "a related file cannot be looked at",
        meaning: """
            There is something at the path, and it is not read: it lies outside of the repository, is not UTF-8, no file, larger or \
            deeper than what is accepted, a link that leads nowhere, or the system refuses. What it holds is unknown, so ids that \
            it should hold are not known either.
            """,
        example: "- `../elsewhere/RULES.md` — preventive rules",
        remedy:
            "Correct the file or the path. Name a file outside of the repository beside the log to have it read."
    )

    static let recurrence = Self(
        .note,
        "a failure happened again although there was a rule",
        meaning: """
            The entry names an earlier failure, and a rule against that one was added before the day of this one. So the rule did \
            not prevent it.
            """,
        example: "- This is the same error class as F-BIZ-001",
        remedy: "Make the rule stronger: something that is checked, not remembered."
    )
}
