internal import LogModel
internal import MarkdownAST

extension DiagnosticCode {
    /// The file is not in the canonical form.
    public static let notCanonical = Self(rawValue: "not-canonical")
}

/// Whether formatting would change the file.
struct CanonicalFormCheck: LogCheck {
    let explanations: [DiagnosticCode.Explanation] = [
        .init(
            .notCanonical,
            .warning,
            "the file is not in the canonical form",
            meaning: "`bizlog fmt` would change the file. The first place is named.",
            example: "* a bullet that is a star",
            remedy: "Run `bizlog fmt`; `bizlog fmt --diff` shows what would change."
        )
    ]

    func run(_ context: CheckContext, _ findings: inout Findings) {
        guard let edit = LogFormatter().format(context.log).edits.first else { return }
        let message = "the file is not in the canonical form; run 'bizlog fmt'"
        findings.add(.notCanonical, at: edit.range, message)
    }
}
