import Foundation
import TestSupport
import Testing

/// Where nothing tells what an entry looks like, none is written, and nobody is asked for the fields of another form.
@Suite("learn and fold: a log of which nothing is read", .tags(.process))
struct LearnUnreadTests {
    private static let logs = [
        (UnreadTests.prose, 3, "heading 2 plain"),
        ("# Log\n\nWhat happened:\n\n- the milk was sour\n- the bread was old\n", 5, "list"),
        ("# Log\n\n| a | b |\n|---|---|\n| one | two |\n", 3, "table"),
    ]

    private static let ways = [
        ["It broke."], LearnSandbox.all, ["--draft", "It broke."], ["--json", "It broke."],
        ["--dry-run", "It broke."], ["--handoff", "It broke."], ["--from", "entry.md"], ["--editor"],
        ["--severity", "odd", "It broke."],
    ]

    @Test("learn says where that is and what to do, and changes nothing", arguments: logs, ways)
    func learn(_ log: (text: String, line: Int, pin: String), _ way: [String]) throws {
        let sandbox = try LearnSandbox(log: log.text)
        try sandbox.sandbox.write("entry.md", "### [F-BIZ-XXX] It broke\n\n**What Broke:**\nIt.\n")
        let names = try sandbox.sandbox.names()
        let run = try sandbox.learn(way)
        #expect(run.status == 2 && run.text == "")
        #expect(
            run.errors.hasPrefix("FAILURE_LOG.md:\(log.line):1: error: no entry is found; "), "\(run.errors)")
        for part in [
            "'bizlog inspect FAILURE_LOG.md'", "<!-- bizlog-form: \(log.pin) -->", "'bizlog convert'",
            "put a template into the log",
        ] {
            #expect(run.errors.contains(part), "\(run.errors)")
        }
        #expect(!run.errors.contains("missing"))
        #expect(try sandbox.log == log.text && sandbox.sandbox.names() == names)
    }

    @Test("fold says it, and keeps the queue")
    func fold() throws {
        let sandbox = try LearnSandbox()
        #expect(try sandbox.learn(LearnSandbox.all + ["--handoff"]).status == 0)
        try sandbox.sandbox.write("FAILURE_LOG.md", UnreadTests.prose)
        let names = try sandbox.sandbox.names()
        for way in [["fold"], ["fold", "--dry-run"], ["fold", "--json"]] {
            let run = try sandbox.bizlog(way)
            #expect(run.status == 2 && run.text == "")
            #expect(run.errors.contains("FAILURE_LOG.md:3: no entry is found; 2 headings"), "\(run.errors)")
            #expect(run.errors.contains("'bizlog inspect FAILURE_LOG.md'"))
        }
        #expect(try sandbox.log == UnreadTests.prose && sandbox.sandbox.names() == names)
    }

    @Test("lines of a paragraph that begin with dates are none in any form, and as items they are entries")
    func datedLines() throws {
        let lines = ["[2026-02-01 09:00] The milk was sour", "[2026-02-03] The bread was old"]
        let text = { (mark: String) in "# Failures\n\n" + lines.map { mark + $0 + "\n" }.joined() }
        let sandbox = try LearnSandbox(log: text(""))
        for way in [["list"], ["check"], ["inspect"], ["learn", "The door stuck."]] {
            let run = try sandbox.bizlog(way)
            let said = run.text + run.errors
            #expect(said.contains("2 lines that begin with a date could hold some (line 3 …)"), "\(said)")
            #expect(said.contains("'- ' before each makes them items of a list"), "\(said)")
        }
        #expect(try sandbox.log == text(""))
        try sandbox.sandbox.write("FAILURE_LOG.md", text("- "))
        #expect(try sandbox.learn(["--title", "The door stuck", "--date", "2026-02-09"]).status == 0)
        #expect(try sandbox.log == text("- ") + "- [2026-02-09] The door stuck\n")
    }

    @Test("what the message says helps")
    func pinned() throws {
        let pinned = UnreadTests.prose.replacing(
            "log\n\n", with: "log\n\n<!-- bizlog-form: heading 2 plain -->\n\n")
        let sandbox = try LearnSandbox(log: pinned)
        #expect(try sandbox.learn(["--title", "The door stuck", "It was wet."]).status == 0)
        #expect(try sandbox.log == pinned + "\n## The door stuck\n\nIt was wet.\n")
        let template =
            UnreadTests.prose
            + "\n```\n### [F-XXX] Title\n**Date:** YYYY-MM-DD\n**What Broke:** [what]\n```\n"
        try sandbox.sandbox.write("FAILURE_LOG.md", template)
        #expect(try sandbox.bizlog(["learn", "--draft", "It broke."]).status == 0)
        #expect(try sandbox.bizlog(["list"]).text.contains("F-001"))
    }

    @Test(
        "where a line says what an entry is, and there is none, it is named",
        arguments: ["none", "heading 2 date", "list"])
    func pinnedEmpty(_ words: String) throws {
        let text = "# Log\n\n<!-- bizlog-form: \(words) -->\n\nText.\n"
        let sandbox = try LearnSandbox(log: text)
        let run = try sandbox.learn(["--draft", "It broke."])
        #expect(run.status == 2 && run.text == "")
        #expect(
            run.errors.hasPrefix("FAILURE_LOG.md:3:1: error: this line says what an entry is"),
            "\(run.errors)")
        #expect(try sandbox.log == text)
    }

    @Test("a rule alone needs no entry in the log")
    func ruleOnly() throws {
        let sandbox = try LearnSandbox(log: UnreadTests.prose + "\n**Rules:** `BIZOS_RULES.md`\n")
        let run = try sandbox.learn([
            "--rule-only", "--draft", "--rules", "BIZOS_RULES.md", "--layer", "Process", "--severity",
            "important",
            "Two people look.",
        ])
        #expect(run.status == 0, "\(run.errors)")
    }

    @Test(
        "a log that waits for its first entry takes one",
        arguments: ["", "# Failure log\n", "# Log\n\nNothing yet.\n"])
    func empty(_ text: String) throws {
        let sandbox = try LearnSandbox(log: text)
        #expect(try sandbox.learn(["--draft", "It broke."]).status == 0)
    }
}
