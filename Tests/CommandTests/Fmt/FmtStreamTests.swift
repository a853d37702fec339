import Foundation
import TestSupport
import Testing

@Suite("fmt: full disks, closed pipes, terminals", .tags(.process))
struct FmtStreamTests {
    let sandbox: ProcessSandbox

    init() throws {
        sandbox = try ProcessSandbox()
        try sandbox.write("messy.md", Samples.messy)
    }

    @Test(
        "a full disk behind standard output",
        arguments: ["- <messy.md", "--check messy.md", "--diff messy.md"])
    func fullOutput(_ arguments: String) throws {
        let run = try sandbox.shell("\"$bizlog\" fmt \(arguments) >/dev/full")
        #expect(run.status == 2)
        #expect(
            run.errors == "<stdout>: error: cannot write: No space left on device; the output is incomplete\n"
        )
    }

    @Test("a standard output that is closed")
    func closedOutput() throws {
        let run = try sandbox.shell("\"$bizlog\" fmt --check messy.md >&-")
        #expect(run.status == 2)
        #expect(
            run.errors == "<stdout>: error: cannot write: Bad file descriptor; the output is incomplete\n")
        #expect(try sandbox.shell("\"$bizlog\" fmt messy.md <&- >&- 2>&-").status == 0)
        #expect(try sandbox.text("messy.md") == Samples.canonical)
    }

    @Test("a closed pipe ends it quietly")
    func closedPipe() throws {
        try sandbox.write("large.md", String(repeating: "line\n", count: 100_000))
        let run = try sandbox.shell("\"$bizlog\" fmt - <large.md | head -n 1; echo ${PIPESTATUS[0]}")
        #expect(run.text == "line\n141\n")
        #expect(run.errors == "")
    }

    @Test("messages that nobody reads keep no file from being written")
    func closedErrorPipe() throws {
        let run = try sandbox.shell("\"$bizlog\" fmt none.md messy.md 2> >(exec 0<&-; sleep 0.1)")
        #expect(run.status == 2)
        #expect(try sandbox.text("messy.md") == Samples.canonical)
    }

    @Test("a file that grows over the limit of its process stays as it was")
    func sizeLimit() throws {
        let text = String(repeating: Samples.messy, count: 200)
        try sandbox.write("large.md", text)
        let run = try sandbox.shell("ulimit -f 1; \"$bizlog\" fmt large.md messy.md")
        #expect(run.status == 2)
        #expect(run.errors == "large.md: error: cannot write: File too large; the file is as it was before\n")
        #expect(try sandbox.text("large.md") == text)
        #expect(try sandbox.text("messy.md") == Samples.canonical)
        #expect(try sandbox.names() == ["large.md", "messy.md"])
    }

    @Test(
        "a full disk: the file stays as it was, and no temporary file stays",
        .enabled(if: ProcessSandbox.succeeds("unshare -rm true")))
    func fullDisk() throws {
        let run = try sandbox.shell(
            """
            exec unshare -rm bash -c '
                mkdir disk && mount -t tmpfs -o size=64k none disk
                for i in {1..2000}; do printf "* line  \\n"; done >disk/log.md
                cat disk/log.md >before
                head -c 64k /dev/zero >disk/filler 2>/dev/null
                "$bizlog" fmt disk/log.md
                echo $?
                cmp disk/log.md before && ls -A disk
            '
            """
        )
        #expect(run.text == "2\nfiller\nlog.md\n")
        #expect(
            run.errors
                == "disk/log.md: error: cannot write: No space left on device; the file is as it was before\n"
        )
    }

    @Test("no colour where no terminal is")
    func plain() throws {
        let run = try sandbox.bizlog("fmt", "--diff", "messy.md", "none.md", environment: ["TERM": "xterm"])
        #expect(!run.text.contains("\u{1B}") && !run.errors.contains("\u{1B}"))
    }

    @Test(
        "colour on a terminal, unless it is not wanted",
        .enabled(if: ProcessSandbox.succeeds("script -qec true /dev/null")),
        arguments: [
            (["TERM": "xterm"], true), (["TERM": "xterm", "NO_COLOR": ""], true),
            (["TERM": "xterm", "NO_COLOR": "1"], false),
            (["TERM": "dumb"], false),
        ])
    func colour(_ environment: [String: String], _ isColored: Bool) throws {
        let run = try sandbox.shell(
            "script -qec '\"$bizlog\" fmt --diff messy.md none.md' /dev/null",
            environment: environment
        )
        #expect(run.status == 2)
        #expect(run.text.contains("\u{1B}[31m-* one\u{1B}[0m") == isColored, "\(run.text)")
        #expect(run.text.contains("none.md: \u{1B}[1;31merror:\u{1B}[0m no such") == isColored)
        #expect(run.text.contains("\u{1B}") == isColored)
    }
}
