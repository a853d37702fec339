internal import MarkdownAST

/// A form in which many people keep such a log, with an example of its entries: a log without entries takes them for its own, and a
/// conversion writes entries like them.
package enum CommonForm: String, Sendable, CaseIterable {
    /// The form of the self-improving agent: ids with days, bold labels, sections.
    case learnings
    /// A day and a title for each lesson: mistake, root cause, rule.
    case lessons
    /// A heading for each incident, with its date, severity and status.
    case incidents
    /// A row for each failure.
    case table
    /// A file for each entry.
    case adr

    /// The comment by which a log without entries says which form it has.
    package var marker: String { "<!-- bizlog init --form \(rawValue) -->" }

    /// The form that a file says it has; nil if it says nothing.
    ///
    /// - Complexity: O(n) in the first bytes of the file
    init?(markedIn document: Document) {
        let bytes = document.source.bytes
        let start = 0..<min(bytes.count, 8192)
        guard bytes.firstOffset(of: Array("<!-- bizlog init --form ".utf8), in: start) != nil,
            let form = Self.allCases.first(where: {
                bytes.firstOffset(of: Array($0.marker.utf8), in: start) != nil
            })
        else { return nil }
        self = form
    }

    /// A log in this form without entries; for files of entries, what the README beside them says.
    package func emptyLog(title: String) -> String {
        let text =
            switch self {
            case .learnings:
                "Errors, one entry each. `Status` is pending, in_progress, resolved, wont_fix or promoted."
            case .lessons:
                "What went wrong, why, and the rule that keeps it from happening again. The newest lesson stands last."
            case .incidents: "One entry for each incident. The newest stands last."
            case .table: "One row for each failure. The newest stands last."
            case .adr: "One file for each failure: `0001-title.md`, `0002-title.md` and so on."
            }
        let table = self == .table ? "\n\(Self.tableHeader)" : ""
        return "# \(title)\n\n\(marker)\n\n\(text)\n\(table)"
    }

    private static let tableHeader = """
        | ID | Date | Severity | Status | Title | What broke | Root cause | Fix | Lesson |
        | --- | --- | --- | --- | --- | --- | --- | --- | --- |

        """

    /// Two entries in this form, whose words are replaced.
    var example: String {
        switch self {
        case .learnings: Self.entries(Self.learning, from: 1, divider: "\n---\n\n")
        case .lessons: Self.entries(Self.lesson, from: 1, divider: "\n")
        case .incidents: Self.entries(Self.incident, from: 1, divider: "\n")
        case .table:
            "# Failure Log\n\n\(Self.tableHeader)"
                + (1...2).map {
                    "| F-00\($0) | 2026-01-0\($0) | \(Self.severity($0)) | open | Queue number \($0) | The queue stood | A lock was held | Locks end | Locks need an end |\n"
                }.joined()
        case .adr: Self.file
        }
    }

    /// Both words show that severities are written in small letters.
    private static func severity(_ number: Int) -> String { number > 1 ? "medium" : "high" }

    private static func entries(_ entry: (Int) -> String, from first: Int, divider: String) -> String {
        "# Failure Log\n\n" + (first...first + 1).map(entry).joined(separator: divider)
    }

    private static func learning(_ number: Int) -> String {
        """
        ## [ERR-2026010\(number)-001] queue_stood

        **Logged**: 2026-01-0\(number)
        **Priority**: \(severity(number))
        **Status**: pending
        **Area**: backend

        ### Summary
        The queue stood.

        ### Root Cause
        A lock was held.

        ### Suggested Fix
        Locks end.

        ### Lesson
        Locks need an end.

        ### Related
        Nothing yet.

        """
    }

    private static func lesson(_ number: Int) -> String {
        """
        ## 2026-01-0\(number) — The queue number \(number) stood

        **Severity:** \(severity(number))
        **Mistake:** The queue stood.
        **Root cause:** A lock was held.
        **Fix:** Locks end.
        **Rule:** Locks need an end.

        """
    }

    private static func incident(_ number: Int) -> String {
        """
        ## INC-00\(number): The queue number \(number) stood

        - **Date:** 2026-01-0\(number)
        - **Severity:** \(severity(number))
        - **Status:** open
        - **Owner:** Ada

        ### What happened

        The queue stood.

        ### Root cause

        A lock was held.

        ### Why it was not caught

        Nobody looked.

        ### Resolution

        Locks end.

        ### Lesson

        Locks need an end.

        """
    }

    private static let file = """
        # 1. The queue stood

        - Date: 2026-01-01
        - Severity: high
        - Status: open

        ## What happened

        The queue stood.

        ## Root cause

        A lock was held.

        ## Resolution

        Locks end.

        ## Lesson

        Locks need an end.

        """

    /// The example, read as a log is read; nil if it cannot be parsed.
    func model() -> FormModel? {
        guard let document = Document(fragment: Array(example.utf8)[...]) else { return nil }
        return FormModel(document, InferredForm(document).entries)
    }
}

extension LogDocument {
    /// The common form that the file says new entries have.
    ///
    /// - Complexity: O(n) in the first bytes of the file
    package var namedForm: CommonForm? { CommonForm(markedIn: document) }
}
