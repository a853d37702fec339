internal import LogModel

extension DiagnosticCode {
    /// A line that says what the entries of the file are is not understood, or not obeyed.
    public static let invalidForm = Self(rawValue: "invalid-form")
}

/// The lines by which a file says what its entries are.
struct FormLineCheck: LogCheck {
    let explanations: [DiagnosticCode.Explanation] = [
        .init(
            .invalidForm,
            .error,
            "a line that says what the entries are is not understood, or not obeyed",
            meaning: """
                A line `<!-- bizlog-form: … -->` before the first entry says what an entry is: `heading LEVEL` with `id`, `number`, `date`, \
                `plain` or `fields`; `table`, `list` or `lead`, with `id`, `number`, `date` or nothing, `list` also with `bold`; `file`; or `none`. This one has \
                another word, stands behind the first entry, or beside a template, which says the same.
                """,
            example: "<!-- bizlog-form: heading two date -->",
            remedy: "Correct the line, or move it under the title. `bizlog inspect` shows what is read."
        )
    ]

    func run(_ context: CheckContext, _ findings: inout Findings) {
        for problem in context.log.pinProblems {
            findings.add(.invalidForm, at: problem.range, problem.message)
        }
    }
}
