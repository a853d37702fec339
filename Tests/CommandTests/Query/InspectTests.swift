import Foundation
import TestSupport
import Testing

@Suite("inspect", .tags(.process))
struct InspectTests {
    let sandbox: ProcessSandbox

    init() throws { sandbox = try ProcessSandbox() }

    private static let log = """
        # Lessons

        A few words.

        ## 2026-03-04 — The queue stood [P1]

        **Cause:** one worker

        **Status:** fixed

        ## 2026-03-02 — The door stood open

        **Cause:** wind

        **Status:** open

        ## 2026-03-01 — The lamp went out

        **Cause:** bulb

        **Helpers:**
        - Kim
        - Lee

        """

    @Test("what was inferred, and why")
    func text() throws {
        try sandbox.write("LESSONS.md", Self.log)
        let run = try sandbox.bizlog("inspect", "LESSONS.md")
        #expect(run.status == 0 && run.errors == "")
        let lines = run.text.split(separator: "\n").map(String.init)
        #expect(
            lines.first
                == "LESSONS.md: 3 entries; nothing in the file says what an entry is, so it is inferred; 84 % of the file"
        )
        for line in [
            "  3 entries: headings of level 2 with a date (heading 2 date), lines 5 to 17",
            "    - 3 of 3 have a date", "    - 'Cause' is in 3 of 3",
            "  Date in the heading: date, date, in 3 of 3", "  Cause: text, cause, in 3 of 3",
            "  Status: choice, status, in 2 of 3", "  Helpers: list, in 1 of 3", "  P1: 1", "  fixed: 1",
            "  open: 1",
            "  newest first",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
        #expect(run.text.contains("  the next entry goes before the first one, at line 5, and is named 20"))
    }

    @Test(
        "the next id of a sequence, and where it goes",
        arguments: [
            (["FX-007", "FX-008", "FX-009"], "behind the last one, at line 14, and is named FX-010"),
            (["FX-9", "FX-8"], "before the first one, at line 3, and is named FX-10"),
            (["Incident 1", "Incident 2", "Incident 3"], "behind the last one, at line 14, and is named 4"),
        ])
    func next(_ names: [String], _ place: String) throws {
        try sandbox.write(
            "LOG.md",
            "# Failure log\n\n" + names.map { "## \($0): pump \($0) broke\n\nCause: sand\n\n" }.joined())
        let run = try sandbox.bizlog("inspect", "LOG.md")
        #expect(run.text.contains("the next entry goes \(place)\n"), "\(run.text)")
    }

    @Test("what is not understood: headings that are not read, templates, and a wrong line")
    func unread() throws {
        try sandbox.write(
            "LOG.md",
            "# Failure log\n\n<!-- bizlog-form: heading 2 day -->\n\n## The pump stopped\n\nThere was sand in it, much of it.\n"
        )
        let run = try sandbox.bizlog("inspect", "LOG.md")
        #expect(run.status == 2)
        #expect(
            run.errors
                == "LOG.md:3:29: error: 'day' is not known here; write one of id, number, date, plain, fields\n"
        )
        #expect(run.text.contains("LOG.md: 0 entries; nothing looks like one\n"))
        #expect(run.text.contains("  line 5: no entry is found; 1 heading could hold some (line 5)"))
        #expect(run.text.contains("write this line under the title: <!-- bizlog-form: heading 2 plain -->"))
        let own = try sandbox.bizlog("inspect", "-", input: Array(try Samples.log().utf8))
        #expect(own.text.contains("a template in the file says what an entry is"))
        #expect(own.text.contains("a template, which is no entry"))
    }

    @Test(
        "each form gets the line that names it, and is read as before",
        arguments: [
            (log, ["heading 2 date"]),
            ("# T\n\n## FX-1: a\n\nCause: b\n\n## FX-2: c\n\nCause: d\n", ["heading 2 id FX-"]),
            (
                "# Failures\r\n\r\n## Bug 1: a\r\n\r\nCause: b\r\n\r\n## Bug 2: c\r\n\r\nCause: d\r\n",
                ["heading 2 number Bug"]
            ),
            (
                "# Failure log\n\n## a\n\n**Date:** 2026-03-01\n\n**Cause:** b\n\n## c\n\n**Date:** 2026-03-02\n\n**Cause:** d\n",
                ["heading 2 plain"]
            ),
            (
                "# Bugs\n\n| ID | Date | What broke | Fix |\n|---|---|---|---|\n| B-1 | 2026-03-01 | one broke | mended |\n| B-2 | 2026-03-02 | two broke | mended |\n",
                ["table id"]
            ),
            (
                "# Lessons learned\n- 2026-03-01 the pump stopped\n- 2026-03-02 the lamp went out\n",
                ["list date"]
            ),
            (
                "# Failure log\n\n**[2026-03-01] The pump stopped**\n\nSand.\n\n**[2026-03-02] The lamp went out**\n\nBulb.",
                ["lead date"]
            ),
            (
                "# Postmortem: the pump\n\n**Date:** 2026-03-01\n**Severity:** P1\n\n## Root cause\n\nSand.\n\n## Fix\n\nWater.\n\n## Lessons\n\nLook.\n",
                ["file"]
            ),
            (
                "### [F-1] a\n**Date:** 2026-03-01\n\n### [R-1] b\n**Rule:** c\n",
                ["heading 3 id F-", "heading 3 id R-"]
            ),
            (
                "---\nowner: Kim\n---\n## FX-1: a\n\nCause: b\n\n## FX-2: c\n\nCause: d\n",
                ["heading 2 id FX-"]
            ),
        ])
    func writing(_ text: String, _ words: [String]) throws {
        try sandbox.write("LOG.md", text)
        let before = try sandbox.bizlog("show", "--json", "--in", "LOG.md", "a", "2026-03-01").text
        let list = try sandbox.bizlog("list", "LOG.md").text
        #expect(list.split(separator: "\n").count > 1)
        let pins = words.map { "<!-- bizlog-form: \($0) -->" }
        let run = try sandbox.bizlog("inspect", "--write-template", "LOG.md")
        #expect(run.status == 0 && run.errors == "", "\(run.errors)")
        #expect(run.text == pins.map { "LOG.md: \($0)\n" }.joined())
        let written = try sandbox.text("LOG.md")
        // Nothing but the lines, and blank ones around them, is new.
        var rest = written
        for pin in pins { rest = rest.replacing(pin, with: "") }
        #expect(rest.filter { !$0.isNewline } == text.filter { !$0.isNewline })
        #expect(text.contains("\r\n") == written.contains("\r\n"))
        #expect(try sandbox.bizlog("list", "LOG.md").text == list)
        func shown(_ text: String) -> String { text.replacing(#/"line" ?: \d+/#, with: "") }
        #expect(
            try shown(sandbox.bizlog("show", "--json", "--in", "LOG.md", "a", "2026-03-01").text)
                == shown(before))
        #expect(try !sandbox.bizlog("check", "LOG.md").text.contains("invalid-form"))
        #expect(
            try sandbox.bizlog("inspect", "LOG.md").text.contains("a line in the file says what an entry is"))
        let again = try sandbox.bizlog("inspect", "--write-template", "LOG.md")
        #expect(again.status == 2)
        #expect(
            again.errors
                == "LOG.md: error: no template is written: the file says already what its entries are\n")
        #expect(try sandbox.text("LOG.md") == written)
    }

    @Test("what cannot be pinned is left alone")
    func refusals() throws {
        for (text, reason) in [
            (try Samples.log(), "the file has a template, which says what its entries are"),
            ("# Failure log\n", "no entry is found"),
            (
                "# Failure log\n\n<!-- bizlog-form: tables -->\n\n## 2026-03-01 — a\n\nCause: b\n",
                "'tables' is not known here"
            ),
            ("# Failure log\n\n## 2026-03-01 — a\n\nCause: b\n\n<<<<<<< HEAD\n", "merge"),
        ] {
            try sandbox.write("LOG.md", text)
            let run = try sandbox.bizlog("inspect", "--write-template", "LOG.md")
            #expect(run.status == 2 && run.text == "" && run.errors.contains(reason), "\(run.errors)")
            #expect(try sandbox.text("LOG.md") == text)
        }
        #expect(try sandbox.bizlog("inspect", "--write-template", "-", input: []).status == 64)
        #expect(try sandbox.bizlog("inspect", "--write-template", "--json", "LOG.md").status == 64)
        #expect(try sandbox.bizlog("inspect", "nowhere.md").status == 2)
    }

    @Test("the help has examples and exit codes")
    func help() throws {
        let help = try sandbox.bizlog("inspect", "--help").text
        for part in ["EXAMPLES:", "EXIT CODES:", "--write-template", "--json", "bizlog-form: heading 2 date"]
        {
            #expect(help.contains(part))
        }
        #expect(help.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test(
        "JSON fits the JSON Schema in the repository",
        .enabled(
            if: ProcessSandbox.succeeds("python3 -c 'import jsonschema'"), "needs python3 with jsonschema")
    )
    func schema() throws {
        let schema = Fixtures.directory.appending(path: "schema/bizlog-inspect-1.schema.json")
        try sandbox.write("LESSONS.md", Self.log)
        try sandbox.write("FAILURE_LOG.md", Samples.log())
        try sandbox.write("PROSE.md", "# Failure log\n\n## The pump\n\nThere was sand in it, much of it.\n")
        let run = try sandbox.shell(
            """
            "$bizlog" inspect --json LESSONS.md FAILURE_LOG.md PROSE.md >out.json || exit 1
            python3 - '\(schema.path)' out.json <<'END'
            import json, jsonschema, sys
            schema = json.load(open(sys.argv[1]))
            jsonschema.Draft202012Validator.check_schema(schema)
            validator = jsonschema.Draft202012Validator(schema)
            logs = json.load(open(sys.argv[2]))
            for error in validator.iter_errors(logs): print(error.json_path, error.message)
            known = set(schema["$defs"]["log"]["properties"])
            for log in logs: print(*sorted(set(log) - known), end="")
            for wrong in ({"source": "x"}, {"entries": -1}, {"coverage": 101}):
                if validator.is_valid([logs[0] | wrong]): print("valid:", wrong)
            print(*(log["source"] for log in logs), *(log["entries"] for log in logs))
            END
            """
        )
        #expect(
            run.text == "inference template nothing 3 2 0\n" && run.errors == "", "\(run.text)\(run.errors)")
    }
}
