import Foundation
import LogStore
import Synchronization
import SystemPackage
import TestSupport
import Testing

@Suite("PendingQueue: files that wait beside a log", .tags(.process))
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

    @Test("what no writer puts there is named and left out: links, second names, pipes, directories")
    func foreign() throws {
        try sandbox.write("home/a.json", "x")
        try sandbox.write(".bizlog/pending/b.json", "x")
        try sandbox.write(".bizlog/pending/directory/a.json", "")
        #expect(
            try sandbox.shell(
                "cd .bizlog/pending && ln -s ../../home/a.json link && ln ../../home/a.json twin && mkfifo pipe"
            ).status == 0)
        let contents = try queue.contents()
        #expect(contents.files == [queue.directory.appending("b.json")])
        #expect(
            contents.foreign == [
                .foreign(queue.directory.appending("directory"), is: "a directory"),
                .foreign(queue.directory.appending("link"), is: "a symbolic link"),
                .foreign(queue.directory.appending("pipe"), is: "a pipe"),
                .foreign(queue.directory.appending("twin"), is: "a file with another name elsewhere"),
            ])
    }

    @Test("a file whose making a crash cut short has its temporary name too, and waits")
    func temporaryName() throws {
        let file = try queue.add([0x78], at: .zero, fileExtension: "json")
        #expect(try sandbox.shell("cd .bizlog/pending && ln *.json .bizlog-new.tmp").status == 0)
        #expect(try queue.contents().files == [file])
        #expect(try sandbox.shell("cd .bizlog/pending && ln *.json ../third").status == 0)
        #expect(try queue.contents().files == [])
    }

    @Test(
        "links in the place of its directories are not followed", arguments: [".bizlog", ".bizlog/pending"])
    func linked(_ name: String) throws {
        try sandbox.write("home/pending/a.json", "x")
        try sandbox.write(".bizlog/x", "")
        if name == ".bizlog" { #expect(try sandbox.shell("rm -r .bizlog").status == 0) }
        try sandbox.link(name, to: name == ".bizlog" ? "home" : "../home/pending")
        let before = try sandbox.names()
        let error = StoreError.foreign(FilePath(sandbox.url(name).path), is: "a symbolic link")
        #expect(throws: error) { try queue.contents() }
        #expect(throws: error) { try queue.add([], at: .zero, fileExtension: "json") }
        #expect(try sandbox.shell("rm home/pending/a.json").status == 0)
        queue.removeIfEmpty()
        #expect(try sandbox.names() == before.filter { $0 != "home/pending/a.json" })
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
