import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import LogStore

@Suite("FileSnapshot: whether files were read as they were at one moment", .tags(.process))
struct FileSnapshotTests {
    let bench: TransactionBench
    private let names = ["main/LOG.md", "other/LOG.md"]

    init() throws { bench = try TransactionBench(inMemory: true) }

    private func snapshot() throws -> FileSnapshot {
        var snapshot = FileSnapshot()
        for name in names { snapshot.add(try StoredFile(reading: bench.path(name))) }
        return snapshot
    }

    @Test("what nobody has written to since is of one moment")
    func current() throws {
        let snapshot = try snapshot()
        #expect(snapshot.isCurrent && FileSnapshot().isCurrent)
        try bench.sandbox.write("main/NOTES.md", "beside them")
        #expect(snapshot.isCurrent)
    }

    @Test(
        "one that was written to, replaced or removed is not",
        arguments: ["echo x >>main/LOG.md", "cp other/real.md x && mv x other/real.md", "rm other/real.md"])
    func changed(_ script: String) throws {
        let snapshot = try snapshot()
        #expect(try bench.sandbox.shell(script).status == 0)
        #expect(!snapshot.isCurrent)
    }

    @Test(
        "files are not of one moment that a transaction has changed one after the other, at whatever call it is looked at, in a short run at every third"
    )
    func halves() throws {
        // The first file is read before, and the second one and the question come at each call in turn.
        var call = 0
        var seen: Set<String> = []
        while true {
            let bench = try TransactionBench(inMemory: true)
            var snapshot = FileSnapshot()
            let first = try StoredFile(reading: bench.path(names[0]))
            snapshot.add(first)
            let probe = FaultProbe.crash(at: call)
            _ = try? probe.run { try bench.run() }
            guard probe.hasFailed else { break }
            // As a reader sees it that does not wait for the writer.
            let second = try StoredFile(
                readingLocked: bench.path(names[1]), sizeLimit: StoredFile.sizeLimit)
            snapshot.add(second)
            let texts = [first, second].map { String(decoding: $0.bytes, as: UTF8.self) }
            if snapshot.isCurrent { #expect(texts == ["old log", "old other"], "call \(call)") }
            seen.insert(texts[1])
            call += Seeds.areAll ? 1 : 3
        }
        #expect(seen == ["old other", "new other"])
    }

    @Test("a journal that came with a clone is no transaction under way")
    func foreign() throws {
        let snapshot = try snapshot()
        try bench.sandbox.write("main/.bizlog-journal", "bizlog journal 1\n")
        #expect(snapshot.isCurrent)
    }
}
