import Foundation
import TestSupport
import Testing

@Suite("show and stats", .tags(.process))
struct QueryShowTests {
    let sandbox: ProcessSandbox

    init() throws {
        sandbox = try ProcessSandbox()
        try sandbox.write("FAILURE_LOG.md", Samples.log())
    }

    /// A part of the reference log, from one text up to another.
    private func part(from start: String, to end: String) throws -> String {
        let log = try Samples.log()
        let first = try #require(log.range(of: start))
        let last = try #require(log.range(of: end, range: first.upperBound..<log.endIndex))
        return String(log[first.lowerBound..<last.lowerBound])
    }

    @Test(
        "an entry byte for byte, whatever the case and the zeros of its id",
        arguments: ["F-BIZ-002", "f-biz-2"])
    func show(_ id: String) throws {
        let run = try sandbox.bizlog("show", id)
        #expect(run.status == 0 && run.errors == "")
        #expect(try run.text == part(from: "### [F-BIZ-002]", to: "\n---"))
    }

    @Test("several entries in the order asked for, with a blank line between")
    func several() throws {
        let run = try sandbox.bizlog("show", "F-BIZ-002", "F-BIZ-001")
        #expect(
            try run.text == part(from: "### [F-BIZ-002]", to: "\n---") + "\n"
                + part(from: "### [F-BIZ-001]", to: "\n---"))
    }

    @Test("a CRLF entry keeps its bytes")
    func carriageReturns() throws {
        let run = try sandbox.bizlog(
            "show", "F-001", "--in", "-", input: Array("### F-001: A\r\n**Layer:** \tSystem  \r\n".utf8))
        #expect(run.text == "### F-001: A\r\n**Layer:** \tSystem  \n")
    }

    @Test("a rule is looked for in the files that the log lists as related")
    func related() throws {
        try sandbox.write("kept/FAILURE_LOG.md", Samples.log())
        try sandbox.write("kept/BIZOS_RULES.md", Samples.rules)
        let run = try sandbox.bizlog("show", "R-BIZ-SYS-002", "--in", "kept")
        #expect(run.status == 0)
        #expect(run.text.hasPrefix("### [R-BIZ-SYS-002] Ground reference files"))
        #expect(try sandbox.bizlog("show", "R-BIZ-SYS-002").status == 2)
    }

    @Test("an id that is nowhere: the nearest one, and the others all the same")
    func unknown() throws {
        let run = try sandbox.bizlog("show", "F-BIZ-003", "F-BIZ-001", "nothing")
        #expect(run.status == 2)
        #expect(run.text.hasPrefix("### [F-BIZ-001]"))
        #expect(
            run.errors == """
                FAILURE_LOG.md: error: no entry F-BIZ-003; did you mean F-BIZ-001?
                FAILURE_LOG.md: error: no entry nothing; 'bizlog list' lists the failures

                """
        )
    }

    @Test("JSON with all fields")
    func json() throws {
        let run = try sandbox.bizlog("show", "F-BIZ-001", "--json")
        let records = try #require(
            JSONSerialization.jsonObject(with: Data(run.output)) as? [[String: Any]])
        let fields = try #require(records.first?["fields"] as? [[String: String]])
        #expect(fields.compactMap { $0["label"] }.first == "Date" && fields.count == 9)
        #expect(fields.last?["value"]?.hasPrefix("- When a previous session") == true)
    }

    @Test(
        "on a terminal control characters are spelled out",
        .enabled(if: ProcessSandbox.succeeds("script -qec true /dev/null")))
    func controls() throws {
        try sandbox.write("FAILURE_LOG.md", "### F-001: a\u{1B}[31mb\n**Layer:** \tSystem\n")
        #expect(try sandbox.bizlog("show", "F-001").text.contains("a\u{1B}[31mb"))
        let run = try sandbox.shell("script -qec '\"$bizlog\" show F-001' /dev/null")
        #expect(
            run.text.contains("a\\u{1B}[31mb\r\n**Layer:** ") && !run.text.contains("\u{1B}"), "\(run.text)")
    }

    @Test("no id is wrong usage")
    func usage() throws {
        #expect(try sandbox.bizlog("show").status == 64)
    }

    @Test("statistics of the reference log")
    func stats() throws {
        let run = try sandbox.bizlog("stats")
        #expect(run.status == 0 && run.errors == "")
        #expect(
            run.text.hasPrefix(
                """
                2 failures

                Month
                2026-02          2  ██

                Severity
                🔴 Critical      0
                🟡 Important     1  █
                🟢 Near miss     1  █

                """
            ), "\(run.text)")
        #expect(run.text.contains("\nCategory, as the log's table counts\nCRM/Zoho         1  █\n"))
        #expect(
            run.text.hasSuffix(
                """

                Recurrences
                F-BIZ-001 (2026-02-11) says that it is of the class of F-004; no rule against that one is known here

                """
            ))
    }

    @Test("a failure that came back after its rule is named, with the rule from the related file")
    func recurrence() throws {
        var log = try Samples.log()
        log = log.replacingOccurrences(
            of: "- Direct _CONTEXT.md edits", with: "- Like F-BIZ-001. Direct _CONTEXT.md edits")
        log = log.replacingOccurrences(of: "[R-BIZ-SYS-002] in", with: "none in")
        try sandbox.write("FAILURE_LOG.md", log)
        #expect(try !sandbox.bizlog("stats").text.contains("F-BIZ-002 (2026"))
        try sandbox.write("BIZOS_RULES.md", Samples.rules)
        #expect(
            try sandbox.bizlog("stats").text.contains(
                "\nF-BIZ-002 (2026-02-11) refers to F-BIZ-001, after R-BIZ-SYS-002 was there to prevent it\n")
        )
    }

    @Test("months without a failure are drawn, long times without one are not")
    func months() throws {
        let dates = ["2020-01-05", "2026-02-01", "2026-02-02", "2026-05-01", "someday"]
        let log = dates.enumerated().map {
            "### F-00\($0.offset): A\n**Date:** \($0.element)\n**Severity:** x\n\n"
        }
        let run = try sandbox.bizlog("stats", "-", input: Array(log.joined().utf8))
        #expect(
            run.text.hasPrefix(
                """
                5 failures

                Month
                2020-01    1  █
                …          0
                2026-02    2  ██
                2026-03    0
                2026-04    0
                2026-05    1  █
                (no date)  1  █

                """
            ), "\(run.text)")
    }

    @Test("bars and tables of many failures fit the width, and what occurs has a bar")
    func scale() throws {
        let log = (100..<999).map { number in
            "### F-\(number): A\n**Severity:** \(number == 500 ? "🔴 Critical" : "🟡 Important")\n\n"
        }
        let run = try sandbox.bizlog("stats", "-", input: Array(log.joined().utf8))
        let lines = run.text.split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= 80 })
        #expect(lines.contains { $0.hasPrefix("🔴 Critical") && $0.hasSuffix(" 1  █") })
        #expect(lines.contains { $0.hasPrefix("🟡 Important") && $0.count { $0 == "█" } > 55 })
    }

    @Test("statistics as JSON")
    func statsJSON() throws {
        let run = try sandbox.bizlog("stats", "--json", "--layer", "system")
        let record = try #require(
            JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
        #expect(record["total"] as? Int == 1)
        #expect((record["recurrences"] as? [[String: Any]])?.first?["earlier"] as? String == "F-004")
        #expect((record["layer"] as? [[String: Any]])?.map { $0["count"] as? Int } == [1, 0, 0])
    }

    @Test("an empty log has statistics too")
    func emptyStats() throws {
        let run = try sandbox.bizlog("stats", "-", input: [])
        #expect(run.status == 0 && run.text == "0 failures\n" && run.errors == "")
    }

    @Test("the help fits a terminal", arguments: ["list", "show", "stats"])
    func help(_ verb: String) throws {
        let run = try sandbox.bizlog(verb, "--help")
        #expect(run.status == 0 && run.text.contains("EXIT CODES:") && run.text.contains("--json"))
        #expect(run.text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }
}
