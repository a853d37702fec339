import Foundation
import TestSupport
import Testing

@Suite("seen: has this been seen before", .tags(.process))
struct SeenTests {
    let sandbox: ProcessSandbox

    init() throws {
        sandbox = try ProcessSandbox()
        try sandbox.write("FAILURE_LOG.md", Self.log)
        try sandbox.write("RULES.md", Self.rules)
    }

    private static let log = """
        # Log

        ### [F-001] The sync queue stood still
        **Date:** 2026-03-01
        **Severity:** 🟡 Important
        **Status:** fixed

        **What Broke:**
        QueueStalledError: consumer of topic invoices made no progress for 900 s

        **Preventive Rule Added:**
        [R-001] in RULES.md

        ### [F-002] The bell rang
        **Date:** 2026-03-03

        ## Related Files

        - `RULES.md`

        """

    private static let rules = """
        # Rules

        ### [R-001] Watch the lease of each consumer
        **Added:** 2026-03-02

        """

    @Test("prints where, what, the rule, and why; another number and another path do not matter")
    func text() throws {
        let run = try sandbox.bizlog(
            "seen", "QueueStalledError: consumer of topic 'invoices' made no progress for 17 s")
        #expect(run.status == 0 && run.errors == "")
        #expect(
            run.text == """
                FAILURE_LOG.md:3: F-001  The sync queue stood still
                  2026-03-01, 🟡 Important, fixed
                  rule R-001 Watch the lease of each consumer
                  because both name QueueStalledError; both say “QueueStalledError: consumer of topic invoices made no progress”

                """)
    }

    @Test("JSON has just the members that were promised, null where the entry says nothing")
    func json() throws {
        let run = try sandbox.bizlog("seen", "--json", "-", input: Array("the bell rang\n".utf8))
        #expect(run.status == 0 && run.errors == "")
        let records = try #require(
            try JSONSerialization.jsonObject(with: Data(run.output)) as? [[String: Any]])
        #expect(records.count == 1)
        let record = try #require(records.first)
        #expect(
            Set(record.keys) == [
                "id", "path", "line", "title", "date", "status", "rules", "score", "because",
            ])
        #expect(record["id"] as? String == "F-002" && record["line"] as? Int == 14)
        #expect(record["status"] is NSNull)
        #expect(record["because"] as? [String] == ["both say “bell rang”"])
        #expect((record["score"] as? Int).map { (1...1000).contains($0) } == true)
    }

    @Test("nothing found is exit 1 and an empty array")
    func nothing() throws {
        let run = try sandbox.bizlog("seen", "the oven was cold")
        #expect(run.status == 1 && run.text == "")
        #expect(
            run.errors == "not seen: none of 2 entries in FAILURE_LOG.md is about this\n")
        #expect(
            try JSONSerialization.jsonObject(
                with: Data(try sandbox.bizlog("seen", "--json", "oven").output)) as? [String] == [])
    }

    @Test("a text without words, and a log that is not there, are errors")
    func errors() throws {
        let empty = try sandbox.bizlog("seen", "-", input: Array("12:30 404 0xdeadbeef00\n".utf8))
        #expect(empty.status == 2 && empty.errors.contains("holds nothing to look for"))
        #expect(try sandbox.bizlog("seen", "--log", "none.md", "bell").status == 2)
        #expect(try sandbox.bizlog("seen", "--limit", "0", "bell").status == 64)
        #expect(try sandbox.bizlog("seen", "--log", "-", "-").status == 64)
        #expect(try sandbox.bizlog("seen", "bell", "--log", "-", input: Array(Self.log.utf8)).status == 0)
    }

    @Test("many lines, and bytes that are not UTF-8, are read to the end")
    func lines() throws {
        var text: [UInt8] = []
        for number in 0..<3000 {
            text += Array("INFO request \(number) served in \(number * 7) ms by pool\n".utf8)
        }
        text += [0xFF, 0xFE, 0x0A]
        text += Array("ERROR QueueStalledError consumer of topic payments made no progress\n".utf8)
        let run = try sandbox.bizlog("seen", "-", input: text)
        #expect(run.status == 0 && run.text.hasPrefix("FAILURE_LOG.md:3: F-001"))
    }
}
