internal import LogModel
public import SystemPackage

/// The post-mortems that wait beside a log to be folded into it: files in `.bizlog/pending/`, each with a
/// name that no other writer chooses.
///
/// Names sort by the time at which they were made, then at random. Writers need not know of each other.
public struct PendingQueue: Sendable, Hashable {
    /// The directory of the files.
    public let directory: FilePath

    /// The queue of a log.
    ///
    /// - Parameter log: the path of the log. If it is a symbolic link, the queue is beside the file itself,
    ///   so that all paths of the log lead to the same queue.
    public init(besides log: FilePath) {
        let isLink = log.status?.type == .symbolicLink
        let file = isLink ? (try? log.resolved()) ?? log : log
        directory = file.removingLastComponent().appending(Self.components)
    }

    private static let components: [FilePath.Component] = [".bizlog", "pending"]
    private static let maximumAttempts = 20

    /// The contents of a queue's directory.
    public struct Contents: Sendable, Hashable {
        /// Where the files must lie, so that none is read elsewhere if the directory is replaced meanwhile.
        public let boundary: Boundary
        /// The waiting files, the earliest first.
        public fileprivate(set) var files: [FilePath] = []
        /// Entries that no writer has put there: links, files with a second name elsewhere, pipes,
        /// directories. They are left alone.
        public fileprivate(set) var foreign: [StoreError] = []
    }

    /// The waiting files, the earliest first; empty if there is no queue. Hidden files and
    /// ``Contents/foreign`` entries are left out.
    ///
    /// - Throws: the errors of ``contents()``.
    /// - Complexity: O(n log n) in the number of files.
    public func files() throws(StoreError) -> [FilePath] { try contents().files }

    /// Lists the directory without hidden files; empty if there is no queue.
    ///
    /// - Throws: ``StoreError/unlistable(_:_:)``; ``StoreError/foreign(_:is:)`` if one of the queue's
    ///   directories is no directory, or a symbolic link, which is not followed.
    /// - Complexity: O(n log n) in the number of files.
    public func contents() throws(StoreError) -> Contents {
        try checkDirectories()
        if let real = try? directory.resolved(), Recovery.isNeeded(in: real) {
            try Recovery.run(in: real, timeLimit: DirectoryLocks.timeLimit)
        }
        do throws(Errno) {
            var contents = Contents(boundary: boundary)
            let names = try directory.directoryEntries().filter { !$0.string.hasPrefix(".") }
            for path in names.map({ directory.appending($0) }).sorted(by: { $0.precedes($1) }) {
                // The file is gone: another process has folded it.
                guard let status = path.status else { continue }
                if let kind = foreignKind(of: path, status) {
                    contents.foreign.append(.foreign(path, is: kind))
                } else {
                    contents.files.append(path)
                }
            }
            return contents
        } catch .noSuchFileOrDirectory {
            return Contents(boundary: boundary)
        } catch {
            throw .unlistable(directory, error)
        }
    }

    /// Adds a file, and makes the directories if needed.
    ///
    /// - Parameters:
    ///   - bytes: the contents of the file.
    ///   - time: the present time, since the beginning of 1970 in UTC.
    ///   - fileExtension: the end of the name, without a dot.
    /// - Returns: the path of the file.
    /// - Throws: ``StoreError/unwritable(_:_:)``, ``StoreError/foreign(_:is:)`` and the errors of
    ///   ``Transaction/commit(_:within:timeLimit:)``.
    public func add(
        _ bytes: [UInt8],
        at time: Duration,
        fileExtension: String
    ) throws(StoreError) -> FilePath {
        var attempt = 1
        while true {
            let random = String(UInt64.random(in: .min ... .max), radix: 36)
            let path = directory.appending("\(UTCTime(time))-\(random).\(fileExtension)")
            do throws(StoreError) {
                try makeDirectories()
                try StoredFile.make(path, with: bytes, within: boundary)
                return path
            } catch .unwritable(_, .noSuchFileOrDirectory) where attempt < Self.maximumAttempts {
                // The process that folded the last file may have removed the directory just now.
                attempt += 1
            } catch .unlockable(_, .noSuchFileOrDirectory) where attempt < Self.maximumAttempts {
                attempt += 1
            } catch .exists where attempt < Self.maximumAttempts {
                attempt += 1
            }
        }
    }

    /// Removes the directories if they are empty. Must not be called while a transaction has them locked.
    public func removeIfEmpty() {
        guard (try? checkDirectories()) != nil, (try? directory.removeDirectory()) != nil else { return }
        try? directory.removingLastComponent().removeDirectory()
    }

    private func makeDirectories() throws(StoreError) {
        try checkDirectories()
        var parent = home
        for name in Self.components {
            let path = parent.appending(name)
            do throws(Errno) {
                try path.makeDirectory()
                try LockedDirectory(opening: parent.isEmpty ? "." : parent).synchronize()
            } catch .fileExists {
                try Self.checkDirectory(path)
            } catch {
                throw .unwritable(path, error)
            }
            parent = path
        }
    }

    /// The directory of the log; empty for the current directory.
    private var home: FilePath {
        var path = directory
        for _ in Self.components { path.removeLastComponent() }
        return path
    }

    /// The boundary of the queue's own directory. No link leads out of it.
    private var boundary: Boundary {
        let real = try? (home.isEmpty ? "." : home).resolved()
        return Boundary(below: real.map { Self.components.reduce($0) { $0.appending($1) } })
    }

    /// Whether an absolute path, with symbolic links resolved, is that of a queue's directory.
    static func isQueue(_ directory: FilePath) -> Bool {
        directory.components.suffix(components.count).elementsEqual(components)
    }

    /// Checks that the queue's directories, if they exist, are directories, since a link would lead out of
    /// the queue.
    private func checkDirectories() throws(StoreError) {
        var path = home
        for name in Self.components {
            path.append(name)
            try Self.checkDirectory(path)
        }
    }

    private static func checkDirectory(_ path: FilePath) throws(StoreError) {
        guard let status = path.status, status.type != .directory else { return }
        throw .foreign(path, is: status.type.nameUnlessRegular ?? "a file")
    }

    /// The kind of an entry that no writer has put into the queue; nil for a file of the queue.
    private func foreignKind(of path: FilePath, _ status: Stat) -> String? {
        if let kind = status.type.nameUnlessRegular { return kind }
        if status.linkCount == 1 { return nil }
        // While a file is being made, and after a crash, it also has its temporary name.
        let temporary = directory.appending(LockedDirectory.temporaryName).status
        if status.linkCount == 2, let temporary, FileIdentity(temporary) == FileIdentity(status) {
            return nil
        }
        guard let now = path.status, now.linkCount > 1 else { return nil }
        return "a file with another name elsewhere"
    }
}

/// A time as part of a file's name: `20261123T074500.123456Z`.
private struct UTCTime: CustomStringConvertible {
    private let time: Duration

    init(_ time: Duration) { self.time = time }

    var description: String {
        let (seconds, attoseconds) = time.components
        let day = LogDate(secondsSince1970: Int(seconds))?.description ?? "0000-00-00"
        let clock = [seconds / 3600 % 24, seconds / 60 % 60, seconds % 60].map { Self.digits($0, 2) }
        let microseconds = Self.digits(attoseconds / 1_000_000_000_000, 6)
        return "\(day.filter { $0 != "-" })T\(clock.joined()).\(microseconds)Z"
    }

    private static func digits(_ number: Int64, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
}
