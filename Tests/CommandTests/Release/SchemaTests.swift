import Foundation
import TestSupport
import Testing

@Suite(
    "JSON that programs read fits its schema", .tags(.process),
    .enabled(if: ProcessSandbox.succeeds("python3 -c 'import jsonschema'"), "needs python3 with jsonschema"))
struct SchemaTests {
    private let sandbox: ProcessSandbox

    init() throws {
        sandbox = try ProcessSandbox()
        try sandbox.write("FAILURE_LOG.md", Fixtures.bytes("seed/FAILURE_LOG.md"))
    }

    /// Says what of a file does not fit the schema, which members the schema does not know, and which wrong values it lets through.
    private func problems(_ command: String, _ name: String, wrong: String) throws -> String {
        let run = try sandbox.shell(
            """
            \(command) || exit 1
            python3 - '\(Fixtures.directory.appending(path: "schema/\(name)").path)' out.json <<'END'
            import json, jsonschema, sys
            schema = json.load(open(sys.argv[1]))
            jsonschema.Draft202012Validator.check_schema(schema)
            def closed(part):
                if isinstance(part, dict):
                    extra = {"additionalProperties": False} if part.get("type") == "object" else {}
                    return {**{name: closed(value) for name, value in part.items()}, **extra}
                return [closed(value) for value in part] if isinstance(part, list) else part
            document = json.load(open(sys.argv[2]))
            for error in jsonschema.Draft202012Validator(closed(schema)).iter_errors(document): print(error.json_path, error.message)
            validator = jsonschema.Draft202012Validator(schema)
            for wrong in (\(wrong)):
                if validator.is_valid({**document, **wrong}): print("valid:", wrong)
            print("looked at")
            END
            """
        )
        return run.text + run.errors
    }

    @Test("the findings of check")
    func check() throws {
        let found = try problems(
            "{ \"$bizlog\" check --format json . >out.json; test $? = 1; }", "bizlog-check-1.schema.json",
            wrong: #"{"version": 2}, {"errors": -1}, {"files": [{"path": "x"}]}"#)
        #expect(found == "looked at\n")
    }

    @Test("the counts of stats", arguments: ["", "- **Status:** open\n"])
    func stats(_ field: String) throws {
        try sandbox.write(
            "LESSONS.md",
            "# Lessons\n\n## 2026-03-04 One\n\n- **Severity:** high\n\(field)\n## 2026-03-05 Two\n\n- **Severity:** low\n"
        )
        let found = try problems(
            "\"$bizlog\" stats --json FAILURE_LOG.md LESSONS.md >out.json", "bizlog-stats-1.schema.json",
            wrong: #"{"total": -1}, {"months": [{"name": "2026-02"}]}, {"open": [{"age": 1}]}"#)
        #expect(found == "looked at\n")
    }

    @Test("the files of the queue")
    func queue() throws {
        let found = try problems(
            """
            "$bizlog" learn --handoff --create-rules --title T --severity critical --layer system --entity WCI --broke B --cause C \
            --missed M --lesson L --rule R --category Automation >/dev/null && cp .bizlog/pending/*.json out.json
            """,
            "bizlog-postmortem-1.schema.json",
            wrong:
                #"{"version": 2}, {"postmortem": {}}, {"more": 1}, {"postmortem": {"date": "2026-01-01", "rule": {"new": {"title": "a"}, "existing": "R-1"}}}"#
        )
        #expect(found == "looked at\n")
    }
}
