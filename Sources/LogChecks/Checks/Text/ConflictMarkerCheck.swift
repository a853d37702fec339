internal import LogModel
internal import MarkdownAST

extension DiagnosticCode {
    /// The file has a conflict marker of an unfinished merge.
    public static let conflictMarker = Self(rawValue: "conflict-marker")
}

/// Marks of an unfinished merge.
struct ConflictMarkerCheck: LogCheck {
    let explanations: [DiagnosticCode.Explanation] = [
        .init(
            .conflictMarker,
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
    ]

    func run(_ context: CheckContext, _ findings: inout Findings) {
        for mark in context.log.document.mergeMarks {
            let message =
                "this line is a mark of an unfinished merge; decide between the two sides and take the marks out"
            findings.add(.conflictMarker, at: mark, message)
        }
    }
}
