import Foundation
import TestSupport
import Testing

@Suite("rules: whether each rule holds", .tags(.process))
struct RulesTests {
    let sandbox: ProcessSandbox

    init() throws {
        sandbox = try ProcessSandbox()
        try sandbox.write("docs/FAILURE_LOG.md", Self.log)
        try sandbox.write("docs/RULES.md", Self.rules)
        try sandbox.write("Tests/LeaseTests.swift", "")
        try sandbox.write("Makefile", "lint: all\n")
        try sandbox.write(".git/HEAD", "")
    }

    private static let log = """
        # Log

        ### [F-001] The queue stood still
        **Date:** 2026-03-01

        **Preventive Rule Added:**
        [R-001] in RULES.md

        ### [F-002] The queue stood still again
        **Date:** 2026-04-01

        **Lessons:**
        - The same error class as F-001

        ## Related Files

        - `RULES.md`

        """

    private static let rules = """
        # Rules

        ### [R-001] Watch the lease
        **Added:** 2026-03-02
        **Origin:** Failure (F-001)

        **Rule:** An alert fires.

        **Enforced by:** `Tests/LeaseTests.swift`, `make lint`

        ### [R-002] Ask twice
        **Added:** 2026-03-31
        **Origin:** a talk

        **Rule:** Two people look.

        **Enforced by:** `Tests/GoneTests.swift`

        ### [R-003] Be careful
        **Added:** 2026-03-31
        **Origin:** a talk

        **Rule:** Care.

        """

    @Test("text")
    func text() throws {
        let run = try sandbox.bizlog("rules", "--log", "docs")
        #expect(run.status == 0 && run.errors == "")
        #expect(
            run.text == """
                3 rules, 1 did not hold, 1 enforced, 1 named but missing, 1 advisory; ages count to 2026-04-01

                docs/RULES.md:3: R-001  Watch the lease
                  2026-03-02, 30 days old
                  came from F-001
                  since: F-002 (2026-04-01) came back although it was there
                  enforced by Tests/LeaseTests.swift
                  enforced by make lint

                docs/RULES.md:11: R-002  Ask twice
                  2026-03-31, 1 day old
                  came from no failure that is named
                  enforced by Tests/GoneTests.swift, which is not there

                docs/RULES.md:19: R-003  Be careful
                  2026-03-31, 1 day old
                  came from no failure that is named
                  advisory: nothing is named that enforces it

                """)
    }

    @Test("JSON, and check and stats say the same")
    func json() throws {
        let run = try sandbox.bizlog("rules", "--log", "docs", "--json", "--today", "2026-05-01")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
        #expect(object["version"] as? Int == 1 && object["today"] as? String == "2026-05-01")
        let rules = try #require(object["rules"] as? [[String: Any]])
        #expect(rules.map { $0["enforcement"] as? String } == ["enforced", "missing", "advisory"])
        #expect(rules.map { $0["age"] as? Int } == [60, 31, 31])
        #expect(rules.first?["recurrences"] as? [String] == ["F-002"])
        let stats = try #require(
            try JSONSerialization.jsonObject(with: Data(try sandbox.bizlog("stats", "--json", "docs").output))
                as? [String: Any])
        #expect(stats["recurrences"] as? NSArray == object["recurrences"] as? NSArray)
        let check = try sandbox.bizlog("check", "--select", "recurrence,missing-enforcement", "docs")
        #expect(check.text.contains("F-002 is of the kind of F-001, which R-001 should have prevented"))
        #expect(check.text.contains("docs/RULES.md:17:19: note: \"Tests/GoneTests.swift\" does not exist"))
        #expect(check.text.components(separatedBy: "missing-enforcement").count == 2)
    }

    @Test("a log without rules says so")
    func none() throws {
        try sandbox.write("FAILURE_LOG.md", "### [F-001] Lamp\n**Date:** 2026-01-01\n")
        let run = try sandbox.bizlog("rules", "--log", "FAILURE_LOG.md")
        #expect(run.status == 0 && run.text.hasPrefix("no rules: "))
        #expect(try sandbox.bizlog("rules", "--log", "gone.md").status == 2)
        #expect(try sandbox.bizlog("rules", "--today", "soon").status == 64)
    }

    @Test(
        "the JSON fits its schema",
        .enabled(
            if: ProcessSandbox.succeeds("python3 -c 'import jsonschema'"), "needs python3 with jsonschema")
    )
    func schema() throws {
        let rules = Fixtures.directory.appending(path: "schema/bizlog-rules-1.schema.json")
        let seen = Fixtures.directory.appending(path: "schema/bizlog-seen-1.schema.json")
        let run = try sandbox.shell(
            """
            "$bizlog" rules --log docs --json >rules.json && "$bizlog" seen --log docs --json 'queue stood still' >seen.json || exit 1
            python3 - '\(rules.path)' rules.json '\(seen.path)' seen.json <<'END'
            import json, jsonschema, sys
            for schema, file in zip(sys.argv[1::2], sys.argv[2::2]):
                schema, value = json.load(open(schema)), json.load(open(file))
                jsonschema.Draft202012Validator.check_schema(schema)
                for error in jsonschema.Draft202012Validator(schema).iter_errors(value): print(error.json_path, error.message)
                print(len(value) > 0)
            END
            """
        )
        #expect(run.text == "True\nTrue\n" && run.errors == "", "\(run.text)\(run.errors)")
    }
}
