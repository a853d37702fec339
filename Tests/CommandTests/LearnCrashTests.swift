import Foundation
import TestSupport
import Testing

/// A part of what `make crash` does.
@Suite("learn and fold: killed, failing, and many at once", .enabled(if: canInjectFaults))
struct LearnCrashTests {
    @Test("at every 11th call that changes the disk: all old or all new", arguments: ["learn", "fold"])
    func faults(_ command: String) throws {
        try crash("--every 11 --only \(command)")
    }

    @Test("30 at once: consecutive ids, no finding of a check")
    func many() throws {
        try crash("--every 1000 --processes 30")
    }

    private func crash(_ options: String) throws {
        let script = Fixtures.directory.deletingLastPathComponent().appending(path: "Tests/Scripts/crash.py")
        let run = try ProcessSandbox().shell("python3 '\(script.path)' \"$bizlog\" \(options)")
        #expect(run.status == 0, "\(run.text)\(run.errors)")
    }
}

private let canInjectFaults = ProcessSandbox.succeeds(
    "python3 -c '' && strace -qq -o /dev/null -e inject=fsync:error=EIO:when=1 true")
