import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import LogStore

@Suite("Recovery: what it leaves alone", .tags(.process))
struct RecoveryTests {
    let bench: TransactionBench

    init() throws { bench = try TransactionBench(inMemory: true) }

    /// Leaves what a process leaves that dies when all files are in place.
    ///
    /// - Parameter calls: how many more calls it makes, the first of which decides.
    private func crashBeforeDecision(_ count: Int = 0) throws {
        let calls = FaultProbe()
        _ = try calls.run { try TransactionBench(inMemory: true).run() }
        // The last move is a removal's; the decision is the rename after it.
        let decision = try #require(calls.made.lastIndex(of: .rename))
        _ = try? FaultProbe.crash(at: decision + count).run { try bench.run() }
        #expect(try bench.sandbox.text("main/LOG.md") == "new log")
    }

    private func read() throws { _ = try StoredFile(reading: bench.path("main/LOG.md")) }

    @Test("a repository that was moved after the crash is put back as it was")
    func moved() throws {
        try crashBeforeDecision()
        #expect(try bench.sandbox.shell("mkdir new && mv main other new").status == 0)
        _ = try StoredFile(reading: bench.path("new/other/LOG.md"))
        #expect(try bench.sandbox.text("new/main/LOG.md") == "old log")
        #expect(try bench.sandbox.text("new/other/real.md") == "old other")
        #expect(try !bench.sandbox.names().contains { $0.contains(".bizlog-") })
    }

    @Test("a file that somebody has changed since the crash is kept, and so is what it was before")
    func conflict() throws {
        try crashBeforeDecision()
        try bench.sandbox.write("main/LOG.md", "edited")
        for _ in 1...2 {
            do {
                try read()
                Issue.record("nothing was thrown")
            } catch let error as StoreError {
                guard case .conflict(let file, let earlier) = error else { throw error }
                #expect(file == bench.path("main/LOG.md"))
                #expect(try String(contentsOfFile: earlier.string, encoding: .utf8) == "old log")
                #expect(error.description.contains(earlier.string))
            }
            #expect(try bench.sandbox.text("main/LOG.md") == "edited")
            // Nothing of the transaction is undone before it is known that all of it can be.
            #expect(try bench.sandbox.text("other/real.md") == "new other")
            #expect(try !bench.sandbox.names().contains("main/.bizlog/pending/1.json"))
        }
        // As the message says: removing the backup keeps the file.
        #expect(try bench.sandbox.shell("rm main/.bizlog-*.old").status == 0)
        try read()
        var expected = TransactionBench.before
        expected["main/LOG.md"] = "edited"
        #expect(try bench.contents() == expected)
    }

    @Test("a new file that somebody has written to since the crash is kept")
    func conflictOfNewFile() throws {
        try crashBeforeDecision()
        #expect(try bench.sandbox.shell("echo more >>main/RULES.md").status == 0)
        try read()
        #expect(try bench.sandbox.text("main/RULES.md") == "new rulesmore\n")
        #expect(try bench.sandbox.text("main/LOG.md") == "old log")
    }

    @Test("once it is decided, who may only read finds all files new, and who writes says what is in the way")
    func readers() throws {
        try crashBeforeDecision(1)
        let log = try FaultProbe.crash(at: 0).run { try StoredFile(reading: bench.path("main/LOG.md")) }
        #expect(log.bytes == Array("new log".utf8))
        do {
            try FaultProbe.crash(at: 0).run { try log.replace(with: []) }
            Issue.record("nothing was thrown")
        } catch let error as StoreError {
            guard case .notCleared(_, .ioError) = error else { throw error }
        }
        try StoredFile(reading: log.path).replace(with: Array("newer".utf8))
        #expect(try bench.sandbox.text("main/LOG.md") == "newer")
        #expect(try !bench.sandbox.names().contains { $0.contains(".bizlog-") })
    }

    @Test("a journal whose main one is missing is an error while something depends on it")
    func stray() throws {
        try crashBeforeDecision()
        try FileManager.default.removeItem(at: bench.sandbox.url("main/.bizlog-journal"))
        #expect(throws: StoreError.strayJournal(bench.path("other/.bizlog-journal"))) {
            try StoredFile(reading: bench.path("other/LOG.md"))
        }
        #expect(try bench.sandbox.text("other/real.md") == "new other")
        #expect(try bench.sandbox.shell("rm other/.bizlog-*.old").status == 0)
        #expect(try StoredFile(reading: bench.path("other/LOG.md")).bytes == Array("new other".utf8))
        #expect(try !bench.sandbox.names().contains { $0.hasPrefix("other/.bizlog-") })
    }

    @Test("a journal reaches no directory that has none of the same transaction")
    func unrelated() throws {
        try bench.sandbox.write("other/.bizlog-x-0.old", "planted")
        try bench.write(
            Journal(id: "x", state: .unfinished, main: nil, others: ["../other"], steps: []), in: "main")
        try read()
        #expect(try bench.sandbox.text("other/.bizlog-x-0.old") == "planted")
        #expect(try bench.sandbox.text("other/real.md") == "old other")
        #expect(try !bench.sandbox.names().contains("main/.bizlog-journal"))
    }

    @Test("a journal of another transaction is left to itself")
    func others() throws {
        let main = Journal(id: "x", state: .unfinished, main: nil, others: ["../other"], steps: [])
        let name: FilePath.Component = "lost.md"
        let other = Journal(
            id: "y", state: .unfinished, main: "../main", others: [],
            steps: [Journal.Step(action: .remove, name: name)])
        try bench.write(main, in: "main")
        try bench.write(other, in: "other")
        try bench.sandbox.write("other/.bizlog-y-0.old", "a backup")
        try read()
        let left = try bench.sandbox.names().filter { $0.contains(".bizlog-") }
        #expect(left == ["other/.bizlog-journal", "other/.bizlog-y-0.old"])
    }

    @Test("a reader waits for a writer that is still at it")
    func waits() throws {
        let directory = try LockedDirectory(opening: bench.path("main"))
        #expect(try directory.lock())
        let journal = Journal(id: "x", state: .unfinished, main: nil, others: [], steps: [])
        try bench.write(journal, in: "main")
        #expect(throws: StoreError.self) {
            try Recovery.run(in: bench.path("main"), timeLimit: .milliseconds(20))
        }
        #expect(try bench.sandbox.names().contains("main/.bizlog-journal"))
        withExtendedLifetime(directory) {}
    }
}
