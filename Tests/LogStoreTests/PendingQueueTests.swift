import Foundation
import LogStore
import Synchronization
import SystemPackage
import TestSupport
import Testing

@Suite("PendingQueue: files that wait beside a log")
struct PendingQueueTests {
    let sandbox: ProcessSandbox
    let queue: PendingQueue

    init() throws {
        sandbox = try ProcessSandbox(inMemory: true)
        queue = PendingQueue(besides: FilePath(sandbox.url("FAILURE_LOG.md").path))
    }

    @Test("files come in the order of their times")
    func order() throws {
        #expect(try queue.files() == [])
        let times: [Duration] = [.seconds(1_000_000_000), .seconds(0), .microseconds(1_763_883_900_123_456)]
        for time in times { _ = try queue.add(Array("\(time)".utf8), at: time, fileExtension: "json") }
        let names = try queue.files().map { $0.lastComponent?.string.prefix { $0 != "-" } }
        #expect(names == ["19700101T000000.000000Z", "20010909T014640.000000Z", "20251123T074500.123456Z"])
        #expect(try StoredFile(reading: try #require(queue.files().last)).bytes == Array("\(times[2])".utf8))
    }

    @Test("hidden files and directories do not wait")
    func others() throws {
        try sandbox.write(".bizlog/pending/.hidden", "")
        try sandbox.write(".bizlog/pending/directory/a.json", "")
        try sandbox.write(".bizlog/pending/b.json", "")
        #expect(try queue.files() == [queue.directory.appending("b.json")])
        queue.removeIfEmpty()
        #expect(try sandbox.names().contains(".bizlog/pending/b.json"))
    }

    @Test("behind a link the queue is beside the log itself")
    func link() throws {
        try sandbox.write("real/FAILURE_LOG.md", "")
        try sandbox.link("FAILURE_LOG.md", to: "real/FAILURE_LOG.md")
        let log = FilePath(sandbox.url("FAILURE_LOG.md").path)
        #expect(PendingQueue(besides: log).directory == FilePath(sandbox.url("real/.bizlog/pending").path))
        #expect(PendingQueue(besides: "LOG.md").directory == ".bizlog/pending")
    }

    @Test("the directories go when they are empty")
    func empty() throws {
        let file = try queue.add([], at: .zero, fileExtension: "json")
        try Transaction.commit([.remove(StoredFile(reading: file))])
        queue.removeIfEmpty()
        #expect(try sandbox.names() == [])
        queue.removeIfEmpty()
    }

    @Test("many writers at once, while others take files and remove the directories")
    func concurrent() throws {
        let taken = Mutex(0)
        let errors = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 24) { index in
            do {
                if index.isMultiple(of: 3) {
                    try fold { taken.withLock { $0 += 1 } }
                } else {
                    for _ in 0..<4 { _ = try queue.add(Array("x".utf8), at: .zero, fileExtension: "json") }
                }
            } catch {
                errors.withLock { $0.append("\(error)") }
            }
        }
        try fold { taken.withLock { $0 += 1 } }
        #expect(errors.withLock { $0 } == [])
        #expect(taken.withLock { $0 } == 64)
        #expect(try sandbox.names() == [])
    }

    private func fold(_ take: () -> Void) throws {
        let transaction = Transaction(of: [], locking: [queue.directory])
        let committed = try transaction.run { _ throws(StoreError) in
            var changes: [FileChange] = []
            for file in try queue.files() { changes.append(.remove(try StoredFile(reading: file))) }
            return (changes: changes, outcome: changes.count)
        }
        for _ in 0..<committed.outcome { take() }
        queue.removeIfEmpty()
    }
}
