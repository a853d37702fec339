import LogModel
import MarkdownAST
import TestSupport
import Testing

@Suite("Queries: which failures are asked for")
struct QueryFilterTests {
    private func log() throws -> LogDocument {
        try LogDocument(parsing: Fixtures.bytes("seed/FAILURE_LOG.md"))
    }

    private func ids(_ change: (inout LogQuery) -> Void) throws -> [String] {
        var query = LogQuery()
        change(&query)
        return try log().entries(matching: query).map(\.id.text)
    }

    @Test("no condition asks for all")
    func all() throws {
        #expect(try ids { _ in } == ["F-BIZ-001", "F-BIZ-002"])
        #expect(LogQuery().isEmpty)
    }

    @Test(
        "a value of a facet, by name or mark, in any case",
        arguments: [
            (Facet.severity, ["important"], ["F-BIZ-001"]), (.severity, ["🟢"], ["F-BIZ-002"]),
            (.severity, ["🟡 IMPORTANT"], ["F-BIZ-001"]), (.severity, ["near-miss"], ["F-BIZ-002"]),
            (.severity, ["critical"], []),
            (.severity, ["important", "near miss"], ["F-BIZ-001", "F-BIZ-002"]),
            (.layer, ["process"], ["F-BIZ-002"]), (.entity, ["solartech"], ["F-BIZ-001"]),
            (.entity, ["solar"], []), (.category, ["Documentation"], []),
            (.layer, [], ["F-BIZ-001", "F-BIZ-002"]),
        ]
    )
    func facet(_ facet: Facet, _ values: [String], _ expected: [String]) throws {
        #expect(try ids { $0.facets[facet] = values } == expected)
    }

    @Test("conditions of different kinds must all hold")
    func conjunction() throws {
        #expect(
            try ids {
                $0.facets[.severity] = ["important"]
                $0.facets[.layer] = ["process"]
            } == [])
        #expect(
            try ids {
                $0.facets[.severity] = ["important"]
                $0.text = "deluge"
            } == ["F-BIZ-001"])
    }

    @Test(
        "a rule by its id or by the beginning of one",
        arguments: [
            ("R-BIZ-SYS-002", ["F-BIZ-001"]), ("r-biz-proc-001", ["F-BIZ-002"]), ("R-BIZ-SYS", ["F-BIZ-001"]),
            ("R-BIZ", ["F-BIZ-001", "F-BIZ-002"]), ("R-BIZ-SYS-00", []), ("R-BIZ-S", []), ("", []),
        ]
    )
    func rule(_ id: String, _ expected: [String]) throws {
        #expect(try ids { $0.rules = [id] } == expected)
    }

    @Test("days, the first and the last included; a failure without one is outside")
    func dates() throws {
        let days = (9...12).map { LogDate(year: 2026, month: 2, day: $0) }
        #expect(try ids { $0.since = days[2] }.count == 2)
        #expect(try ids { $0.until = days[2] }.count == 2)
        #expect(try ids { $0.since = days[3] }.isEmpty)
        #expect(try ids { $0.until = days[1] }.isEmpty)
        let failure = Failure(id: try #require(EntryID("F-001")), title: "", fields: [])
        var query = LogQuery()
        #expect(query.matches(failure, schema: .failures))
        query.since = LogDate(year: 1000, month: 1, day: 1)
        #expect(!query.matches(failure, schema: .failures))
    }

    @Test(
        "text anywhere in the failure, without regard to capitals and spacing",
        arguments: [
            ("ZOHO", ["F-BIZ-001"]), ("f-biz-002", ["F-BIZ-002"]), ("wf03  deployment", ["F-BIZ-002"]),
            ("root cause: generated", ["F-BIZ-001"]), (".*", []), ("guardrail. the", ["F-BIZ-002"]),
            ("BizOS — Failure Log", []), ("", ["F-BIZ-001", "F-BIZ-002"]),
        ]
    )
    func text(_ text: String, _ expected: [String]) throws {
        #expect(try ids { $0.text = text } == expected)
    }

    @Test(
        "text with borders of its own is found",
        arguments: [
            ("aab", "aaab", true), ("abab", "abacabab", true), ("ö X", "Ö\n  x", true),
            ("aaa", "aabaab", false),
        ])
    func borders(_ needle: String, _ text: String, _ expected: Bool) throws {
        var query = LogQuery()
        query.text = needle
        let failure = Failure(id: try #require(EntryID("F-001")), title: text, fields: [])
        #expect(query.matches(failure, schema: .failures) == expected)
    }

    @Test("the values of a facet are those of the template, then those of the entries")
    func knownValues() throws {
        #expect(try log().knownValues(of: .severity).map(\.name) == ["Critical", "Important", "Near miss"])
        #expect(try log().knownValues(of: .category).isEmpty)
        let bare = LogDocument(
            reading: try Document(
                parsing: "### F-001: A\n**Severity:** Minor\n**Layer:** Model\n**Entity:** Ours\n"))
        #expect(
            bare.knownValues(of: .severity).map(\.name) == ["Critical", "Important", "Near miss", "Minor"])
        #expect(bare.knownValues(of: .entity).map(\.name) == ["Ours"])
    }

    @Test(
        "an id is meant without regard to capitals and leading zeros",
        arguments: [
            ("F-BIZ-001", true), ("f-biz-001", true), ("F-BIZ-1", true), ("f-biz-0001", true),
            ("F-BIZ-010", false),
            ("F-BIZ", false), ("BIZ-001", false), ("", false),
        ]
    )
    func named(_ text: String, _ expected: Bool) throws {
        #expect(try #require(EntryID("F-BIZ-001")).isNamed(text) == expected)
    }

    @Test(
        "the nearest id",
        arguments: [
            ("F-BIZ-003", "F-BIZ-001"), ("F-BIS-002", "F-BIZ-002"), ("R-BIZ-SYS-2", "R-BIZ-SYS-002"),
            ("X", nil), ("", nil),
        ]
    )
    func nearest(_ text: String, _ expected: String?) {
        let ids = ["F-BIZ-001", "F-BIZ-002", "R-BIZ-SYS-002"].compactMap(EntryID.init)
        #expect(EntryID.nearest(to: text, among: ids)?.text == expected)
        #expect(EntryID.nearest(to: text, among: []) == nil)
    }

    @Test("every fixture can be summarised and queried")
    func fixtures() throws {
        var query = LogQuery()
        query.text = "e"
        for name in Fixtures.all where name.hasSuffix("golden.md") {
            let log = try LogDocument(parsing: Fixtures.bytes(name))
            let summaries = log.entries.map { $0.summary }
            #expect(summaries.map(\.id) == log.entries.map(\.id))
            #expect(log.entries(matching: query).count <= log.entries.count)
        }
    }
}
