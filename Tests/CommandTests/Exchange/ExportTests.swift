import Foundation
import TestSupport
import Testing

@Suite("export and import", .tags(.process))
struct ExportTests {
    let sandbox: ProcessSandbox

    init() throws { sandbox = try ProcessSandbox() }

    /// What fixtures are exported as: `NAME.json` beside `NAME`, with its canonical form as `NAME.fmt`.
    ///
    /// - Returns: how many they are. Some are taken, in a long run all in which no merge is unfinished.
    private func exportFixtures(orOneIn step: Int) throws -> Int {
        let whole = Fixtures.all.filter { !$0.contains("conflict-marker.reported") }
        let names = Set(Seeds.all(of: whole, orOneIn: step) + ["seed/FAILURE_LOG.md", "convert/numbers.md"])
        for name in names { try sandbox.write(name.replacing("/", with: "_"), Fixtures.bytes(name)) }
        let run = try sandbox.shell(
            """
            for file in *.md; do
                "$bizlog" fmt - <"$file" >"$file.fmt" && "$bizlog" export "$file" >"$file.json" || echo "$file"
            done
            """
        )
        #expect(run.text == "" && run.errors == "")
        return names.count
    }

    @Test("export, then import, is the canonical form of every fixture byte for byte")
    func roundTrip() throws {
        let count = try exportFixtures(orOneIn: 12)
        let run = try sandbox.shell(
            """
            for file in *.json; do
                "$bizlog" import "$file" | cmp - "${file%.json}.fmt" || echo "$file"
            done
            ls *.json | wc -l
            """
        )
        #expect(run.text == "\(count)\n" && run.errors == "")
    }

    @Test(
        "what is exported fits the JSON Schema in the repository",
        .enabled(
            if: ProcessSandbox.succeeds("python3 -c 'import jsonschema'"), "needs python3 with jsonschema")
    )
    func schema() throws {
        let schema = Fixtures.directory.appending(path: "schema/bizlog-log-1.schema.json")
        let count = try exportFixtures(orOneIn: 18)
        let run = try sandbox.shell(
            """
            python3 - '\(schema.path)' *.json <<'END'
            import copy, json, jsonschema, sys
            schema = json.load(open(sys.argv[1]))
            jsonschema.Draft202012Validator.check_schema(schema)
            validator = jsonschema.Draft202012Validator(schema)
            files = [json.load(open(name)) for name in sys.argv[2:]]
            for name, file in zip(sys.argv[2:], files):
                for error in validator.iter_errors(file): print(name, error.json_path, error.message)
            seed = files[sys.argv[2:].index('seed_FAILURE_LOG.md.json')]
            def wrong(change):
                copied = copy.deepcopy(seed)
                change(copied)
                if validator.is_valid(copied): print('valid:', change(copied))
            entry = next(i for i, part in enumerate(seed['parts']) if 'entry' in part)
            wrong(lambda log: log.update(version=2))
            wrong(lambda log: log.update(more=1))
            wrong(lambda log: log['parts'][entry].update(section={'title': '', 'blocks': []}))
            wrong(lambda log: log['parts'][entry]['entry'].update(id='f-1'))
            wrong(lambda log: log['parts'][entry]['entry']['fields'][0]['content'].update(value='11 May'))
            seed = files[sys.argv[2:].index('convert_numbers.md.json')]
            wrong(lambda log: log.update(form='other'))
            wrong(lambda log: log['parts'][1].pop('spelling'))
            wrong(lambda log: log['parts'][1]['entry'].update(line=0))
            wrong(lambda log: log['parts'][1]['entry']['fields'][0].update(role='label'))
            print(len(files))
            END
            """
        )
        #expect(run.text == "\(count)\n" && run.errors == "")
    }

    @Test("the JSON is the same every time, sorted and ended by a line feed")
    func stable() throws {
        try sandbox.write("FAILURE_LOG.md", Samples.log())
        let run = try sandbox.bizlog("export")
        #expect(run.status == 0 && run.errors == "")
        #expect(run.text.hasPrefix("{\n  \"format\" : \"bizlog-log\",\n  \"header\" : {\n"))
        #expect(run.text.hasSuffix("\n  ],\n  \"version\" : 1\n}\n"))
        #expect(run.text.contains("\"value\" : \"🟡 Important\""))
        #expect(!run.text.contains("\"spelling\""))
        #expect(try sandbox.bizlog("export", "-", input: Array(try Samples.log().utf8)).output == run.output)
        try sandbox.write("messy.md", Samples.messyLog())
        #expect(try sandbox.bizlog("export", "messy.md").output == run.output)
    }

    @Test("import writes a new file, and another one only if it is told to")
    func output() throws {
        try sandbox.write("log.md", Samples.log())
        #expect(try sandbox.shell("\"$bizlog\" export log.md >log.json").status == 0)
        #expect(try sandbox.bizlog("import", "-o", "new.md", "log.json").status == 0)
        #expect(try sandbox.text("new.md") == Samples.log())
        try sandbox.write("new.md", "mine\n", permissions: 0o600)
        let refused = try sandbox.bizlog("import", "-o", "new.md", "log.json")
        #expect(refused.status == 2)
        #expect(
            refused.errors
                == "new.md: error: the file exists and was left as it is; name another one, or use --force\n")
        #expect(try sandbox.text("new.md") == "mine\n")
        #expect(try sandbox.bizlog("import", "--force", "-o", "new.md", "log.json").status == 0)
        #expect(try sandbox.text("new.md") == Samples.log())
        #expect(try sandbox.names() == ["log.json", "log.md", "new.md"])
        let missing = try sandbox.bizlog("import", "-o", "none/new.md", "log.json")
        #expect(
            missing.status == 2 && missing.errors.hasPrefix("none/new.md: error: cannot write: No such file"))
        try sandbox.link("link.md", to: "nowhere.md")
        #expect(try sandbox.bizlog("import", "-o", "link.md", "log.json").status == 2)
    }

    @Test(
        "JSON that is no log: where, and why",
        arguments: [
            ("", "1:1: error: not JSON: the text ends too early: a value is missing"),
            ("{\n \"a\": [}", "2:8: error: not JSON: expected a value"),
            ("{\"a\": 1,}", "1:9: error: not JSON: expected a name in double quotes"),
            ("{\"a\": \"b\nc\"}", "1:9: error: not JSON: a line break or control character in a string"),
            ("{\"a\": 1} x", "1:10: error: not JSON: more text after the value; remove it"),
            ("[]", "1:1: error: the value is not an object"),
            ("{}", "1:1: error: the member \"format\" is missing"),
            (
                "{\"format\": \"x\"}",
                "1:12: error: format: the format is \"x\"; only \"bizlog-log\" can be read"
            ),
            (
                "{\"format\": \"bizlog-log\", \"version\": 2}",
                "1:37: error: version: version 2 is not known; only version 1 can be read"
            ),
        ]
    )
    func notJSON(json: String, message: String) throws {
        try sandbox.write("log.json", json)
        let run = try sandbox.bizlog("import", "log.json")
        #expect(run.status == 2)
        #expect(run.output == [])
        #expect(run.errors.hasPrefix("log.json:\(message)"), "\(run.errors)")
    }

    @Test(
        "a log with a wrong part: where, and why",
        arguments: [
            ("{}", "3:2: error: parts[0]: a part is an entry or a section; add one of the two"),
            (
                "{\"entry\": {\"id\": \"f\", \"title\": \"\", \"fields\": []}}",
                "3:19: error: parts[0].entry.id: \"f\" is not an id; an id has capitals and a number, such as F-BIZ-001"
            ),
            (
                "{\"level\": 7, \"section\": {\"title\": \"\", \"blocks\": []}}",
                "3:12: error: parts[0].level: a heading cannot have level 7; write 1 to 6"
            ),
            (
                "{\"section\": {\"title\": \"T\", \"blocks\": [{\"markdown\": \"## Other\"}]}}",
                " error: the section \"T\" would not be read back as it is"
            ),
            (
                "{\"entry\": {\"id\": \"F-001\", \"title\": \"A\\n\\n# B\", \"fields\": []}}",
                " error: the entry F-001 would not be read back as it is"
            ),
        ]
    )
    func wrongPart(part: String, message: String) throws {
        let json =
            "{\"format\": \"bizlog-log\", \"version\": 1,\n\"header\": {\"title\": \"L\"}, \"parts\": [\n \(part)]}"
        let run = try sandbox.bizlog("import", input: Array(json.utf8))
        #expect(run.status == 2)
        #expect(run.output == [])
        #expect(run.errors.hasPrefix("<stdin>:\(message)"), "\(run.errors)")
    }

    @Test("wrong usage", arguments: [["import", "--force"], ["import", "-o", ""], ["export", ""]])
    func usage(arguments: [String]) throws {
        let run = try ProcessRun(ProcessSandbox.command, arguments, in: sandbox.directory)
        #expect(run.status == 64 && run.output == [])
    }

    @Test("a file that is not there or not UTF-8", arguments: ["export", "import"])
    func unreadable(verb: String) throws {
        let missing = try sandbox.bizlog(verb, "none")
        #expect(missing.status == 2 && missing.errors.hasPrefix("none: error: no such file"))
        try sandbox.write("bytes", [0x7B, 0xFF])
        let bytes = try sandbox.bizlog(verb, "bytes")
        #expect(bytes.status == 2 && bytes.errors.hasPrefix("bytes:1:2: error: "), "\(bytes.errors)")
    }
}
