import Foundation
import TestSupport
import Testing

@Suite("list", .tags(.process))
struct QueryListTests {
    let sandbox: ProcessSandbox

    init() throws {
        sandbox = try ProcessSandbox()
        try sandbox.write("FAILURE_LOG.md", Samples.log())
    }

    private let table = """
        ID         Date        Severity      Layer    Entity        Title
        F-BIZ-001  2026-02-11  🟡 Important  System   Solartech     Hallucinated Zoho API Endpoints in Skill Reference File
        F-BIZ-002  2026-02-11  🟢 Near miss  Process  Cross-entity  Edited _CONTEXT.md Directly Instead of Using Handoff File

        """

    @Test("the log in the current directory, in a pipe: aligned, whole and without colour")
    func pipe() throws {
        try sandbox.write("BIZOS_RULES.md", Samples.rules)
        let run = try sandbox.bizlog("list", environment: ["COLUMNS": "20", "TERM": "xterm"])
        #expect(run.status == 0 && run.errors == "")
        #expect(run.text == table)
    }

    @Test("standard input, a file by name, and a directory are the same log")
    func inputs() throws {
        #expect(try sandbox.bizlog("list", "-", input: Array(Samples.log().utf8)).text == table)
        #expect(try sandbox.bizlog("list", "FAILURE_LOG.md", "./FAILURE_LOG.md").text == table)
        #expect(try sandbox.bizlog("list", ".").text == table)
    }

    @Test("a CRLF log gives the same list")
    func carriageReturns() throws {
        let log = try Samples.log().replacingOccurrences(of: "\n", with: "\r\n")
        #expect(try sandbox.bizlog("list", "-", input: Array(log.utf8)).text == table)
    }

    @Test(
        "filters",
        arguments: [
            (["--severity", "important"], "1"), (["--severity", "🟢"], "2"), (["--layer", "PROCESS"], "2"),
            (["--entity", "solartech", "--entity", "WCI"], "1"), (["--rule", "R-BIZ-PROC"], "2"),
            (["--since", "2026-02-11", "--until", "11 Feb 2026"], "12"), (["--since", "2026-02-12"], ""),
            (["--grep", "deluge CUSTOM"], "1"), (["--grep", "F-BIZ-00."], ""),
            (["--severity", "important", "--layer", "Process"], ""),
        ]
    )
    func filters(_ arguments: [String], _ expected: String) throws {
        let run = try ProcessRun(ProcessSandbox.command, ["list"] + arguments, in: sandbox.directory)
        #expect(run.status == 0)
        let ids = run.text.split(separator: "\n").dropFirst().map { $0.prefix(9) }
        #expect(ids.map { String($0) } == expected.map { "F-BIZ-00\($0)" })
        #expect(run.errors == (expected.isEmpty ? "no failure matches\n" : ""))
    }

    @Test("JSON: an array with sorted keys, also if it is empty")
    func json() throws {
        let run = try sandbox.bizlog("list", "--json")
        #expect(run.status == 0 && run.errors == "")
        let records = try #require(
            JSONSerialization.jsonObject(with: Data(run.output)) as? [[String: Any]])
        #expect(records.map { $0["id"] as? String } == ["F-BIZ-001", "F-BIZ-002"])
        #expect(records.map { $0["line"] as? Int } == [54, 80])
        let first = try #require(records.first)
        #expect(first["path"] as? String == "FAILURE_LOG.md" && first["date"] as? String == "2026-02-11")
        #expect(first["severity"] as? String == "Important" && first["layer"] as? String == "System")
        #expect(first["rules"] as? [String] == ["R-BIZ-SYS-002"] && first["category"] == nil)
        let empty = try sandbox.bizlog("list", "--json", "--grep", "nowhere")
        let none = try JSONSerialization.jsonObject(with: Data(empty.output)) as? [Any]
        #expect(none?.isEmpty == true && empty.errors == "" && empty.status == 0)
    }

    @Test("several logs: each line names its file, and one that cannot be read stops none")
    func files() throws {
        try sandbox.write("docs/FAILURE_LOG.md", "### F-001: One\n**Severity:** 🟡 Important\n")
        let run = try sandbox.bizlog("list", "none.md", "FAILURE_LOG.md", "docs")
        #expect(run.status == 2)
        #expect(run.errors == "none.md: error: no such file or directory; check the path\n")
        let lines = run.text.split(separator: "\n")
        #expect(lines.count == 4)
        #expect(lines.dropFirst().map { $0.contains("docs/FAILURE_LOG.md") } == [false, false, true])
        #expect(lines.last?.hasPrefix("F-001                  🟡 Important ") == true)
    }

    @Test("a directory without a file of the usual name: its logs, but not its rules")
    func directory() throws {
        try sandbox.write("other/log.md", "### F-001: One\n**Severity:** 🟡 Important\n")
        try sandbox.write("other/rules.md", Samples.rules)
        try sandbox.write("other/README.md", Samples.messy)
        let run = try sandbox.bizlog("list", "other")
        #expect(run.status == 0 && run.text.split(separator: "\n").count == 2)
        #expect(try sandbox.bizlog("list", "other/rules.md").text.contains("R-BIZ-SYS-002  2026-02-11"))
        try sandbox.write("none/README.md", Samples.messy)
        let none = try sandbox.bizlog("list", "none")
        #expect(none.status == 2 && none.text == "")
        #expect(none.errors == "none: error: no failure log in this directory; name the file to read\n")
    }

    @Test("a log without failures")
    func empty() throws {
        let run = try sandbox.bizlog("list", "-", input: Array("# Log\n\nNothing yet.\n".utf8))
        #expect(run.status == 0 && run.text == "" && run.errors == "no failures are logged\n")
    }

    @Test(
        "values that no log knows are wrong usage, with those that are known",
        arguments: [
            (["--severity", "fatal"], "unknown severity 'fatal'; known: Critical, Important, Near miss"),
            (["--layer", "x"], "unknown layer 'x'; known: System, Process, Model"),
            (["--since", "3/4/2026"], "could mean two days; write it as 2026-02-11"),
            (
                ["--since", "2026-02-12", "--until", "2026-02-11"],
                "'--since 2026-02-12' is later than '--until"
            ),
            ([""], "An argument is empty"),
        ]
    )
    func wrong(_ arguments: [String], _ message: String) throws {
        for verb in ["list", "stats"] {
            let run = try ProcessRun(ProcessSandbox.command, [verb] + arguments, in: sandbox.directory)
            #expect(run.status == 64 && run.text == "")
            #expect(run.errors.hasPrefix("Error: ") && run.errors.contains(message), "\(run.errors)")
        }
    }

    @Test("control characters reach no terminal")
    func controls() throws {
        let run = try sandbox.bizlog(
            "list", "-", input: Array("### F-001: a\u{1B}[31mb\n**Severity:** 🟡 Important\n".utf8))
        #expect(run.text.hasSuffix("a\\u{1B}[31mb\n"))
    }

    @Test(
        "a terminal: the table fits it, and is coloured unless that is not wanted",
        .enabled(if: ProcessSandbox.succeeds("script -qec true /dev/null")),
        arguments: [40, 60, 80, 100, 200], [["TERM": "xterm"], ["TERM": "xterm", "NO_COLOR": "1"]]
    )
    func terminal(_ width: Int, _ environment: [String: String]) throws {
        let run = try sandbox.shell(
            "script -qec 'stty cols \(width); \"$bizlog\" list' /dev/null", environment: environment)
        #expect(run.status == 0)
        #expect(run.text.contains("\u{1B}[1m") == (environment["NO_COLOR"] == nil))
        let text = run.text.replacing("\u{1B}[1m", with: "").replacing("\u{1B}[0m", with: "")
        let lines = text.split(whereSeparator: \.isNewline)
        #expect(lines.count == 3)
        // The mark takes two columns.
        for line in lines {
            #expect(line.count + (line.contains("🟡") || line.contains("🟢") ? 1 : 0) <= width)
        }
        #expect(lines.allSatisfy { $0.contains("…") } == false)
        #expect(lines.dropFirst().allSatisfy { $0.contains("…") } == (width < 120))
        #expect(text.contains("Layer") == (width >= 100))
    }
}
