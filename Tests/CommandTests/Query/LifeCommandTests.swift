import Foundation
import TestSupport
import Testing

@Suite("status, supersede, retire: the life of an entry", .tags(.process))
struct LifeCommandTests {
    let sandbox: ProcessSandbox

    init() throws {
        sandbox = try ProcessSandbox()
        try sandbox.write("FAILURE_LOG.md", Self.log)
        try sandbox.write("RULES.md", Self.rules)
    }

    private static let log = """
        # Log

        ### [F-001] The lamp stayed dark
        **Date:** 2026-03-01
        **Status:** open

        ### [F-002] The bell rang
        **Date:** 2026-03-03
        **Status:** fixed

        ### [R-003] Ring twice
        **Added:** 2026-03-04

        **Rule:** Twice.

        ## Related Files

        - `RULES.md`

        """

    private static let rules = """
        # Rules

        ### [R-001] Look twice
        **Added:** 2026-03-02

        **Rule:** Look.

        """

    private func text(_ name: String) throws -> String {
        try String(contentsOf: sandbox.url(name), encoding: .utf8)
    }

    @Test("a status is set, seen by list and stats, and not set twice")
    func status() throws {
        let run = try sandbox.bizlog("status", "F-001", "resolved", "--note", "new bulb")
        #expect(run.status == 0 && run.errors == "")
        #expect(run.text == "FAILURE_LOG.md:3: F-001: open → fixed\n")
        #expect(
            try text("FAILURE_LOG.md")
                == Self.log.replacing("Status:** open", with: "Status:** fixed — new bulb"))
        #expect(try sandbox.bizlog("list", "--status", "fixed").text.contains("F-001"))
        let again = try sandbox.bizlog("status", "F-001", "resolved")
        #expect(again.status == 0 && again.text == "FAILURE_LOG.md:3: F-001: fixed already\n")
    }

    @Test("stats names what is open, with its age")
    func open() throws {
        let run = try sandbox.bizlog("stats")
        #expect(run.text.contains("\nOpen, on 2026-03-04\nF-001 (2026-03-01), for 3 days\n"))
        let later = try sandbox.bizlog("stats", "--today", "2026-04-01", "--json")
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(later.output)) as? [String: Any])
        let open = try #require(object["open"] as? [[String: Any]])
        #expect(open.count == 1 && open[0]["age"] as? Int == 31 && open[0]["id"] as? String == "F-001")
    }

    @Test("two rules in two files are changed together, and a dry run changes nothing")
    func supersede() throws {
        let dry = try sandbox.bizlog("supersede", "R-001", "--by", "R-003", "--dry-run")
        #expect(
            dry.status == 0 && dry.text.contains("+**Supersedes:** R-001") && dry.text.contains("RULES.md"))
        #expect(try text("RULES.md") == Self.rules && text("FAILURE_LOG.md") == Self.log)
        let run = try sandbox.bizlog("supersede", "R-001", "--by", "R-003")
        #expect(run.status == 0 && run.errors == "")
        #expect(try text("RULES.md").contains("**Added:** 2026-03-02\n**Status:** superseded — by R-003\n"))
        #expect(try text("FAILURE_LOG.md").contains("**Added:** 2026-03-04\n**Supersedes:** R-001\n"))
        let retired = try sandbox.bizlog("retire", "R-003", "--because", "no bell", "--json")
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(retired.output)) as? [String: Any])
        #expect(object["version"] as? Int == 1 && object["files"] as? [String] == ["FAILURE_LOG.md"])
        #expect(try text("FAILURE_LOG.md").contains("**Status:** retired — no bell\n"))
    }

    @Test("what cannot be done changes nothing and says what to do")
    func refusals() throws {
        let unknown = try sandbox.bizlog("status", "F-001", "lost")
        #expect(unknown.status == 64 && unknown.errors.contains("open, resolved, won't fix or recurred"))
        let none = try sandbox.bizlog("status", "F-01x", "open")
        #expect(none.status == 2 && none.errors.contains("no entry F-01x"))
        let lines = try sandbox.bizlog("status", "F-001", "open", "--note", "a\nb")
        #expect(lines.status == 64)
        #expect(try sandbox.bizlog("retire", "F-001", "--because", "x").status == 2)
        #expect(try sandbox.bizlog("supersede", "R-001", "--by", "R-001").status == 64)
        #expect(try sandbox.bizlog("status", "F-001", "open", "--log", "gone.md").status == 2)
        try sandbox.write("MERGE.md", Self.log + "<<<<<<< ours\n")
        #expect(try sandbox.bizlog("status", "F-001", "resolved", "--log", "MERGE.md").status == 2)
        #expect(try text("FAILURE_LOG.md") == Self.log && text("RULES.md") == Self.rules)
    }

    @Test("of a directory that has an entry in each file, the one that is named")
    func directory() throws {
        for number in 1...3 {
            try sandbox.write(
                "decisions/000\(number)-case-\(number).md",
                "# \(number). Case number \(number)\n\n- Date: 2026-03-0\(number)\n- Status: open\n\n## Context\n\nIt broke.\n\n## Decision\n\nMend it.\n"
            )
        }
        let run = try sandbox.bizlog("status", "Case number 2", "resolved", "--log", "decisions")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try text("decisions/0002-case-2.md").contains("- Status: resolved\n"))
        #expect(try text("decisions/0001-case-1.md").contains("- Status: open\n"))
        #expect(
            try sandbox.bizlog("status", "Case", "resolved", "--log", "decisions").errors.contains("several"))
    }

    @Test(
        "the JSON fits its schema",
        .enabled(
            if: ProcessSandbox.succeeds("python3 -c 'import jsonschema'"), "needs python3 with jsonschema")
    )
    func schema() throws {
        let schema = Fixtures.directory.appending(path: "schema/bizlog-life-1.schema.json")
        let run = try sandbox.shell(
            """
            "$bizlog" status F-001 resolved --json --dry-run >life.json || exit 1
            python3 - '\(schema.path)' life.json <<'END'
            import json, jsonschema, sys
            schema, value = json.load(open(sys.argv[1])), json.load(open(sys.argv[2]))
            jsonschema.Draft202012Validator.check_schema(schema)
            for error in jsonschema.Draft202012Validator(schema).iter_errors(value): print(error.json_path, error.message)
            print(value["entries"][0]["after"])
            END
            """
        )
        #expect(run.text == "fixed\n" && run.errors == "", "\(run.text)\(run.errors)")
    }
}
