import Foundation
import LogStore
import Synchronization
import TestSupport
import Testing

@Suite("LogRepository: folding a queue into its log")
struct RepositoryFoldingTests {
    let bench: RepositoryBench
    let repository: LogRepository

    init() throws {
        bench = try RepositoryBench()
        repository = try bench.repository()
        for (second, title) in ["One", "Two"].enumerated() {
            _ = try repository.queue.add(Array(title.utf8), at: .seconds(second), fileExtension: "txt")
        }
    }

    private struct Refusal: Error, Equatable {}

    /// The post-mortems of a queue whose files hold a title each.
    private static func read(_ contents: PendingQueue.Contents) throws -> [QueuedPostmortem] {
        try contents.files.compactMap { path in
            do {
                let file = try StoredFile(reading: path, within: contents.boundary)
                let title = String(decoding: file.bytes, as: UTF8.self)
                return QueuedPostmortem(try RepositoryBench.postmortem(title), readFrom: file)
            } catch StoreError.missing {
                return nil
            }
        }
    }

    @Test("what waits is recorded in order, its files and directories go, and folding again adds nothing")
    func fold() throws {
        let recorded = try repository.fold { try Self.read($0) }
        #expect(recorded.entries.map { $0.failure?.text } == ["F-BIZ-003", "F-BIZ-004"])
        #expect(try bench.log.contains("\n### [F-BIZ-004] Two\n"))
        #expect(try bench.sandbox.names().filter { $0.contains(".bizlog") } == [])
        let log = try bench.log
        #expect(try repository.fold { try Self.read($0) }.entries == [])
        #expect(try bench.log == log)
    }

    @Test("what the closure throws comes out as it was thrown, and everything stays")
    func refusal() throws {
        #expect(throws: Refusal()) { try repository.fold { _ in throw Refusal() } }
        #expect(try repository.queue.files().count == 2)
        #expect(try bench.log.contains("**Total Failures Logged:** 2\n"))
    }

    @Test("one that cannot be recorded keeps all of them waiting")
    func problem() throws {
        _ = try repository.queue.add([], at: .seconds(3), fileExtension: "txt")
        let error = try #require(throws: LogError.self) { try repository.fold { try Self.read($0) } }
        guard case .recording(let recording) = error.cause else { throw error }
        #expect(recording.problems.map(\.postmortem).allSatisfy { $0 == 2 })
        #expect(try repository.queue.files().count == 3)
    }

    @Test("a file of the queue that is edited or folded by someone else meanwhile is asked for again")
    func changed() throws {
        var turns = 0
        let recorded = try repository.fold { contents in
            let waiting = try Self.read(contents)
            turns += 1
            if turns == 1 {
                let first = try #require(contents.files.first)
                try Data("Three".utf8).write(to: URL(filePath: first.string))
            }
            return waiting
        }
        #expect(turns == 2 && recorded.entries.count == 2)
        #expect(try bench.log.contains("\n### [F-BIZ-003] Three\n"))
        #expect(try !bench.log.contains("] One\n"))
    }

    @Test("those who fold at once record each post-mortem once")
    func together() throws {
        let faults = Mutex<[String]>([])
        let count = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: 6) { _ in
            do {
                let recorded = try repository.fold { try Self.read($0) }
                count.withLock { $0 += recorded.entries.count }
            } catch {
                faults.withLock { $0.append("\(error)") }
            }
        }
        #expect(faults.withLock { $0 } == [])
        #expect(count.withLock { $0 } == 2)
        #expect(try bench.log.contains("\n**Total Failures Logged:** 4\n"))
    }
}
