import TestSupport
import Testing

/// Makes system calls fail, or the process die at them, by strace's fault injection.
@Suite("fmt: every call that touches the disk may fail", .tags(.process), .enabled(if: canInjectFaults))
struct FmtCrashTests {
    let sandbox: ProcessSandbox

    init() throws {
        sandbox = try ProcessSandbox()
        try sandbox.write("log.md", Samples.messy)
        try sandbox.write("z.md", Samples.messy)
    }

    /// The calls that replacing a file makes once its temporary file is there.
    static let calls = ["write", "fchmod", "fsync", "/^rename"]

    @Test(
        "a call that fails leaves the file as it was, says why, and leaves no temporary file",
        arguments: calls,
        [
            ("ENOSPC", "No space left on device"), ("EIO", "Input/output error"),
            ("EACCES", "Permission denied"),
        ])
    func failure(_ call: String, _ error: (name: String, text: String)) throws {
        let run = try strace("error=\(error.name)", call)
        #expect(run.status == 2)
        #expect(run.errors == "log.md: error: cannot write: \(error.text); the file is as it was before\n")
        #expect(try sandbox.text("log.md") == Samples.messy)
        #expect(try sandbox.text("z.md") == Samples.canonical)
        #expect(try sandbox.names() == ["log.md", "z.md"])
    }

    @Test("a directory that cannot be synced: the file is new, and that is said")
    func directorySync() throws {
        // Once more is not enough if it does not help.
        let run = try strace("error=EIO", "fsync", when: "2+")
        #expect(run.status == 2)
        #expect(run.errors.hasPrefix("log.md: error: written, but the directory could not be synced"))
        #expect(try sandbox.text("log.md") == Samples.canonical)
        #expect(try sandbox.names() == ["log.md", "z.md"])
    }

    @Test("a process that is killed leaves the file entirely old or entirely new", arguments: calls, 1...2)
    func kill(_ call: String, _ occurrence: Int) throws {
        _ = try strace("signal=SIGKILL", call, occurrence: occurrence)
        #expect([Samples.messy, Samples.canonical].contains(try sandbox.text("log.md")))
        // The next run is not disturbed by what the killed one left, and clears it.
        #expect(try sandbox.bizlog("fmt", "log.md", "z.md").status == 0)
        #expect(try sandbox.text("log.md") == Samples.canonical)
        #expect(try sandbox.names() == ["log.md", "z.md"])
    }

    @Test("a request to end waits until the file is replaced", arguments: ["fsync", "/^rename"])
    func interrupt(_ call: String) throws {
        let run = try strace("signal=SIGTERM", call)
        #expect(run.status == 143)
        #expect(try sandbox.text("log.md") == Samples.canonical)
        #expect(try sandbox.text("z.md") == Samples.messy)
        #expect(try sandbox.names() == ["log.md", "z.md"])
    }

    private func strace(_ fault: String, _ call: String, occurrence: Int = 1) throws -> ProcessRun {
        try strace(fault, call, when: String(occurrence))
    }

    private func strace(_ fault: String, _ call: String, when: String) throws -> ProcessRun {
        try sandbox.shell(
            "strace -qq -o /dev/null -e inject=\(call):\(fault):when=\(when) \"$bizlog\" fmt log.md z.md"
        )
    }
}

private let canInjectFaults = ProcessSandbox.succeeds(
    "strace -qq -o /dev/null -e inject=fsync:error=EIO:when=1 true")
