import Foundation
import TestSupport
import Testing

/// A part of what `make crash` and `make together` do.
@Suite("learn and fold: killed, failing, and many at once", .tags(.process), .enabled(if: canInjectFaults))
struct LearnCrashTests {
    @Test(
        "at some calls that change the disk, in a long run at every 11th: all old or all new",
        arguments: ["learn", "fold", "init", "import", "status", "supersede", "retire"])
    func faults(_ command: String) throws {
        try run("crash.py", "--every \(Seeds.areAll ? 11 : 171) --only \(command)")
    }

    @Test("many at once: consecutive ids, no finding of a check")
    func many() throws {
        try run("together.py", "--learn \(Seeds.areAll ? 30 : 6) --rounds 0")
    }

    @Test(
        "all kinds of commands and two editors at once: nothing lost, nothing twice, no false finding",
        .enabled(if: Seeds.areAll, "run by 'make test-long' and 'make together'"))
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
