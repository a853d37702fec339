internal import LogModel
internal import MarkdownAST

extension DiagnosticCode {
    /// An entry is newer than the header's date of the last update.
    public static let staleLastUpdated = Self(rawValue: "stale-last-updated")
}

/// The day of the last update in the header.
struct LastUpdatedCheck: LogCheck {
    let explanations: [DiagnosticCode.Explanation] = [
        .init(
            .staleLastUpdated,
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
    ]

    func run(_ context: CheckContext, _ findings: inout Findings) {
        let facts = context.facts
        guard let written = facts.derived.lastUpdated else { return }
        var youngest: (date: LogDate, name: String)?
        for entry in facts.entries {
            for field in facts.fields(of: entry) {
                guard let date = field.date, date <= context.today else { continue }
                if date > youngest?.date ?? written.date { youngest = (date, entry.id.text) }
            }
        }
        for entry in facts.forms {
            guard let date = entry.day, date <= context.today else { continue }
            if date > youngest?.date ?? written.date { youngest = (date, facts.quotedName(of: entry)) }
        }
        guard let youngest, let edit = facts.derived.lastUpdatedEdit(youngest.date) else { return }
        let message = "the header says \(written.date), but \(youngest.name) is of \(youngest.date)"
        findings.add(.staleLastUpdated, at: written.range, message, fix: [edit])
    }
}
