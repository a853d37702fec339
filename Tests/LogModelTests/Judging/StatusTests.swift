import LogModel
import MarkdownAST
import TestSupport
import Testing

@Suite("Status: how far one has come with a failure")
struct StatusTests {
    private func log(_ text: String) throws -> LogDocument {
        LogDocument(reading: try Document(parsing: text))
    }

    /// The value of a field of an entry that no template describes.
    private func value(_ label: String, _ value: String) throws -> EntrySummary {
        let entry = try #require(try log("### [F-001] Title\n**\(label):** \(value)\n").entries.first)
        #expect(EntrySummary(entry.failure, schema: entry.schema) == entry.summary)
        return entry.summary
    }

    @Test(
        "a remark and marks of Markdown are no part of the value",
        arguments: [
            ("Open", "Open"), ("**Open**", "Open"), ("`in_progress`", "in_progress"),
            ("_wont_fix_", "wont_fix"),
            ("***Open***", "Open"), ("in\\_progress", "in_progress"), ("[Open](issue.md) since May", "Open"),
            ("[RESOLVED]", "RESOLVED"), ("[one of these]", "[one of these]"), ("[x] Done", "Done"),
            ("(closed)", "closed"),
            ("Fixed (was open)", "Fixed"), ("Fixed(was open)", "Fixed"), ("**Fixed** (was open)", "Fixed"),
            ("**Fixed (was open)**", "Fixed"), ("resolved — 2026-03-01", "resolved"),
            ("resolved - 2026-03-01", "resolved"), ("resolved – later", "resolved"),
            ("closed, see #3", "closed"),
            ("closed; see #3", "closed"), ("open. It waits.", "open"), ("Fixed [#12](pull/12)", "Fixed"),
            ("Fixed <!-- by hand -->", "Fixed"), ("Fixed · P1", "Fixed"), ("~~Open~~ **Fixed**", "Fixed"),
            ("Near-miss", "Near-miss"), ("won't fix", "won't fix"), ("v1.2 waits", "v1.2 waits"),
            ("已解决（见下）", "已解决"), ("対応済、確認待ち", "対応済"), ("cafe\u{301}", "cafe\u{301}"),
            ("**Open", "**Open"),
        ]
    )
    func remarks(_ text: String, _ expected: String) throws {
        let found = try value("Status", text)[.status]
        #expect(found?.name == expected && found?.mark == "")
    }

    @Test(
        "a symbol is the mark, wherever it stands",
        arguments: [
            "🟢 Fixed", "🟢Fixed", "Fixed 🟢", "**🟢 Fixed**", "🟢 **Fixed** in May", "Fixed 🟢 (was open)",
            "**Fixed 🟢** — done",
        ]
    )
    func marks(_ text: String) throws {
        #expect(try value("Status", text)[.status]?.description == "🟢 Fixed")
    }

    @Test("a severity that no template lists is read alike; an entity is not")
    func others() throws {
        let text = """
            ### [F-001] Title
            **Severity:** `P1` (was P2)
            **Entity:** Billing (Europe)
            """
        let summary = try #require(try log(text).entries.first).summary
        #expect(summary[.severity]?.name == "P1")
        #expect(summary[.entity]?.name == "Billing (Europe)")
        #expect(summary[.status] == nil)
    }

    @Test("what says nothing is no status", arguments: ["", "—", "🟢", "()", "****", "[]"])
    func nothing(_ text: String) throws {
        let found = try value("Status", text)[.status]
        #expect(found == nil || found?.name == text)
    }

    @Test("the entry, the failure and the summary say the same")
    func agreement() throws {
        let log = try log("### [F-001] Title\n**Status:** Fixed (was open)\n")
        let entry = try #require(log.entries.first)
        #expect(entry.status?.name == "Fixed" && entry.failure.status?.name == "Fixed")
        #expect(entry.summary[.status]?.name == "Fixed" && entry[.status]?.label == "Status")
    }

    @Test("a template's values are known and counted, in its order")
    func template() throws {
        let log = try log(
            """
            ```
            ### [F-XXX] Title
            **Severity:** high / low
            **State:** open / fixed
            ```

            ### [F-001] One
            **State:** Fixed (in May)

            ### [F-002] Two
            **State:** parked, for now

            ### [F-003] Three
            """)
        #expect(log.knownValues(of: .status).map(\.name) == ["open", "fixed", "parked"])
        let tally = try #require(LogStatistics(of: [log]).tallies[.status])
        #expect(tally.counts.map(\.count) == [0, 1, 1] && tally.missing == 1)
        var query = LogQuery()
        query.facets[.status] = ["FIXED", "parked"]
        #expect(log.entries(matching: query).map(\.id.text) == ["F-001", "F-002"])
    }

    @Test("where nothing else says how bad it was, a status with marks does")
    func severity() throws {
        let text =
            "```\n### [F-XXX] Title\n**Status:** 🔴 Open / 🟢 Fixed\n```\n\n### [F-001] A\n**Status:** 🔴 Open\n"
        let summary = try #require(try log(text).entries.first).summary
        #expect(summary[.severity]?.name == "Open" && summary[.status] == nil)
    }
}
