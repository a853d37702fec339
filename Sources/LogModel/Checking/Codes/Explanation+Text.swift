extension DiagnosticCode.Explanation {
    static let conflictMarker = Self(
        .error,
        "a mark of an unfinished merge stands in the file",
        meaning: """
            A line begins with `<<<<<<<` or `>>>>>>>`, outside of code. Both sides of the merge are in the file then, and what the \
            file says is the sum of them. Nothing that writes touches such a file, and no comment suppresses this.
            """,
        example: "<<<<<<< HEAD",
        remedy: """
            Decide between the two sides and take the marks out. Marks that are an example belong into a code block.
            """
    )

    static let mojibake = Self(
        .warning,
        "text is double-encoded",
        meaning:
            "UTF-8 was read as Windows-1252 or Latin-1 and encoded again: `â€”` for `—`. Each character is reported.",
        example: "# BizOS â€” Failure Log",
        remedy: "Run `bizlog fmt --repair-encoding`; what is ambiguous, a person has to decide."
    )

    static let mixedLineEndings = Self(
        .warning,
        "lines end in more than one way",
        meaning:
            "Some lines end with LF, others with CRLF or CR. The first line with the rarer ending is named.",
        example: "a line that ends with CRLF among lines that end with LF",
        remedy: "Run `bizlog fmt`, which ends all lines as most of them end."
    )

    static let notCanonical = Self(
        .warning,
        "the file is not in the canonical form",
        meaning: "`bizlog fmt` would change the file. The first place is named.",
        example: "* a bullet that is a star",
        remedy: "Run `bizlog fmt`; `bizlog fmt --diff` shows what would change."
    )

    static let secret = Self(
        .error,
        "the file holds a credential",
        meaning: """
            Something looks like an API key, a token, a private key, a password or a one-time code. The value is never printed. A \
            value that is masked (`****`, `[redacted]`, `$NAME`) is none.
            """,
        example: "the key was AKIA followed by 16 capitals and digits",
        remedy:
            "Revoke the credential first; then take it out of the file and of the history of the repository."
    )
}
