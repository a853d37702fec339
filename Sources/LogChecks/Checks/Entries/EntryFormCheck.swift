internal import LogModel
internal import MarkdownAST

extension DiagnosticCode {
    /// An entry does not have the form of the log's entries.
    public static let unrecognizedEntry = Self(rawValue: "unrecognized-entry")
}

/// Entries whose fields cannot be checked, since nothing says which they should have.
struct EntryFormCheck: LogCheck {
    let explanations: [DiagnosticCode.Explanation] = [
        .init(
            .unrecognizedEntry,
            .note,
            "entries have another form than bizlog knows",
            meaning: """
                The file has no template, and its entries have less than two thirds of the built-in fields. So their fields are not checked. \
                This is said once for a file.
                """,
            example: "### INC-065: Payments failed",
            remedy:
                "Add a template: a fenced block with an entry such as `### [INC-XXX] Title` and its fields."
        )
    ]

    func run(_ context: CheckContext, _ findings: inout Findings) {
        let unrecognized = context.facts.entries.filter { !$0.hasKnownForm }
        guard let first = unrecognized.first else { return }
        let count = unrecognized.count
        let subject =
            count == 1
            ? "\(first.id) has"
            : "\(first.id) and \((count - 1).counting("more entry", "more entries")) have"
        let message =
            "\(subject) other fields than bizlog knows; add a template to the file to have them checked"
        findings.add(.unrecognizedEntry, at: first.idRange, message)
    }
}
