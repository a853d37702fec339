import Foundation
import TestSupport
import Testing

@Suite(
    "Output cannot be an attack: titles, fields, labels, categories, names of files, arguments, JSON",
    .tags(.process, .hostile))
struct OutputSafetyTests {
    let sandbox: ProcessSandbox

    /// What stands in all places of a log that take a text: an escape that clears the screen, a C1 control, marks of direction and without
    /// width, separators, a tag, and what begins a workflow command.
    private static let hostile =
        "\u{1B}[2J\u{9B}31m\u{202E}\u{200B}\u{2028}\u{85}\u{B}\u{E0041}\u{AD}::error::x\u{7F}"
    private static let name = "\(hostile.replacing("\u{B}", with: "\u{B}\n"))👩‍💻.md"

    private static let log: String = {
        let field =
            "**Date:** 2026-02-12\n**Severity:** 🔴 Critical\n**Layer:** System\n**Entity:** \(hostile)\n"
        return """
            # Log\(hostile) — FAILURE LOG

            **Last Updated:** 2026-02-12
            **Total Failures Logged:** 9

            ---

            ## Format

            ```
            ### [F-BIZ-XXX] [Short title]
            **Date:** YYYY-MM-DD
            **Severity:** 🔴 Critical / 🟡 \(hostile)
            **Layer:** System / \(hostile)
            **Entity:** [who]

            **What\(hostile):**
            [text]
            ```

            ---

            ## Entries

            ### [F-BIZ-001] Title \(hostile) 👩‍💻
            \(field)
            **What\(hostile):**
            Text \(hostile) â€\u{9D}

            **Other\(hostile):**
            * \(hostile)

            ---

            ### [F-BIZ-001] Title \(hostile)
            \(field)
            **What\(hostile):**
            See [F-BIZ-077], the same error class as F-BIZ-001.

            ---

            ## Failure Categories

            | Category | Count | Trend |
            |----------|-------|-------|
            | \(hostile) | 7 | New |

            ---

            ## Related Files

            - `RULES\(hostile).md` — rules \(hostile)

            """
    }()

    init() throws {
        sandbox = try ProcessSandbox()
        try sandbox.write("FAILURE_LOG.md", Self.log)
        try sandbox.write("logs/\(Self.name)", Self.log)
    }

    private static let all = [
        "--title", "A \(hostile)", "--severity", hostile, "--layer", "\(hostile)", "--entity", hostile,
        "--field",
        "What\(hostile)=B \(hostile)",
    ]

    /// What must be safe wherever it goes.
    private static let lines: [[String]] = [
        ["list"], ["list", "logs"], ["list", "--severity", hostile], ["list", "--since", hostile],
        ["list", "--json"],
        ["stats"], ["stats", "--json"], ["inspect"], ["inspect", "--json"], ["inspect", hostile],
        ["show", hostile], ["show", "F-BIZ-001", "--json"], ["check"],
        ["check", "logs/\(name)"], ["check", "--format", "github", "logs"],
        ["check", "--format", "json", "logs"],
        ["check", "--format", "sarif", "logs"], ["check", "--explain", hostile],
        ["check", "--select", hostile],
        ["fmt", "--check", "logs"], ["fmt", "--check", "--repair-encoding", "logs"], ["fmt", hostile],
        ["export"], ["import", hostile], ["import", "hostile.json"], ["init", "--system", hostile],
        ["init", "--system", "A", "--layer", hostile], ["learn", "--log", hostile, "A"],
        ["learn", "--cause", "# A"] + all,
        ["learn", "--from", "hostile.json"], ["learn", "--from", "logs/\(name)"], ["fold", "--list"],
        ["fold"],
        ["learn", "--existing-rule", hostile], [hostile], ["fmt", "--\(hostile)"], ["fmt", "-\(hostile)"],
        ["fmt", "--\(hostile)=\(hostile)"], ["learn", "a", hostile], ["help", hostile],
    ]

    /// What is the bytes of a file elsewhere, and must be safe on a terminal.
    private static let files: [[String]] = [
        ["show", "F-BIZ-001"], ["fmt", "--diff"], ["fmt", "--diff", "logs"], ["export"],
        ["import", "log.json"], ["learn", "--dry-run"] + all, ["learn"],
    ]

    private func expectSafe(_ text: String, _ arguments: [String]) {
        // An emoji may have what else cannot be seen.
        let unprintable = Set(UnprintableText.scalars).subtracting(["\n"])
        let found = text.replacing("👩‍💻", with: "").unicodeScalars.filter(unprintable.contains)
        #expect(
            found.isEmpty,
            "\(arguments.first ?? ""): \(found.map { String($0.value, radix: 16) }) in \(text.debugDescription)"
        )
        for line in text.split(separator: "\n") where !arguments.contains("github") {
            #expect(!line.drop { $0 == " " }.hasPrefix("::"), "\(line)")
        }
    }

    private func prepare() throws {
        try sandbox.write(
            "hostile.json", "{\"id\": \"\(Self.hostile)\", \"\(Self.hostile)\": \"\\u001b[2J\", \"title\": 1}"
        )
        try sandbox.write(
            ".bizlog/pending/a.json",
            #"{"format": "bizlog-postmortem", "version": 1, "postmortem": {"date": "2026-02-12", "failure": {"title": "\u001b[2J\u202e"}}}"#
        )
        try sandbox.write("log.json", Self.exported.get())
    }

    private static let exported = Result {
        try ProcessSandbox().bizlog("export", "-", input: Array(log.utf8)).output
    }

    @Test("in a pipe, lines and messages are safe", arguments: Seeds.all(of: lines, orOneIn: 4))
    func pipe(_ arguments: [String]) throws {
        try prepare()
        let run = try ProcessRun(ProcessSandbox.command, arguments, in: sandbox.directory)
        #expect(!(run.output.isEmpty && run.errors.isEmpty))
        expectSafe(run.text, arguments)
        expectSafe(run.errors, arguments)
    }

    @Test(
        "on a terminal, so is all else", .enabled(if: TerminalRun.isPossible, "needs python3 and terminals"),
        arguments: Seeds.all(of: lines, orOneIn: 6) + files)
    func terminal(_ arguments: [String]) throws {
        try prepare()
        let run = try TerminalRun(
            arguments, in: sandbox.directory,
            answers: arguments.contains("learn") ? [(": ", "\u{4}"), ("", "\u{4}")] : [])
        #expect(!run.screen.isEmpty)
        expectSafe(run.screen.replacing("^D\u{8}\u{8}", with: ""), arguments)
    }

    @Test("what is a file in a pipe is its bytes, so that it can be read back")
    func bytes() throws {
        try prepare()
        let entry = try sandbox.bizlog("show", "F-BIZ-001").text
        #expect(Self.log.contains(entry.prefix { $0 != "*" }))
        #expect(entry.contains(Self.hostile))
        #expect(try sandbox.bizlog("fmt", "--diff").text.contains(Self.hostile))
        #expect(try sandbox.bizlog("fmt", "-", input: Array(Self.log.utf8)).text.contains(Self.hostile))
        let imported = try sandbox.bizlog("import", "log.json")
        #expect(imported.status == 0 && imported.text.contains("Title \(Self.hostile)"))
    }

    @Test("no name of a file and no value makes a line a command of GitHub Actions")
    func commands() throws {
        let name = "::error::x ##[error]y.md"
        let log = try Samples.messyLog().replacing("Solartech", with: "::warning::x").replacing(
            "Hallu", with: "##[error]H")
        try FileManager.default.removeItem(at: sandbox.url("FAILURE_LOG.md"))
        try sandbox.write(name, log)
        for arguments in [
            ["list"], ["list", "--json"], ["stats"], ["check"], ["fmt", "--check"], ["show", "x"],
            ["fmt", "::none"],
            ["list", "--grep", "none"], ["learn", "--log", "::none"], ["::x"],
            ["check", "--format", "github"],
        ] {
            let run = try ProcessRun(ProcessSandbox.command, arguments, in: sandbox.directory)
            for line in (run.text + run.errors).split(separator: "\n") {
                #expect(!line.contains("##["), "\(arguments): \(line)")
                let isCommand = line.drop { $0 == " " }.hasPrefix("::")
                #expect(isCommand == arguments.contains("github"), "\(arguments): \(line)")
            }
        }
    }

    @Test("columns stay aligned beside what is spelled out")
    func aligned() throws {
        let lines = try sandbox.bizlog("list").text.split(separator: "\n")
        let column = try #require(lines.first?.range(of: "Title")?.lowerBound)
        let offset = try #require(lines.first).distance(
            from: try #require(lines.first).startIndex, to: column)
        for line in lines.dropFirst() {
            // The mark of the severity takes two columns and is one character.
            #expect(
                line.dropFirst(offset - 1).hasPrefix("Title \\u{1B}[2J\\u{9B}31m\\u{202E}\\u{200B}"),
                "\(line)")
        }
    }

    @Test("an annotation has one line, whatever its message and its file say")
    func annotation() throws {
        let run = try sandbox.bizlog("check", "--format", "github", "logs")
        let lines = run.text.split(separator: "\n")
        #expect(!lines.isEmpty)
        for line in lines {
            #expect(
                line.wholeMatch(
                    of:
                        #/::(error|warning|notice) file=[^:,]*,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,title=[a-z-]+::.*/#
                )
                    != nil, "\(line)")
            #expect(line.contains("\\u{B}%0A\\u{E0041}\\u{AD}%3A%3Aerror%3A%3Ax"))
        }
    }
}
