import Foundation
import Synchronization
import SystemPackage
import TestSupport
import Testing

@testable import LogStore

@Suite("Transaction: reading, deciding and writing under locks", .tags(.process))
struct TransactionTests {
    let bench: TransactionBench

    init() throws { bench = try TransactionBench(inMemory: true) }

    private struct Refusal: Error, Equatable {}

    @Test("what the caller refuses changes nothing")
    func refusal() throws {
        let transaction = Transaction(of: [bench.path("main/LOG.md")])
        do {
            _ = try transaction.run { _ throws(Refusal) -> (changes: [FileChange], outcome: Int) in
                throw Refusal()
            }
            Issue.record("nothing was thrown")
        } catch {
            guard case .refused(Refusal()) = error else { throw error }
        }
        #expect(try bench.contents() == TransactionBench.before)
    }

    @Test("a file that an editor changes meanwhile is read again, and the decision is made anew")
    func redo() throws {
        let log = bench.path("main/LOG.md")
        var seen: [String] = []
        let committed = try Transaction(of: [log, bench.path("other/LOG.md")]).run { files in
            let file = try #require(files[log])
            seen.append(String(decoding: file.bytes, as: UTF8.self))
            if seen.count == 1 { try bench.sandbox.write("main/LOG.md", "an editor's log") }
            let other = try #require(files[bench.path("other/LOG.md")])
            return (
                changes: [.replace(file, with: file.bytes + [0x21]), .replace(other, with: [0x21])],
                outcome: seen.count
            )
        }
        #expect(seen == ["old log", "an editor's log"] && committed.outcome == 2)
        #expect(try bench.sandbox.text("main/LOG.md") == "an editor's log!")
    }

    @Test(
        "an editor's file is kept, whenever it comes before ours: journals, contents and second names are taken back",
        arguments: [
            (DiskCall.create, 0), (.write, 2), (.link, 0), (.link, 1), (.synchronize, 8), (.rename, 0),
        ])
    func lateEdit(_ call: DiskCall, _ index: Int) throws {
        let log = bench.path("main/LOG.md")
        let sandbox = bench.sandbox
        let probe = MeddlingProbe(before: call, index) {
            // As editors do: another file under the same name.
            _ = try? sandbox.shell("printf edited >main/x && mv main/x main/LOG.md")
        }
        let file = try StoredFile(reading: log)
        let other = try StoredFile(reading: bench.path("other/LOG.md"))
        let result = Result {
            try DiskCall.$probe.withValue(probe) {
                // The edited file is not the first, so that something is to be taken back.
                try Transaction.commit([.replace(other, with: [0x21]), .replace(file, with: [0x21])])
            }
        }
        #expect(throws: StoreError.changed(log)) { try result.get() }
        var expected = TransactionBench.before
        expected["main/LOG.md"] = "edited"
        #expect(try bench.contents() == expected)
    }

    @Test("a file that keeps changing is left, with an error")
    func restless() throws {
        let log = bench.path("main/LOG.md")
        var count = 0
        #expect(throws: TransactionError<any Error>.self) {
            try Transaction(of: [log]).run { files in
                let file = try #require(files[log])
                count += 1
                // Of another size each time: the clock of a file system may not tell writes apart that follow at once.
                try bench.sandbox.write("main/LOG.md", String(repeating: "edit ", count: count))
                return (changes: [.replace(file, with: [])], outcome: ())
            }
        }
        #expect(try bench.sandbox.text("main/LOG.md") == String(repeating: "edit ", count: count))
    }

    @Test("a name that is taken keeps all files as they were")
    func exists() throws {
        let log = try StoredFile(reading: bench.path("main/LOG.md"))
        let taken = bench.path("other/LOG.md")
        #expect(throws: StoreError.exists(taken)) {
            try Transaction.commit([.replace(log, with: []), .make(taken, with: [])])
        }
        #expect(try bench.contents() == TransactionBench.before)
    }

    @Test("bytes that are the same are not written")
    func unchanged() throws {
        let log = try StoredFile(reading: bench.path("main/LOG.md"))
        let probe = FaultProbe()
        try probe.run { try log.replace(with: log.bytes) }
        #expect(probe.made.isEmpty)
    }

    @Test("who holds the lock for too long is named")
    func locked() throws {
        let directory = try LockedDirectory(opening: bench.path("other"))
        #expect(try directory.lock())
        do {
            try bench.run(timeLimit: .milliseconds(50))
            Issue.record("nothing was thrown")
        } catch let error as TransactionError<any Error> {
            guard case .store(.locked(let path, let holder)) = error else { throw error }
            #expect(path == bench.path("other"))
            #if os(Linux)
                #expect(holder?.hasPrefix("process \(ProcessInfo.processInfo.processIdentifier), \"") == true)
            #endif
        }
        #expect(try bench.contents() == TransactionBench.before)
        withExtendedLifetime(directory) {}
    }

    @Test("a directory that was replaced while its lock was waited for is locked anew")
    func replacedDirectory() throws {
        let path = bench.path("other")
        var old: LockedDirectory? = try LockedDirectory(opening: path)
        #expect(try old?.lock() == true)
        let result = Mutex<DirectoryLocks?>(nil)
        let group = DispatchGroup()
        DispatchQueue.global().async(group: group) {
            let locks = try? DirectoryLocks(taking: [path], timeLimit: .seconds(20))
            result.withLock { $0 = locks }
        }
        Thread.sleep(forTimeInterval: 0.05)
        #expect(try bench.sandbox.shell("mv other away && mkdir other").status == 0)
        old = nil
        group.wait()
        let locks = result.withLock { $0 }
        #expect(locks != nil)
        #expect(try LockedDirectory(opening: path).lock() == false)
        withExtendedLifetime(locks) {}
    }

    @Test("a file that is being replaced can be read all the while")
    func readersMeanwhile() throws {
        let path = bench.path("main/LOG.md")
        let isDone = Mutex(false)
        let failures = Mutex<[String]>([])
        let group = DispatchGroup()
        for _ in 0..<2 {
            DispatchQueue.global().async(group: group) {
                while !isDone.withLock({ $0 }) {
                    do {
                        let bytes = try StoredFile(reading: path).bytes
                        if bytes.count != 7 { failures.withLock { $0.append("\(bytes.count) bytes") } }
                    } catch {
                        failures.withLock { $0.append("\(error)") }
                    }
                }
            }
        }
        for number in 10..<(Seeds.areAll ? 60 : 30) {
            let other = try StoredFile(reading: bench.path("other/LOG.md"))
            let log = try StoredFile(reading: path)
            try Transaction.commit([
                .replace(other, with: Array("\(number)".utf8)),
                .replace(log, with: Array("old l\(number)".utf8)),
            ])
        }
        isDone.withLock { $0 = true }
        group.wait()
        #expect(failures.withLock { $0 } == [])
    }

    @Test("many at once lose nothing")
    func concurrent() throws {
        try bench.sandbox.write("main/LOG.md", "0")
        try bench.sandbox.write("other/real.md", "0")
        let failures = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 32) { index in
            // Half of them name the files in the other order.
            let names =
                index.isMultiple(of: 2) ? ["main/LOG.md", "other/LOG.md"] : ["other/LOG.md", "main/LOG.md"]
            let paths = names.map { bench.path($0) }
            do {
                for _ in 0..<4 {
                    _ = try Transaction(of: paths).run { files in
                        let changes = try paths.map { path throws -> FileChange in
                            let file = try #require(files[path])
                            let count = try #require(Int(String(decoding: file.bytes, as: UTF8.self)))
                            return .replace(file, with: Array("\(count + 1)".utf8))
                        }
                        return (changes: changes, outcome: ())
                    }
                }
            } catch {
                failures.withLock { $0.append("\(error)") }
            }
        }
        #expect(failures.withLock { $0 } == [])
        #expect(try bench.sandbox.text("main/LOG.md") == "128")
        #expect(try bench.sandbox.text("other/LOG.md") == "128")
        #expect(try bench.sandbox.names().allSatisfy { !$0.contains(".bizlog-") })
    }
}
