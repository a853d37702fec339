internal import LogModel
internal import MarkdownAST

extension DiagnosticCode {
    /// A heading with an id is not read as an entry, or the fields of entries are not checked.
    public static let unrecognizedEntry = Self(rawValue: "unrecognized-entry")
}

/// Headings that hold the id of an entry and are not read as one, and entries whose fields cannot be checked, since nothing says which they
/// should have.
struct EntryFormCheck: LogCheck {
    let explanations: [DiagnosticCode.Explanation] = [
        .init(
            .unrecognizedEntry,
            .note,
            "a heading with an id is not read as an entry, or the fields of entries are not checked",
            meaning: """
                Headings, lists or tables of a log look like entries, but nothing tells where one begins: then `bizlog inspect` shows what \
                was tried. Or the heading holds an id of the kind that the log's entries have, no entry has that id, and it is not read as an entry; \
                then nobody knows how many entries there are, so no total is checked or corrected. Or entries have few \
                of the built-in fields and no template, so their fields are not checked; this is said once for a file.
                """,
            example: "### Payments failed again, INC-065",
            remedy: """
                Begin the heading with the id: `### [INC-065] Payments failed again`. To have the fields checked, add a template: a \
                fenced block with an entry such as `### [INC-XXX] Title` and its fields.
                """
        )
    ]

    func run(_ context: CheckContext, _ findings: inout Findings) {
        for heading in context.facts.derived.unreadHeadings {
            let marks = String(repeating: "#", count: heading.level)
            let way =
                heading.beginsWithID
                ? "no field stands under it; write one, such as '**Date:** 2026-02-11', or add a template to the file"
                : "begin it with the id: '\(marks) [\(heading.id)] Title'"
            let message =
                "the heading holds \(heading.id) and is not read as an entry; \(way). Until then no total is checked"
            findings.add(.unrecognizedEntry, at: heading.range, message)
        }
        if let unread = context.log.unreadParts, unread.isLikely {
            let line = context.facts.source.content(ofLine: unread.line)
            findings.add(
                .unrecognizedEntry, at: context.facts.source.bytes.trimmingBlanks(line),
                unread.message(for: context.name))
        }
        // Who writes headings in another form asks for nothing of bizlog's own.
        let unchecked = context.facts.entries.filter { !$0.hasKnownForm && $0.hasOwnHeading }
        guard let first = unchecked.first else { return }
        let count = unchecked.count
        let (subject, who) =
            count == 1
            ? ("\(first.id)", "it has")
            : ("\(first.id) and \((count - 1).counting("more entry", "more entries"))", "they have")
        let message =
            "the fields of \(subject) are not checked, since \(who) few that bizlog knows; add a template that says which fields they have"
        findings.add(.unrecognizedEntry, at: first.idRange, message)
    }
}
