extension DiagnosticCode.Explanation {
    static let duplicateID = Self(
        .error,
        "two entries have the same id",
        meaning: "An id names one entry for ever. Two branches that both add the next number make two of it.",
        example: "### [F-BIZ-001] Another failure",
        remedy: "Give the younger entry the next free number, and correct what refers to it."
    )

    static let idGap = Self(
        .warning,
        "a number is missing between two ids",
        meaning:
            "Numbers of one prefix follow one another. What comes before the smallest one is not missed.",
        example: "### [F-BIZ-004] Title",
        remedy: """
            Bring back the entry that was lost. If it was withdrawn on purpose, keep its heading and say so, or ignore this code \
            in the file.
            """
    )

    static let outOfOrder = Self(
        .warning,
        "an entry is out of order",
        meaning:
            "The order of a file, oldest or newest first, is the one that most neighbours of one prefix have.",
        example: "### [F-BIZ-001] Title",
        remedy: "Move the entry to its place."
    )

    static let missingField = Self(
        .error,
        "an entry lacks fields of the template",
        meaning: """
            The log's own template says which fields an entry has. Without a template the built-in ones are asked for, but only \
            of entries that have at least two thirds of them.
            """,
        example: "### [F-BIZ-002] Title",
        remedy: "Add the fields, or take them out of the template if no entry needs them."
    )

    static let emptyField = Self(
        .warning,
        "a field has no value",
        meaning: "The label stands there, and nothing behind or under it.",
        example: "**Root Cause:**",
        remedy: "Write what the field asks for; `unknown` is an answer too."
    )

    static let unknownValue = Self(
        .warning,
        "a value is not in the template's list",
        meaning: """
            The template lists the values of the field (`System / Process / Model`). Capitals and marks may differ, and a remark \
            may follow behind punctuation.
            """,
        example: "**Severity:** Major",
        remedy: "Use one of the values, or add the new one to the template."
    )

    static let invalidDate = Self(
        .error,
        "a date is none, or could be two days",
        meaning:
            "The value is no day of the calendar, or it is like `03/04/2026`, which people read in two ways.",
        example: "**Date:** 2026-02-30",
        remedy: "Write the day as `2026-02-28`."
    )

    static let futureDate = Self(
        .error,
        "a date lies in the future",
        meaning: "The day has not begun anywhere on Earth.",
        example: "**Date:** 2206-02-11",
        remedy: "Correct the date."
    )

    static let placeholderLeft = Self(
        .error,
        "text of the template was left in an entry",
        meaning: "The value, the title or the id is what the template has in its place.",
        example: "**Root Cause:**\n[Root cause]",
        remedy: "Replace it."
    )

    static let unrecognizedEntry = Self(
        .note,
        "entries have another form than bizlog knows",
        meaning: """
            The file has no template, and its entries have less than two thirds of the built-in fields. So their fields are not checked. \
            This is said once for a file.
            """,
        example: "### INC-065: Payments failed",
        remedy: "Add a template: a fenced block with an entry such as `### [INC-XXX] Title` and its fields."
    )

    static let nearDuplicate = Self(
        .warning,
        "two entries say the same",
        meaning: """
            At least four fifths of the runs of three words of both entries are the same, without regard to capitals and \
            punctuation. Short entries are not compared.
            """,
        example: "### [F-BIZ-003] The same words as F-BIZ-001",
        remedy: "Merge the two; if it happened again, say what was different."
    )
}
