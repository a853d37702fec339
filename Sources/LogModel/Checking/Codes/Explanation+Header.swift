extension DiagnosticCode.Explanation {
    static let wrongTotal = Self(
        .error,
        "the header's number of entries is wrong",
        meaning: """
            The line under the title that counts the entries (`Total Failures Logged`) gives another number than there are entries \
            in the file. Merges of two branches do this silently.
            """,
        example: "**Total Failures Logged:** 2",
        remedy: "Run `bizlog check --fix`, which writes the number of entries.",
        hasFix: true
    )

    static let wrongRuleTotal = Self(
        .error,
        "the header's number of rules is wrong",
        meaning: "`Total Rules` in a rules file gives another number than there are rules in it.",
        example: "**Total Rules:** 1",
        remedy: "Run `bizlog check --fix`, which writes the number of rules.",
        hasFix: true
    )

    static let staleLastUpdated = Self(
        .error,
        "an entry is younger than `Last Updated`",
        meaning: """
            The header says that the file was last updated before the day of its youngest entry. Days in the future are left out of \
            account.
            """,
        example: "**Last Updated:** 2026-02-07",
        remedy: "Run `bizlog check --fix`, which writes the day of the youngest entry.",
        hasFix: true
    )

    static let missingTitle = Self(
        .warning,
        "the file has no title",
        meaning: """
            The first heading of a log has level 1 and is its title; the counters stand under it. Without it there is no header, and \
            no counter is checked.
            """,
        example: "## Logged Failures",
        remedy: "Begin the file with `# System — Failure Log`, and with the counters under that."
    )

    static let categorySum = Self(
        .warning,
        "the category counts do not add up to the number of entries",
        meaning:
            "The counts in the table of categories are added up and compared with the number of entries.",
        example: "| CRM/Zoho | 1 | New |",
        remedy: "Correct the counts, or let each entry declare its category so that `--fix` can."
    )

    static let unknownCategory = Self(
        .warning,
        "an entry declares a category that the table does not have",
        meaning:
            "The value of a field `Category` is compared with the first column of the table of categories.",
        example: "**Category:** CRM",
        remedy: "Use a name from the table, or add a row to it."
    )

    static let staleCategoryCount = Self(
        .error,
        "a category's count is not what the entries declare",
        meaning: """
            Entries declare their category in a field `Category`. A count that is smaller than the number of entries that declare \
            it is wrong; if all entries declare one, so is a greater count.
            """,
        example: "| CRM/Zoho | 1 | New |",
        remedy: "Run `bizlog check --fix`, which writes the number of entries that declare the category.",
        hasFix: true
    )
}
