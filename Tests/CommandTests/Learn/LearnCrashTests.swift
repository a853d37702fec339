import Foundation
import TestSupport
import Testing

/// A part of what `make crash` and `make together` do.
@Suite("learn and fold: killed, failing, and many at once", .enabled(if: canInjectFaults))
struct LearnCrashTests {
    @Test(
        "at every 11th call that changes the disk: all old or all new",
        arguments: ["learn", "fold", "init", "import"])
    func faults(_ command: String) throws {
        try run("crash.py", "--every 11 --only \(command)")
    }

    @Test("30 at once: consecutive ids, no finding of a check")
    func many() throws {
        try run("together.py", "--learn 30 --rounds 0")
    }

    @Test("all kinds of commands and two editors at once: nothing lost, nothing twice, no false finding")
    func mixed() throws {
        try run("together.py", "--learn 0 --rounds 1")
    }

    private func run(_ name: String, _ options: String) throws {
        let script = Fixtures.directory.deletingLastPathComponent().appending(path: "Tests/Scripts/\(name)")
        let run = try ProcessSandbox().shell("python3 '\(script.path)' \"$bizlog\" \(options)")
        #expect(run.status == 0, "\(run.text)\(run.errors)")
    }
}

private let canInjectFaults = ProcessSandbox.succeeds(
    "python3 -c '' && strace -qq -o /dev/null -e inject=fsync:error=EIO:when=1 true")
