public import SystemPackage

/// Changes to files that are all made or none, whatever the moment of a crash and whoever else writes.
///
/// A transaction has the locks of its directories from before it reads to after it has written. If the process dies in between,
/// the next reading or writing of any of the files by this library puts everything back as it was, or completes it if
/// all of it was in place already.
///
/// ```swift
/// let transaction = Transaction(of: ["FAILURE_LOG.md", "RULES.md"])
/// let committed = try transaction.run { files throws(Missing) in
///     guard let log = files["FAILURE_LOG.md"] else { throw Missing() }
///     return (changes: [.replace(log, with: newBytes)], outcome: id)
/// }
/// ```
public struct Transaction: Sendable {
    /// The files, as the caller names them.
    public let paths: [FilePath]

    /// Further directories that are locked, such as that of a queue.
    public let directories: [FilePath]

    /// Where all files must lie, behind any symbolic links; nil for anywhere.
    public let boundary: Boundary?

    /// How long a lock is waited for while nothing in its directory changes.
    public let timeLimit: Duration

    /// The largest file that is read, in bytes.
    public let sizeLimit: Int

    /// A transaction that reads, changes or makes files.
    ///
    /// - Parameters:
    ///   - paths: all files that it may change or make. Those that do not exist are left out when it reads.
    ///   - directories: further directories in which files may change. Those that do not exist are left out.
    ///   - boundary: where all files must lie, behind any symbolic links, when they are read and when they are changed; nil for anywhere.
    ///   - timeLimit: how long a lock is waited for while nothing in its directory changes.
    ///   - sizeLimit: the largest file that is read, in bytes.
    public init(
        of paths: [FilePath],
        locking directories: [FilePath] = [],
        within boundary: Boundary? = nil,
        timeLimit: Duration = .seconds(30),
        sizeLimit: Int = StoredFile.sizeLimit
    ) {
        self.paths = paths
        self.directories = directories
        self.boundary = boundary
        self.timeLimit = timeLimit
        self.sizeLimit = sizeLimit
    }

    /// Reads the files, asks what is to be done, and does it.
    ///
    /// The body is called with the files as they are while nobody else of this library can change them, by the paths given. If
    /// somebody else does all the same before the changes are made, an editor for example, nothing is written and the
    /// body is called again with what the files hold then, a few times at most. Interrupts wait while files are changed.
    ///
    /// - Parameter body: answers with the changes, of files in the transaction's directories, and with anything else.
    /// - Throws: ``TransactionError``; all files are then as they were.
    /// - Complexity: that of the body, O(n) in the bytes read and written, and the disk's time to sync them.
    public func run<Outcome, Refusal: Error>(
        _ body: ([FilePath: StoredFile]) throws(Refusal) -> (changes: [FileChange], outcome: Outcome)
    ) throws(TransactionError<Refusal>) -> Committed<Outcome> {
        var attempt = 1
        while true {
            let locks: DirectoryLocks
            let files: [FilePath: StoredFile]
            do throws(StoreError) {
                locks = try Recovery.lock(realDirectories(), timeLimit: timeLimit)
                files = try read(locks)
            } catch .changed where attempt < Self.maximumAttempts {
                attempt += 1
                continue
            } catch {
                throw .store(error)
            }
            defer { withExtendedLifetime(locks) {} }
            let decision: (changes: [FileChange], outcome: Outcome)
            do throws(Refusal) { decision = try body(files) } catch { throw .refused(error) }
            do throws(StoreError) {
                let warnings = try Self.commit(try Self.place(decision.changes), locks, within: boundary)
                return Committed(outcome: decision.outcome, warnings: warnings)
            } catch .changed where attempt < Self.maximumAttempts {
                attempt += 1
            } catch {
                throw .store(error)
            }
        }
    }

    /// Makes changes to files that were read before, if they are still what they were.
    ///
    /// A single change is one call of the system and needs no journal; otherwise this is ``run(_:)`` without asking again.
    ///
    /// - Parameters:
    ///   - changes: what to do, at most one thing to each file.
    ///   - boundary: where all files must lie besides what was said when they were read; nil for anywhere.
    ///   - timeLimit: how long a lock is waited for while nothing in its directory changes.
    /// - Returns: what went wrong after all was done, and the next command will put right.
    /// - Throws: ``StoreError``; all files are then as they were, except for ``StoreError/notDurable(_:_:)``.
    @discardableResult
    public static func commit(
        _ changes: [FileChange],
        within boundary: Boundary? = nil,
        timeLimit: Duration = .seconds(30)
    ) throws(StoreError) -> [StoreError] {
        let placed = try place(changes)
        let locks = try Recovery.lock(Set(placed.map(\.directory)), timeLimit: timeLimit)
        defer { withExtendedLifetime(locks) {} }
        return try commit(placed, locks, within: boundary)
    }

    private static let maximumAttempts = 5

    /// The places of those changes that change anything.
    ///
    /// - Throws: ``StoreError/unwritable(_:_:)`` if two of them are of the same file, and what ``PlacedChange/init(_:)`` throws.
    private static func place(_ changes: [FileChange]) throws(StoreError) -> [PlacedChange] {
        var placed: [PlacedChange] = []
        var targets: Set<FilePath> = []
        for change in changes where change.isChange {
            let place = try PlacedChange(change)
            guard targets.insert(place.target).inserted else {
                throw .unwritable(change.path, .invalidArgument)
            }
            placed.append(place)
        }
        return placed
    }

    private static func commit(
        _ placed: [PlacedChange],
        _ locks: DirectoryLocks,
        within boundary: Boundary?
    ) throws(StoreError) -> [StoreError] {
        for place in placed {
            guard locks[place.directory] != nil else {
                throw .unwritable(place.change.path, .invalidArgument)
            }
            try place.checkPlace(within: boundary)
        }
        guard let first = placed.first, let directory = locks[first.directory] else { return [] }
        return try holdingInterrupts { () throws(StoreError) in
            if placed.count == 1 {
                try DirectCommit.commit(first, in: directory)
                return []
            }
            return try JournaledCommit(placed, in: locks).commit()
        }
    }

    /// The directories of the files themselves, behind any symbolic links, as far as they exist.
    private func realDirectories() throws(StoreError) -> Set<FilePath> {
        var real: Set<FilePath> = []
        var places: [(path: FilePath, place: FilePath)] = []
        for path in paths {
            do throws(Errno) {
                if let place = try path.place() { places.append((path, place)) }
            } catch .noSuchFileOrDirectory {
            } catch {
                throw .unreadable(path, error)
            }
        }
        for (path, place) in places {
            // Before anything is locked there, or somebody's transaction is ended.
            try boundary?.check(place, for: path)
            real.insert(place.removingLastComponent())
        }
        for directory in directories {
            if let directory = try? directory.resolved() { real.insert(directory) }
        }
        return real
    }

    /// - Throws: ``StoreError/changed(_:)`` if a path leads elsewhere now, to a directory that is not locked.
    private func read(_ locks: DirectoryLocks) throws(StoreError) -> [FilePath: StoredFile] {
        var files: [FilePath: StoredFile] = [:]
        for path in paths {
            do throws(StoreError) {
                let file = try StoredFile(
                    readingLocked: path, sizeLimit: sizeLimit, within: boundary)
                let directory = file.realPath.removingLastComponent()
                guard locks[directory] != nil else { throw .changed(path) }
                files[path] = file
            } catch .missing {
            }
        }
        return files
    }
}
