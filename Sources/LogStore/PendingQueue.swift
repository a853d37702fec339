internal import LogModel
public import SystemPackage

/// The files that wait beside a log to be folded into it, each in `.bizlog/pending/` under a name that no other writer gives.
///
/// The names sort by the time they were given, then at random. Writers need not know of each other.
public struct PendingQueue: Sendable, Hashable {
    /// The directory of the files.
    public let directory: FilePath

    /// The queue of a log.
    ///
    /// - Parameter log: the log. Behind a symbolic link the queue is beside the file itself, so that all who name it find the same one.
    public init(besides log: FilePath) {
        let isLink = log.status?.type == .symbolicLink
        let file = isLink ? (try? log.resolved()) ?? log : log
        directory = file.removingLastComponent().appending(Self.components)
    }

    private static let components: [FilePath.Component] = [".bizlog", "pending"]
    private static let maximumAttempts = 20

    /// The files, the earliest first; none if there is no such directory.
    ///
    /// Hidden files are left out, and what is no file.
    ///
    /// - Throws: ``StoreError/unlistable(_:_:)``
    /// - Complexity: O(n log n) in the number of files.
    public func files() throws(StoreError) -> [FilePath] {
        if let real = try? directory.resolved(), Recovery.isNeeded(in: real) {
            try Recovery.run(in: real, timeLimit: DirectoryLocks.timeLimit)
        }
        do throws(Errno) {
            return try directory.directoryEntries().filter { !$0.string.hasPrefix(".") }
                .map { directory.appending($0) }
                .filter { $0.status?.type == .regular }
                .sorted { $0.precedes($1) }
        } catch .noSuchFileOrDirectory {
            return []
        } catch {
            throw .unlistable(directory, error)
        }
    }

    /// Adds a file, and makes the directory if need be.
    ///
    /// - Parameters:
    ///   - bytes: its contents.
    ///   - time: when, since the beginning of 1970 in UTC.
    ///   - fileExtension: what the name ends with, without a dot.
    /// - Returns: the file.
    /// - Throws: ``StoreError/unwritable(_:_:)`` and what ``Transaction/commit(_:timeLimit:)`` throws.
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
                try StoredFile.make(path, with: bytes)
                return path
            } catch .unwritable(_, .noSuchFileOrDirectory) where attempt < Self.maximumAttempts {
                // Whoever folded the last file has just removed the directory.
                attempt += 1
            } catch .unlockable(_, .noSuchFileOrDirectory) where attempt < Self.maximumAttempts {
                attempt += 1
            } catch .exists where attempt < Self.maximumAttempts {
                attempt += 1
            }
        }
    }

    /// Removes the directories if they are empty. Not to be called while a transaction has their locks.
    public func removeIfEmpty() {
        guard (try? directory.removeDirectory()) != nil else { return }
        try? directory.removingLastComponent().removeDirectory()
    }

    private func makeDirectories() throws(StoreError) {
        var parent = directory
        for _ in Self.components { parent.removeLastComponent() }
        for name in Self.components {
            let path = parent.appending(name)
            do throws(Errno) {
                try path.makeDirectory()
                try LockedDirectory(opening: parent.isEmpty ? "." : parent).synchronize()
            } catch .fileExists {
            } catch {
                throw .unwritable(path, error)
            }
            parent = path
        }
    }
}

/// A moment as a file's name says it: `20261123T074500.123456Z`.
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
