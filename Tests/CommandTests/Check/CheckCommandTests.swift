import Foundation
import TestSupport
import Testing

@Suite("check: the command", .tags(.process))
struct CheckCommandTests {
    let sandbox: ProcessSandbox

    init() throws {
        sandbox = try ProcessSandbox()
        try sandbox.write("FAILURE_LOG.md", try Fixtures.bytes("check/pair/FAILURE_LOG.md"))
        try sandbox.write("RULES.md", try Fixtures.bytes("check/pair/RULES.md"))
    }

    /// Replaces text of a file.
    private func change(_ name: String, _ old: String, _ new: String) throws {
        let text = try sandbox.text(name)
        #expect(text.contains(old))
        try sandbox.write(name, text.replacingOccurrences(of: old, with: new))
    }

    /// Makes all counters and dates wrong that can be corrected.
    private func damage() throws {
        try change("FAILURE_LOG.md", "Logged:** 3", "Logged:** 7")
        try change("FAILURE_LOG.md", "Updated:** 2026-03-09", "Updated:** 2026-03-01")
        try change("FAILURE_LOG.md", "| Storage | 2", "| Storage | 20")
        try change("RULES.md", "Rules:** 3", "Rules:** 1")
    }

    @Test("a correct pair: nothing is said")
    func clean() throws {
        for arguments in [[], ["."], ["FAILURE_LOG.md"], ["RULES.md"], ["RULES.md", "FAILURE_LOG.md"]] {
            let run = try sandbox.shell("\"$bizlog\" check \(arguments.joined(separator: " "))")
            #expect(run.status == 0 && run.text == "" && run.errors == "")
        }
    }

    @Test("all findings in one run, sorted by file and place, and the number of them")
    func findings() throws {
        try damage()
        try change("RULES.md", "**Origin:** Failure (F-OPS-001)", "**Origin:**")
        let run = try sandbox.bizlog("check")
        #expect(run.status == 1)
        #expect(
            run.text == """
                FAILURE_LOG.md:5:19: error: the header says 2026-03-01, but F-OPS-003 is of 2026-03-09 [stale-last-updated]
                FAILURE_LOG.md:6:28: error: the header says 7, but the file has 3 entries [wrong-total]
                FAILURE_LOG.md:88:13: error: the count is 20, but 2 entries declare this category [stale-category-count]
                RULES.md:6:18: error: the header says 1, but the file has 3 rules [wrong-rule-total]
                RULES.md:37:1: warning: 'Origin' is empty; say where R-OPS-PROC-001 comes from [rule-without-origin]

                """)
        #expect(run.errors == "4 errors, 1 warning\n")
    }

    @Test("--fix corrects several files at once, nothing else of them, and a second run changes nothing")
    func fix() throws {
        let before = [try sandbox.text("FAILURE_LOG.md"), try sandbox.text("RULES.md")]
        try damage()
        let run = try sandbox.bizlog("check", "--fix")
        #expect(run.status == 0 && run.text == "" && run.errors == "4 fixed\n")
        #expect(try [sandbox.text("FAILURE_LOG.md"), sandbox.text("RULES.md")] == before)
        let stamp = try sandbox.shell("stat -c '%i %y' *.md").text
        let again = try sandbox.bizlog("check", "--fix")
        #expect(again.status == 0 && again.text == "" && again.errors == "")
        #expect(try sandbox.shell("stat -c '%i %y' *.md").text == stamp)
        #expect(try sandbox.names() == ["FAILURE_LOG.md", "RULES.md"])
    }

    @Test("--fix keeps what it may not decide, and still fails for it")
    func fixLeaves() throws {
        try damage()
        try change("FAILURE_LOG.md", "[R-OPS-SYS-001]", "[R-OPS-SYS-007]")
        let run = try sandbox.bizlog("check", "--fix", "FAILURE_LOG.md")
        #expect(run.status == 1)
        #expect(run.text.hasPrefix("FAILURE_LOG.md:60:2: error: R-OPS-SYS-007 does not exist"))
        #expect(run.errors == "3 fixed\n1 error\n")
        #expect(try sandbox.text("RULES.md").contains("Rules:** 1"))
        try sandbox.write("FAILURE_LOG.md", sandbox.text("FAILURE_LOG.md").utf8, permissions: 0o444)
        try change("RULES.md", "Rules:** 1", "Rules:** 3")
        #expect(try sandbox.bizlog("check", "--fix", "-").status == 64)
    }

    @Test("a read-only file is not corrected, the other one is")
    func readOnly() throws {
        try damage()
        try sandbox.write("RULES.md", sandbox.text("RULES.md").utf8, permissions: 0o444)
        let run = try sandbox.bizlog("check", "--fix")
        #expect(run.status == 2)
        #expect(run.errors.hasPrefix("RULES.md: error: the file is read-only"))
        #expect(run.text.hasPrefix("RULES.md:6:18: error:"))
        #expect(try sandbox.text("FAILURE_LOG.md").contains("Logged:** 3"))
    }

    @Test("related files are found beside the log and above it, not above the repository")
    func related() throws {
        #expect(
            try sandbox.shell("mkdir -p repo/.git repo/a/b && cp *.md repo/a/b && mv repo/a/b/RULES.md repo")
                .status == 0)
        #expect(try sandbox.bizlog("check", "repo/a/b").status == 0)
        #expect(try sandbox.shell("rm repo/RULES.md").status == 0)
        let run = try sandbox.bizlog("check", "repo/a/b")
        #expect(run.status == 0)
        #expect(
            run.text
                == "repo/a/b/FAILURE_LOG.md:95:4: warning: \"RULES.md\" does not exist; add it, or correct the path "
                + "[missing-related-file]\n")
        #expect(try sandbox.bizlog("check", "--strict", "repo/a/b").status == 1)
    }

    @Test("--select and --ignore; an unknown code is wrong usage")
    func selection() throws {
        try damage()
        let selected = try sandbox.bizlog("check", "--select", "wrong-total,id-gap")
        #expect(selected.text.split(separator: "\n").count == 1 && selected.status == 1)
        let ignored = try sandbox.bizlog(
            "check", "--ignore", "wrong-total,wrong-rule-total", "--ignore", "stale-category-count")
        #expect(ignored.text.contains("[stale-last-updated]"))
        #expect(ignored.errors == "1 error\n")
        let unknown = try sandbox.bizlog("check", "--select", "wrong")
        #expect(unknown.status == 64 && unknown.errors.contains("wrong-total"))
    }

    @Test("--explain says what a code means, and all of them")
    func explain() throws {
        let run = try sandbox.bizlog("check", "--explain", "wrong-total")
        #expect(run.status == 0)
        #expect(
            run.text.hasPrefix(
                "wrong-total (error, fixed by --fix): the header's number of entries is wrong\n"))
        #expect(run.text.contains("\n    **Total Failures Logged:** 2\n") && run.text.contains("Way out: "))
        let all = try sandbox.bizlog("check", "--explain", "all")
        #expect(all.text.components(separatedBy: "Way out: ").count == 38)
        #expect(try sandbox.bizlog("check", "--explain", "nothing").status == 64)
    }

    @Test("standard input is checked as a file of the current directory")
    func standardInput() throws {
        try damage()
        let run = try sandbox.bizlog("check", "-", input: sandbox.bytes("FAILURE_LOG.md"))
        #expect(run.status == 1 && run.text.hasPrefix("<stdin>:5:19: error:"))
        #expect(!run.text.contains("missing-related-file"))
    }

    @Test("what cannot be read is said, and stops nothing else")
    func unreadable() throws {
        try damage()
        let run = try sandbox.bizlog("check", "none.md", "RULES.md")
        #expect(run.status == 2)
        #expect(run.errors == "none.md: error: no such file or directory; check the path\n1 error\n")
        #expect(run.text.hasPrefix("RULES.md:6:18"))
    }

    @Test("a date in the future is measured by the clock")
    func clock() throws {
        try change("FAILURE_LOG.md", "**Date:** 2026-03-09", "**Date:** 9999-03-09")
        #expect(try sandbox.bizlog("check").text.contains("[future-date]"))
    }
}
