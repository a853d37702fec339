import Foundation
import Synchronization
import SystemPackage
import TestSupport
import Testing

@testable import LogStore

/// Files in three directories and a transaction that replaces, makes and removes some of them.
struct TransactionBench {
    let sandbox: ProcessSandbox

    /// - Parameter inMemory: whether the files need no disk, so that they are synced in no time.
    init(inMemory: Bool = false) throws {
        sandbox = try ProcessSandbox(inMemory: inMemory)
        try sandbox.write("main/LOG.md", "old log", permissions: 0o640)
        try sandbox.write("other/real.md", "old other")
        try sandbox.link("other/LOG.md", to: "real.md")
        try sandbox.write("main/.bizlog/pending/1.json", "waiting")
        try sandbox.write("main/.bizlog/pending/2.json", "waiting longer")
    }

    static let before = [
        "main/LOG.md": "old log", "other/real.md": "old other", "other/LOG.md": "old other",
        "main/.bizlog/pending/1.json": "waiting", "main/.bizlog/pending/2.json": "waiting longer",
    ]
    static let after = [
        "main/LOG.md": "new log", "main/RULES.md": "new rules", "other/real.md": "new other",
        "other/LOG.md": "new other",
    ]

    func path(_ name: String) -> FilePath { FilePath(sandbox.url(name).path) }

    /// The transaction, by a path that is a link for one of the files.
    @discardableResult
    func run(timeLimit: Duration = .seconds(30)) throws -> [StoreError] {
        let log = path("main/LOG.md")
        let other = path("other/LOG.md")
        let queue = PendingQueue(besides: log)
        let transaction = Transaction(
            of: [log, path("main/RULES.md"), other],
            locking: [queue.directory],
            timeLimit: timeLimit
        )
        return try transaction.run { files in
            var changes: [FileChange] = [
                .replace(try #require(files[log]), with: Array("new log".utf8)),
                .make(path("main/RULES.md"), with: Array("new rules".utf8)),
                .replace(try #require(files[other]), with: Array("new other".utf8)),
            ]
            for file in try queue.files() { changes.append(.remove(try StoredFile(reading: file))) }
            return (changes: changes, outcome: ())
        }.warnings
    }

    /// Leaves a journal in a directory as a process of this user would.
    func write(_ journal: Journal, in directory: String) throws {
        try path(directory).appending(Journal.name).make(journal, in: path(directory))
    }

    /// What the files hold, hidden ones included.
    func contents() throws -> [String: String] {
        var contents: [String: String] = [:]
        for name in try sandbox.names() where !isDirectory(name) { contents[name] = try sandbox.text(name) }
        return contents
    }

    /// The files themselves and their modes, by their names.
    func identities() throws -> [String: String] {
        var identities: [String: String] = [:]
        for name in try sandbox.names() {
            let status = try Stat(path(name), followTargetSymlink: false)
            identities[name] = "\(status.inode.rawValue) \(status.permissions.rawValue)"
        }
        return identities
    }

    private func isDirectory(_ name: String) -> Bool { (try? Stat(path(name)))?.type == .directory }
}

/// Counts the calls that change the disk, and lets some of them fail.
final class FaultProbe: DiskProbe {
    private let calls = Mutex<[DiskCall]>([])
    private let errno: Errno
    private let failing: Range<Int>

    /// - Parameter failing: the calls that fail, the first being 0.
    init(failing: Range<Int> = 0..<0, with errno: Errno = .ioError) {
        (self.failing, self.errno) = (failing, errno)
    }

    /// A process that dies at a call: nothing that it does from there on has an effect.
    static func crash(at call: Int) -> FaultProbe { FaultProbe(failing: call..<Int.max) }

    /// The calls that were made so far, failed ones included.
    var made: [DiskCall] { calls.withLock { $0 } }

    /// Whether a call was made to fail.
    var hasFailed: Bool { made.count > failing.lowerBound && !failing.isEmpty }

    func willMake(_ call: DiskCall) throws(Errno) {
        let index = calls.withLock { calls in
            calls.append(call)
            return calls.count - 1
        }
        if failing.contains(index) { throw errno }
    }

    func run<Value>(_ body: () throws -> Value) rethrows -> Value {
        try DiskCall.$probe.withValue(self, operation: body)
    }
}

/// Does something right before a certain call that changes the disk, as another program would.
final class MeddlingProbe: DiskProbe {
    private let count = Mutex(0)
    private let call: DiskCall
    private let index: Int
    private let body: @Sendable () -> Void

    /// - Parameters:
    ///   - index: which of the calls of its kind it is, the first being 0.
    init(before call: DiskCall, _ index: Int, _ body: @escaping @Sendable () -> Void) {
        (self.call, self.index, self.body) = (call, index, body)
    }

    func willMake(_ call: DiskCall) throws(Errno) {
        guard call == self.call else { return }
        let current = count.withLock { count in
            count += 1
            return count - 1
        }
        if current == index { body() }
    }
}
