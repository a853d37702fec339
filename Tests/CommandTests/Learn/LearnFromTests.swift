import Foundation
import TestSupport
import Testing

@Suite("bizlog learn --from", .tags(.process))
struct LearnFromTests {
    let sandbox: LearnSandbox

    init() throws { sandbox = try LearnSandbox() }

    static let entry = """
        ### [F-BIZ-XXX] The nightly sync stopped
        **Date:** 2026-02-12
        **Severity:** important
        **Layer:** Process
        **Entity:** WCI

        **What Broke:**
        The sync.

        **Root Cause:**
        ```
        ## no heading
        ```

        **Why We Didn't Catch It:**
        [What was missing]

        **Preventive Rule Added:**
        [R-BIZ-XXX] in BIZOS_RULES.md

        **Lessons:**
        - One
        - Two

        """

    static let rest = ["--missed", "No alert.", "--rule", "Watch tokens.", "--category", "Automation"]

    @Test(
        "an entry in the template's form, from a file or standard input; options win",
        arguments: ["e.md", "-"])
    func markdown(_ from: String) throws {
        try sandbox.sandbox.write("e.md", Self.entry)
        let arguments = ["--from", from, "--layer", "model", "--title", "Another"] + Self.rest
        let run = try sandbox.learn(arguments, input: from == "-" ? Self.entry : "")
        #expect(run.status == 0 && run.errors == "")
        #expect(run.text == "F-BIZ-003 FAILURE_LOG.md\nR-BIZ-MOD-001 BIZOS_RULES.md\n")
        let entry = try sandbox.entry("F-BIZ-003")
        #expect(
            entry.hasPrefix(
                "### [F-BIZ-003] Another\n**Date:** 2026-02-12\n**Severity:** 🟡 Important\n**Layer:** Model\n"
            ))
        #expect(entry.contains("\n**Root Cause:**\n```\n## no heading\n```\n"))
        #expect(entry.contains("\nNo alert.\n") && entry.contains("\n- One\n- Two\n"))
        #expect(try sandbox.findings() == "")
    }

    @Test("of many faulty entries the first hundred problems are listed and the others counted")
    func manyFaults() throws {
        let faulty = Self.entry.replacing("important", with: "awful") + "\n---\n\n"
        let arguments = ["--from", "-", "--draft"] + Self.rest.dropLast(2)
        let run = try sandbox.learn(arguments, input: String(repeating: faulty, count: 150))
        let lines = run.errors.split(separator: "\n")
        #expect(run.status == 2)
        let listed = lines.filter { $0.contains("\"awful\" is not among") }
        #expect(listed.count > 10 && lines.count <= 110, "\(lines.count)")
        #expect(lines.contains { $0.hasSuffix("not listed; correct these first") }, "\(lines.suffix(3))")
        #expect(try sandbox.isUntouched())
    }

    @Test("a rule behind its failure, each in its own form")
    func withRule() throws {
        let text =
            Self.entry
            + "\n---\n\n### [R-BIZ-XXX] Renew early\n**Severity:** critical\n\n**Rule:** Renew.\n\n**Why:** B.\n"
        let run = try sandbox.learn(
            ["--from", "-", "--missed", "A", "--category", "Automation"], input: text)
        #expect(run.status == 0 && run.errors == "")
        let rule = try sandbox.entry("R-BIZ-PROC-002")
        #expect(rule.hasPrefix("### [R-BIZ-PROC-002] Renew early\n**Severity:** 🔴 Critical\n"))
        #expect(rule.hasSuffix("\n**Origin:** Failure (F-BIZ-003)\n\n**Rule:** Renew.\n\n**Why:** B.\n"))
    }

    @Test("an entry with a rule that stands names it again")
    func existingRule() throws {
        let text = Self.entry.replacingOccurrences(of: "[R-BIZ-XXX]", with: "[R-BIZ-SYS-002]")
        let run = try sandbox.learn(
            ["--from", "-", "--missed", "A", "--category", "Automation"], input: text)
        #expect(run.status == 0 && run.text == "F-BIZ-003 FAILURE_LOG.md\n")
        #expect(try sandbox.entry("F-BIZ-003").contains("\n[R-BIZ-SYS-002] in BIZOS_RULES.md\n"))
    }

    @Test(
        "what is wrong is named with its place in the text",
        arguments: [
            (
                "", 2,
                "<stdin>:1:1: error: there is no entry; begin one with a heading as '### [F-BIZ-XXX] Title'"
            ),
            ("text\n\n\(entry)", 2, "<stdin>:1:1: error: this belongs to no entry"),
            ("\(entry)\n## Other\n", 2, "<stdin>:25:1: error: this belongs to no entry"),
            (
                entry.replacing("Process", with: "Pro"), 2,
                "<stdin>:4:12: error: \"Pro\" is not among the values of 'Layer'"
            ),
            (
                entry.replacing("2026-02-12", with: "2/3/26"), 2,
                "<stdin>:2:11: error: \"2/3/26\" under 'Date'"
            ),
            (entry.replacing("**Entity:** WCI\n", with: ""), 64, "<stdin>:1:6: error: missing; "),
            ("{\"id\": \"F-1\",\n \"title\": 2}", 2, "<stdin>:2:11: error: title: the value is not a string"),
            (
                "[{\"id\": \"F-1\",\n \"title\": \"\"}]", 2,
                "<stdin>:1:2: error: [0]: the member \"fields\" is missing"
            ),
            ("{\"format\": \"x\"}", 2, "<stdin>:1:12: error: format: the format is \"x\""),
            ("[]", 2, "<stdin>: error: the text has no entry"),
            ("{", 2, "<stdin>:1:2: error: not JSON"),
        ]
    )
    func wrong(_ text: String, _ status: Int, _ message: String) throws {
        let run = try sandbox.learn(["--from", "-"] + Self.rest, input: text)
        #expect(run.status == status && run.text == "")
        #expect(run.errors.hasPrefix(message), "\(run.errors)")
        #expect(try sandbox.isUntouched())
    }

    @Test("a file that cannot be read is named, and so is one that is not UTF-8")
    func unreadable() throws {
        let missing = try sandbox.learn(["--from", "nowhere.md"])
        #expect(missing.status == 2 && missing.errors.hasPrefix("nowhere.md: error: no such file"))
        try sandbox.sandbox.write("e.md", [0x23, 0xFF])
        let bytes = try sandbox.learn(["--from", "e.md"])
        #expect(bytes.status == 2 && bytes.errors.hasPrefix("e.md:1:2: error: "))
    }

    @Test("JSON as export prints it: a whole log, a list of failures, one failure")
    func json() throws {
        let other = try LearnSandbox()
        let export = try other.bizlog(["export"])
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(export.output)) as? [String: Any])
        let failures = try #require(object["parts"] as? [[String: Any]]).compactMap { $0["entry"] }
        func text(_ value: Any) throws -> String {
            String(decoding: try JSONSerialization.data(withJSONObject: value), as: UTF8.self)
        }
        let inputs = [export.text, try text(failures), try text(failures[1])]
        var next = 3
        for (index, input) in inputs.enumerated() {
            let run = try sandbox.learn(["--from", "-", "--category", "Automation"], input: input)
            #expect(run.status == 0 && run.errors == "")
            let ids = (0..<(index == 2 ? 1 : 2)).map { "F-BIZ-00\(next + $0) FAILURE_LOG.md\n" }
            #expect(run.text == ids.joined())
            next += ids.count
        }
        let first = try sandbox.entry("F-BIZ-001")
        #expect(try sandbox.entry("F-BIZ-003") == first.replacing("F-BIZ-001", with: "F-BIZ-003"))
    }

    @Test("a value of JSON that is refused is named with its place")
    func jsonPlaces() throws {
        let text = """
            {"id": "F-1", "title": "A", "fields": [
              {"label": "Layer", "content": {"kind": "text", "value": "Nope"}},
              {"label": "Root Cause", "content": {"kind": "text", "value": "# a"}}
            ]}
            """
        let run = try sandbox.learn(
            ["--from", "-", "--severity", "critical", "--entity", "wci", "--broke", "B", "--lesson", "c"]
                + Self.rest, input: text)
        #expect(run.status == 2)
        let places = run.errors.split(separator: "\n").map { $0.prefix { $0 != " " } }
        #expect(places == ["<stdin>:2:59:"])
        let heading = try sandbox.learn(
            [
                "--from", "-", "--severity", "critical", "--entity", "wci", "--broke", "B", "--lesson", "c",
                "--layer", "model",
            ]
                + Self.rest, input: text)
        #expect(
            heading.errors.hasPrefix(
                "<stdin>:3:64: error: line 1 of 'Root Cause' of the failure is a heading"))
        let outside = try sandbox.learn(
            ["--from", "-"],
            input: "{\"id\": \"F-1\", \"title\": \"A\", \"introduction\": \"B\", \"fields\": []}")
        #expect(outside.status == 2)
        #expect(
            outside.errors
                == "<stdin>:1:24: error: F-1 has text outside of its fields; put it under a label\n")
    }
}
