import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import LogStore

@Suite("Transaction: whatever call fails, and wherever a process dies", .tags(.slow))
struct TransactionFaultTests {
    @Test("all changes are made, and nothing else stays")
    func success() throws {
        let bench = try TransactionBench()
        #expect(try bench.run() == [])
        #expect(try bench.contents() == TransactionBench.after)
        #expect(try Stat(bench.path("main/LOG.md")).permissions.rawValue == 0o640)
        #expect(try Stat(bench.path("other/LOG.md"), followTargetSymlink: false).type == .symbolicLink)
    }

    @Test("a call that fails leaves everything as it was, or has been put right", arguments: 0..<4)
    func failure(_ start: Int) throws {
        var call = start
        while true {
            let errno = [Errno.noSpace, .ioError, .permissionDenied][call / 4 % 3]
            let bench = try TransactionBench(inMemory: true)
            let before = try bench.identities()
            let probe = FaultProbe(failing: call..<(call + 1), with: errno)
            let result = Result { try probe.run { try bench.run() } }
            guard probe.hasFailed else { break }
            switch result {
            case .success(let warnings):
                #expect(warnings == [], "call \(call), \(probe.made[call])")
                #expect(try bench.contents() == TransactionBench.after, "call \(call)")
            case .failure(let error):
                let error = try #require(error as? TransactionError<any Error>)
                switch error {
                case .store(.unwritable(_, errno)), .store(.notKept(_, _, errno)): break
                default: throw error
                }
                #expect(try bench.contents() == TransactionBench.before, "call \(call)")
                #expect(try bench.identities() == before, "call \(call)")
                #expect(try bench.run() == [])
                #expect(try bench.contents() == TransactionBench.after, "call \(call)")
            }
            call += Seeds.areAll ? 4 : 12
        }
        #expect(call > 50)
    }

    @Test(
        "after a crash whoever reads a file finds what all of them will hold, and nothing stays when all are read",
        arguments: ["main/LOG.md", "other/LOG.md", "main/.bizlog/pending/2.json"].enumerated().map { $0 })
    func crash(_ start: Int, _ entrance: String) throws {
        var call = start
        var outcomes: Set<[String: String]> = []
        while true {
            let bench = try TransactionBench(inMemory: true)
            let before = try bench.identities()
            let probe = FaultProbe.crash(at: call)
            _ = try? probe.run { try bench.run() }
            guard probe.hasFailed else { break }
            let first = try? StoredFile(reading: bench.path(entrance)).bytes
            try expectWhole(bench, before, "call \(call)")
            #expect(first == (try? bench.sandbox.bytes(entrance)))
            outcomes.insert(try bench.contents())
            call += Seeds.areAll ? 3 : 12
        }
        #expect(outcomes == [TransactionBench.before, TransactionBench.after])
    }

    @Test("a crash of what puts a crash right changes nothing of that", arguments: 0..<4)
    func crashOfRecovery(_ start: Int) throws {
        var call = start
        while true {
            var second = call % 7
            var hasCrashed = false
            while true {
                let bench = try TransactionBench(inMemory: true)
                let before = try bench.identities()
                let transaction = FaultProbe.crash(at: call)
                _ = try? transaction.run { try bench.run() }
                hasCrashed = transaction.hasFailed
                let recovery = FaultProbe.crash(at: second)
                _ = try? recovery.run { try StoredFile(reading: bench.path("other/LOG.md")) }
                guard hasCrashed, recovery.hasFailed else { break }
                try expectWhole(bench, before, "calls \(call), \(second)")
                second += Seeds.areAll ? 7 : 17
            }
            if !hasCrashed { break }
            call += Seeds.areAll ? 4 : 31
        }
    }

    /// Reads the files as the next command would. Then all are old, the very same files, or all are new.
    private func expectWhole(
        _ bench: TransactionBench,
        _ before: [String: String],
        _ comment: Comment
    ) throws {
        _ = try StoredFile(reading: bench.path("main/LOG.md"))
        _ = try StoredFile(reading: bench.path("other/LOG.md"))
        _ = try PendingQueue(besides: bench.path("main/LOG.md")).files()
        // The first journal that did not have its name yet is left to the next who writes.
        try? FileManager.default.removeItem(at: bench.sandbox.url("main/.bizlog-new.tmp"))
        let contents = try bench.contents()
        if contents == TransactionBench.before {
            #expect(try bench.identities() == before, comment)
        } else {
            #expect(contents == TransactionBench.after, comment)
        }
    }

    @Test("a single file that was being written is old or new, and the next writer clears what was left")
    func directCrash() throws {
        for isNew in [false, true] {
            var call = 0
            while true {
                let bench = try TransactionBench(inMemory: true)
                let path = bench.path(isNew ? "main/RULES.md" : "main/LOG.md")
                let probe = FaultProbe.crash(at: call)
                _ = try? probe.run {
                    isNew
                        ? try StoredFile.make(path, with: Array("new".utf8))
                        : try StoredFile(reading: path).replace(with: Array("new".utf8))
                }
                guard probe.hasFailed else { break }
                let names = try bench.sandbox.names()
                if names.contains("main/RULES.md") { #expect(try StoredFile(reading: path).bytes.count == 3) }
                try StoredFile.make(bench.path("main/x.md"), with: [])
                #expect(try bench.sandbox.names().allSatisfy { !$0.hasSuffix(".tmp") })
                call += 1
            }
            #expect(call > 4)
        }
    }
}
