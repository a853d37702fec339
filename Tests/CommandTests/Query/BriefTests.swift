import Foundation
import TestSupport
import Testing

@Suite("brief: what matters here", .tags(.process))
struct BriefTests {
    let sandbox: ProcessSandbox

    init() throws {
        sandbox = try ProcessSandbox()
        try sandbox.write("docs/FAILURE_LOG.md", Self.log)
        try sandbox.write("docs/RULES.md", Self.rules)
        try sandbox.write("Makefile", "lint: all\n")
        try sandbox.write(".git/HEAD", "")
    }

    private func bizlog(_ arguments: [String]) throws -> ProcessRun {
        try ProcessRun(ProcessSandbox.command, arguments, in: sandbox.directory)
    }

    private static let log = """
        # Log

        ### [F-001] The queue stood still
        **Date:** 2026-03-01
        **Severity:** Critical

        **What Broke:** `src/worker.py` waited.

        **Preventive Rule Added:**
        [R-001] in RULES.md

        ### [F-002] A label was wrong
        **Date:** 2026-04-01
        **Severity:** Minor

        **Lessons:**
        - Read it aloud

        ## Related Files

        - `RULES.md`

        """

    private static let rules = """
        # Rules

        ### [R-001] Watch the lease
        **Added:** 2026-03-02
        **Origin:** Failure (F-001)

        **Rule:** An alert fires.

        **Enforced by:** `make lint`

        """

    private static let all = """
        ## Rules and lessons

        - **R-001** Watch the lease: An alert fires. (critical; enforced)
        - **F-002** A label was wrong: Read it aloud (minor)

        """

    private static let block = """
        <!-- bizlog-brief-start: made by 'bizlog brief'; what is written here is lost -->

        \(all)
        <!-- bizlog-brief-end -->

        """

    @Test("Markdown, for all and for files and a topic")
    func markdown() throws {
        let run = try sandbox.bizlog("brief", "--log", "docs")
        #expect(run.status == 0 && run.text == Self.all && run.errors == "")
        let paths = try sandbox.bizlog("brief", "--log", "docs", "--paths", "src/worker.py", "b.py")
        #expect(paths.status == 0 && paths.text.contains("R-001") && !paths.text.contains("F-002"))
        let topic = try sandbox.bizlog("brief", "--log", "docs", "--topic", "label aloud")
        #expect(topic.status == 0 && topic.text.contains("F-002") && !topic.text.contains("R-001"))
        // Paths count from where they are named.
        let inner = try sandbox.shell(
            "mkdir -p src && cd src && \"$bizlog\" brief --log ../docs --paths worker.py --json")
        #expect(inner.text.contains("a failure that it came from names src/worker.py"))
    }

    @Test(
        "what finds nothing or does not fit says so",
        arguments: [["--topic", "volcano"], ["--budget", "0"], ["--budget", "1"]])
    func nothing(_ options: [String]) throws {
        let run = try bizlog(["brief", "--log", "docs"] + options)
        #expect(run.status == 1 && run.text == "" && run.errors.hasPrefix("none of "))
        let json = try bizlog(["brief", "--log", "docs", "--json"] + options)
        #expect(json.status == 1 && json.errors.hasPrefix("none of "))
        let into = try bizlog(["brief", "--log", "docs", "--into", "AGENTS.md"] + options)
        let names = try sandbox.names()
        #expect(into.status == 1 && !names.contains("AGENTS.md"))
    }

    @Test("a budget is kept in Markdown and in JSON", arguments: [15, 30, 45, 60, 100, 150, 250, 400])
    func budget(_ budget: Int) throws {
        for options in [[], ["--json"]] {
            let run = try bizlog(["brief", "--log", "docs", "--budget", "\(budget)"] + options)
            #expect(run.output.count <= budget * 4)
        }
    }

    @Test("an empty log, and wrong usage")
    func usage() throws {
        try sandbox.write("FAILURE_LOG.md", "# Log\n")
        let run = try sandbox.bizlog("brief", "--log", "FAILURE_LOG.md")
        #expect(run.status == 0 && run.text == "" && run.errors.hasPrefix("no rules and no lessons"))
        #expect(try sandbox.bizlog("brief", "--log", "gone.md").status == 2)
        #expect(try sandbox.bizlog("brief", "--log", "docs", "--topic", "12:30 7").status == 2)
        for wrong in [["--budget", "-1"], ["--check"], ["--json", "--into", "A.md"], ["--into", "-"]] {
            #expect(try bizlog(["brief", "--log", "docs"] + wrong).status == 64)
        }
    }

    @Test("--into makes a file, keeps one, and tells what is stale")
    func into() throws {
        let arguments = ["brief", "--log", "docs", "--into", "AGENTS.md"]
        #expect(try bizlog(arguments + ["--check"]).status == 1)
        #expect(try !sandbox.names().contains("AGENTS.md"))
        let made = try bizlog(arguments)
        #expect(made.status == 0 && made.text == "AGENTS.md: 2 rules and lessons\n")
        #expect(try sandbox.text("AGENTS.md") == Self.block)
        #expect(try bizlog(arguments + ["--check"]).status == 0)
        let again = try bizlog(arguments)
        #expect(again.status == 0 && again.text == "AGENTS.md: 2 rules and lessons, as before\n")
        let windows = "# A\r\n" + "\r\n" + Self.block.replacing("\n", with: "\r\n") + "tail"
        try sandbox.write("AGENTS.md", windows.replacing("R-001", with: "R-009"))
        #expect(try bizlog(arguments + ["--check"]).status == 1)
        #expect(try bizlog(arguments).status == 0)
        #expect(try sandbox.text("AGENTS.md") == windows)
        // The same from another directory: nothing in it depends on where it was made.
        let inner = try sandbox.shell("cd docs && \"$bizlog\" brief --into ../AGENTS.md --check")
        #expect(inner.status == 0 && inner.errors == "")
    }

    @Test("marks that do not fit, the log itself and links out of the repository are refused")
    func refused() throws {
        try sandbox.write("AGENTS.md", "# A\n\n<!-- bizlog-brief-start -->\n")
        let run = try sandbox.bizlog("brief", "--log", "docs", "--into", "AGENTS.md")
        #expect(run.status == 2 && run.errors.hasPrefix("AGENTS.md:3:1: error: "))
        #expect(try sandbox.text("AGENTS.md") == "# A\n\n<!-- bizlog-brief-start -->\n")
        let own = try sandbox.bizlog("brief", "--log", "docs", "--into", "docs/RULES.md")
        #expect(own.status == 2 && own.errors.contains("one of the logs"))
        #expect(try sandbox.text("docs/RULES.md") == Self.rules)
        #expect(try sandbox.bizlog("brief", "--log", "docs", "--into", "no/such/A.md").status == 2)
        let out = try sandbox.shell(
            """
            mkdir inner && cp -r docs inner/docs && mkdir inner/.git && echo '# Home' >home.md && ln -s ../home.md inner/AGENTS.md && cd inner
            "$bizlog" brief --log docs --into AGENTS.md; echo $?; cat ../home.md; "$bizlog" brief --log docs --into .git/A.md; echo $?; ls .git
            """)
        #expect(out.text == "2\n# Home\n2\n", "\(out.text)\(out.errors)")
        #expect(out.errors.contains("outside of the repository"))
    }

    @Test(
        "the JSON fits its schema",
        .enabled(
            if: ProcessSandbox.succeeds("python3 -c 'import jsonschema'"), "needs python3 with jsonschema")
    )
    func schema() throws {
        let schema = Fixtures.directory.appending(path: "schema/bizlog-brief-1.schema.json")
        let run = try sandbox.shell(
            """
            "$bizlog" brief --log docs --json --paths src/worker.py --topic label >brief.json || exit 1
            python3 - '\(schema.path)' brief.json <<'END'
            import json, jsonschema, sys
            schema, value = (json.load(open(name)) for name in sys.argv[1:])
            jsonschema.Draft202012Validator.check_schema(schema)
            for error in jsonschema.Draft202012Validator(schema).iter_errors(value): print(error.json_path, error.message)
            print([item["id"] for item in value["items"]], value["omitted"])
            END
            """
        )
        #expect(run.text == "['R-001', 'F-002'] 0\n" && run.errors == "", "\(run.text)\(run.errors)")
    }
}
