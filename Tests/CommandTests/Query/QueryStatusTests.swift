import Foundation
import TestSupport
import Testing

@Suite("list and stats: the status", .tags(.process))
struct QueryStatusTests {
    let sandbox: ProcessSandbox

    init() throws {
        sandbox = try ProcessSandbox()
        try sandbox.write("FAILURE_LOG.md", Self.log)
    }

    private static let log = """
        # Log

        ### [F-001] The lamp stayed dark
        **Date:** 2026-03-01
        **Severity:** 🟡 Important
        **Status:** **Fixed** (was open)

        ### [F-002] The door stayed shut
        **Date:** 2026-03-02
        **Status:** open — nobody has time

        ### [F-003] The bell rang
        **Date:** 2026-03-03

        """

    private func json(_ arguments: String...) throws -> Any {
        let run = try ProcessRun(ProcessSandbox.command, arguments, in: sandbox.directory)
        #expect(run.status == 0 && run.errors == "")
        return try JSONSerialization.jsonObject(with: Data(run.output))
    }

    @Test("a column beside the severity")
    func column() throws {
        #expect(
            try sandbox.bizlog("list").text == """
                ID     Date        Severity      Status  Title
                F-001  2026-03-01  🟡 Important  Fixed   The lamp stayed dark
                F-002  2026-03-02                open    The door stayed shut
                F-003  2026-03-03                        The bell rang

                """
        )
    }

    @Test("JSON says it where there is one")
    func records() throws {
        let records = try #require(try json("list", "--json") as? [[String: Any]])
        #expect(records.map { $0["status"] as? String } == ["Fixed", "open", nil])
        #expect(records.map { $0["line"] as? Int } == [3, 8, 12])
        #expect(records.last?.keys.contains("status") == false)
        let shown = try #require(try json("show", "--json", "F-002") as? [[String: Any]])
        #expect(shown.first?["status"] as? String == "open")
    }

    @Test(
        "the option selects, and names what is known",
        arguments: [(["fixed"], ["F-001"]), (["OPEN"], ["F-002"]), (["open", "fixed"], ["F-001", "F-002"])]
    )
    func option(_ names: [String], _ expected: [String]) throws {
        let run = try ProcessRun(
            ProcessSandbox.command, ["list"] + names.flatMap { ["--status", $0] }, in: sandbox.directory)
        #expect(run.status == 0)
        #expect(run.text.split(separator: "\n").dropFirst().map { String($0.prefix(5)) } == expected)
        let wrong = try sandbox.bizlog("stats", "--status", "lost")
        #expect(wrong.status == 64 && wrong.errors.contains("unknown status 'lost'; known: Fixed, open"))
    }

    private static let spellings = [
        "in-progress", "in_progress", "In Progress", "IN PROGRESS", "In-progress",
    ]

    @Test("a value is the same with a hyphen, a low line or a blank between its words", arguments: spellings)
    func spelling(_ name: String) throws {
        let entries = Self.spellings.enumerated().map {
            "### [F-00\($0 + 1)] The lamp \($0)\n**Severity:** P1\n**Status:** \($1)\n\n"
        }.joined()
        try sandbox.write("FAILURE_LOG.md", "# Log\n\n" + entries)
        let run = try sandbox.bizlog("list", "--status", name)
        #expect(run.text.split(separator: "\n").count == Self.spellings.count + 1, "\(run.text)\(run.errors)")
        let counts = try #require(
            (try json("stats", "--json") as? [String: Any])?["status"] as? [[String: Any]])
        #expect(counts.compactMap { $0["count"] as? Int } == [5])
        // A template that has one of them knows the others.
        let template = "```\n### [F-XXX] Title\n**Severity:** P1 / P2\n**Status:** open / \(name)\n```\n\n"
        try sandbox.write("FAILURE_LOG.md", "# Log\n\n" + template + entries)
        let check = try sandbox.bizlog("check", "--select", "unknown-value")
        #expect(check.status == 0 && check.text == "", "\(check.text)\(check.errors)")
    }

    @Test("stats count it, as text and as JSON")
    func statistics() throws {
        let text = try sandbox.bizlog("stats").text
        #expect(text.contains("\nStatus\nFixed         1  █\nopen          1  █\n(none)        1  █\n"))
        let object = try #require(try json("stats", "--json") as? [String: Any])
        let counts = try #require(object["status"] as? [[String: Any]])
        #expect(counts.map { $0["name"] as? String } == ["Fixed", "open", nil])
        #expect(counts.map { $0["count"] as? Int } == [1, 1, 1])
    }

    @Test("a log whose entries have none has neither column nor member")
    func none() throws {
        try sandbox.write("FAILURE_LOG.md", "### [F-001] One\n**Severity:** 🟡 Important\n")
        #expect(try sandbox.bizlog("list").text.contains("Status") == false)
        #expect(try sandbox.bizlog("stats").text.contains("Status") == false)
        let object = try #require(try json("stats", "--json") as? [String: Any])
        #expect(object["status"] == nil && object["severity"] != nil)
        let run = try sandbox.bizlog("list", "--status", "open")
        #expect(run.status == 64 && run.errors.contains("unknown status 'open'; no failure here has one"))
    }

    @Test(
        "what list and show print fits the JSON Schema in the repository",
        .enabled(
            if: ProcessSandbox.succeeds("python3 -c 'import jsonschema'"), "needs python3 with jsonschema")
    )
    func schema() throws {
        let schema = Fixtures.directory.appending(path: "schema/bizlog-list-1.schema.json")
        try sandbox.write("other/FAILURE_LOG.md", Samples.log())
        let run = try sandbox.shell(
            """
            "$bizlog" list --json . other >list.json && "$bizlog" show --json F-001 F-003 >show.json || exit 1
            python3 - '\(schema.path)' list.json show.json <<'END'
            import copy, json, jsonschema, sys
            schema = json.load(open(sys.argv[1]))
            jsonschema.Draft202012Validator.check_schema(schema)
            validator = jsonschema.Draft202012Validator(schema)
            files = [json.load(open(name)) for name in sys.argv[2:]]
            known = set(schema["$defs"]["entry"]["properties"])
            for file in files:
                for error in validator.iter_errors(file): print(error.json_path, error.message)
                for entry in file: print(*sorted(set(entry) - known), end="")
            for wrong in ({"line": 0}, {"status": ""}, {"date": "11 May"}):
                if validator.is_valid([files[0][0] | wrong]): print("valid:", wrong)
            print(*(len(file) for file in files))
            END
            """
        )
        #expect(run.text == "5 2\n" && run.errors == "", "\(run.text)\(run.errors)")
    }
}
