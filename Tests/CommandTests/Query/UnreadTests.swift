import Foundation
import TestSupport
import Testing

/// Nobody is told that there are no failures where some may stand that are not read.
@Suite("list, stats, show and check: what is not read", .tags(.process))
struct UnreadTests {
    let sandbox: ProcessSandbox

    init() throws { sandbox = try ProcessSandbox() }

    static let prose = """
        # Failure log

        ## The pump stopped

        There was sand in it, and nobody had looked for a year.

        ## The lamp went out

        It was the bulb, which is what it mostly is in the end.

        """

    @Test(
        "a file with headings, a list or a table",
        arguments: [
            (
                prose, "LOG.md:3:1: warning: no entry is found; 2 headings could hold some (line 3 …)",
                "heading 2 plain"
            ),
            (
                "# Shopping\n\n- milk\n- bread\n",
                "LOG.md:3:1: warning: no entry is found; 1 list could hold some (line 3)", "list"
            ),
            (
                "# T\n\n| a | b |\n|---|---|\n| one | two |\n",
                "LOG.md:3:1: warning: no entry is found; 1 table could hold some (line 3)", "table"
            ),
        ])
    func unread(_ text: String, _ message: String, _ pin: String) throws {
        try sandbox.write("LOG.md", text)
        for verb in [["list"], ["stats"], ["list", "--json"], ["stats", "--json"]] {
            let run = try ProcessRun(ProcessSandbox.command, verb + ["LOG.md"], in: sandbox.directory)
            #expect(run.status == 0)
            #expect(run.errors.hasPrefix(message))
            #expect(run.errors.contains("'bizlog inspect LOG.md' shows what was tried"))
            #expect(run.errors.contains("a line <!-- bizlog-form: \(pin) --> under the title says it"))
            #expect(!run.errors.contains("no failures"))
        }
        let shown = try sandbox.bizlog("show", "F-1", "--in", "LOG.md")
        #expect(shown.status == 2 && shown.errors.hasPrefix(message))
        // What was said helps.
        let pinned = text.replacing(
            #/\n\n/#, with: "\n\n<!-- bizlog-form: \(pin) -->\n\n", maxReplacements: 1)
        try sandbox.write("LOG.md", pinned)
        let run = try sandbox.bizlog("list", "LOG.md")
        #expect(run.errors == "" && run.text.split(separator: "\n").count > 1)
    }

    @Test("check says it of a log")
    func check() throws {
        try sandbox.write("LOG.md", Self.prose)
        let run = try sandbox.bizlog("check", "LOG.md")
        #expect(
            run.text.hasPrefix("LOG.md:3:1: note: no entry is found; 2 headings could hold some (line 3 …)"))
        #expect(run.text.contains("[unrecognized-entry]"))
        try sandbox.write("LOG.md", Self.prose.replacing("Failure log", with: "Handbook of the house"))
        #expect(try sandbox.bizlog("check", "LOG.md").text == "")
    }

    @Test(
        "a log without entries has none",
        arguments: [
            "", "# Failure log\n", "# Failure log\n\nNothing yet.\n",
            "# Failure log\n\n## Entries\n\nNone yet.\n",
            "# Failure log\n\n<!-- bizlog-form: none -->\n\n## Old\n\nHere was something once upon a time, long ago.\n",
        ])
    func empty(_ text: String) throws {
        try sandbox.write("LOG.md", text)
        let run = try sandbox.bizlog("list", "LOG.md")
        #expect(run.status == 0 && run.text == "" && run.errors == "no failures are logged\n")
    }

    @Test("the log that init makes has none")
    func new() throws {
        _ = try sandbox.bizlog("init", "--system", "Ops")
        #expect(try sandbox.bizlog("list").errors == "no failures are logged\n")
    }

    @Test(
        "a directory whose only log is not read",
        arguments: ["LESSONS.md", "sub/notes.md", "incidents/0001-pump.md"])
    func directory(_ name: String) throws {
        try sandbox.write("dir/\(name)", Self.prose)
        try sandbox.write(
            "dir/README.md", "# The house\n\n## Rooms\n\nThere are three of them, and a cellar.\n")
        let message = "dir/\(name):3:1: warning: no entry is found; 2 headings could hold some (line 3 …)"
        let isCalled = !name.contains("notes")
        for verb in [["list"], ["stats"], ["list", "--json"], ["stats", "--json"]] {
            let run = try ProcessRun(ProcessSandbox.command, verb + ["dir"], in: sandbox.directory)
            #expect(run.status == (isCalled ? 0 : 2), "\(verb)")
            #expect(run.errors.hasPrefix(message), "\(run.errors)")
            #expect(run.errors.contains("'bizlog inspect dir/\(name)' shows what was tried"))
            #expect(!run.errors.contains("no failures") && !run.errors.contains("README.md:"))
        }
        let check = try sandbox.bizlog("check", "dir")
        let said = isCalled ? check.text : check.errors
        #expect(
            said.contains("dir/\(name):3:1: ") && said.contains("no entry is found; 2 headings"), "\(said)")
        let inspect = try sandbox.bizlog("inspect", "dir")
        #expect(
            (inspect.text + inspect.errors).contains("'bizlog inspect") || inspect.text.contains("line 3"))
    }

    @Test("a directory with files that nobody would call logs has none")
    func noLogs() throws {
        try sandbox.write(
            "dir/README.md", "# The house\n\n## Rooms\n\nThere are three of them, and a cellar.\n")
        let run = try sandbox.bizlog("list", "dir")
        #expect(run.status == 2)
        #expect(run.errors == "dir: error: no failure log in this directory; name the file to read\n")
    }

    @Test("a directory with a file for each entry is read", arguments: ["adr", "incidents", "records"])
    func files(_ name: String) throws {
        for (index, title) in ["The pump stopped", "The lamp went out"].enumerated() {
            try sandbox.write(
                "\(name)/000\(index + 1)-entry.md",
                "# \(index + 1). \(title)\n\n- Date: 2026-01-0\(index + 1)\n- Severity: high\n- Status: open\n\n## What happened\n\nIt stood.\n"
            )
        }
        try sandbox.write(
            "\(name)/README.md",
            "# About\n\n## How to write one\n\nCopy the last one and give it the next number.\n")
        let list = try sandbox.bizlog("list", name)
        #expect(list.status == 0 && list.errors == "", "\(list.errors)")
        #expect(list.text.contains("The pump stopped") && list.text.contains("The lamp went out"))
        let check = try sandbox.bizlog("check", name)
        #expect(check.status == 0 && check.text == "", "\(check.text)")
        let stats = try sandbox.bizlog("stats", name)
        #expect(stats.status == 0 && stats.text.contains("2"), "\(stats.text)")
    }

    @Test("a line that is not understood is an error of check")
    func pin() throws {
        try sandbox.write("LOG.md", "# Failure log\n\n<!-- bizlog-form: heading 2 dates -->\n")
        let run = try sandbox.bizlog("check", "LOG.md")
        #expect(run.status == 1)
        #expect(
            run.text
                == "LOG.md:3:29: error: 'dates' is not known here; write one of id, number, date, plain, fields [invalid-form]\n"
        )
    }
}
