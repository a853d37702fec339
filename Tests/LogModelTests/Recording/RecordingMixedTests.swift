import LogModel
import MarkdownAST
import Testing

@Suite("Recording into a log in two forms")
struct RecordingMixedTests {
    static let old = """
        # Errors

        ## [ERR-20260204-A7C] date_parser

        **Logged**: 2026-02-04
        **Status**: pending

        ### Summary
        It took the day for the month.

        """

    /// Entries in bizlog's own form below one that is inferred, at its level, above it and under it.
    static let levels = ["#", "##", "###", "####"]

    private static func log(_ marks: String) -> String {
        let own = [1, 2].map {
            "\(marks) [F-BIZ-00\($0)] Title \($0)\n\n**Date:** 2026-02-1\($0)\n**Severity:** 🔴 Critical\n\n"
                + "**What Broke:**\nText.\n\n**Root Cause:**\nText.\n\n**Lessons:**\n- One\n"
        }
        return old + "\n" + own.joined(separator: "\n---\n\n")
    }

    @Test("an inferred entry ends where one in bizlog's own form begins", arguments: levels)
    func ends(marks: String) throws {
        let log = try LogDocument(parsing: Self.log(marks))
        #expect(log.entries.map(\.id.text) == ["ERR-20260204-A7C", "F-BIZ-001", "F-BIZ-002"])
        let first = try #require(log.entries.first)
        #expect(first.failure.fields.map(\.label) == ["Logged", "Status", "Summary"])
        #expect(log.document.source.string(first.range) == Self.old.dropFirst(10).dropLast())
    }

    @Test("a new entry changes none of the others, or is refused", arguments: levels)
    func recording(marks: String) throws {
        let text = Self.log(marks)
        let before = try LogDocument(parsing: text)
        let family = LogFamily(log: .init(before, name: "LOG.md"))
        let postmortem = Postmortem(
            failure: EntryDraft(title: "The pump stopped"), rule: Postmortem.PreventiveRule.none,
            date: try RecordingSupport.day, isDraft: true)
        let edits = try family.recording([postmortem]).log
        let after = try LogDocument(parsing: RecordingSupport.applied(edits, to: text))
        let rest = after.failures.filter { $0.title != "The pump stopped" }
        #expect(after.failures.count == rest.count + 1 && rest == before.failures)
    }
}
