public import SystemPackage

/// Changes files all or none, even if the process crashes and other programs write.
///
/// A transaction holds the locks of its directories from before it reads until after it has written. If the
/// process dies in between, the next reading or writing of any of these files through this library restores
/// all of them, or completes the transaction if all changes were in place.
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
    /// The paths of the files, as the caller gave them.
    public let paths: [FilePath]

    /// Further directories to lock, such as that of a queue.
    public let directories: [FilePath]

    /// Where all files must lie, with symbolic links resolved; nil for anywhere.
    public let boundary: Boundary?

    /// How long to wait for a lock while nothing in its directory changes.
    public let timeLimit: Duration

    /// The largest file that is read, in bytes.
    public let sizeLimit: Int

    /// Whether files may have conflict markers, before and after: only what merges them may write such files.
    package var acceptsConflicts = false

    /// Makes a transaction that may read, change and create files.
    ///
    /// - Parameters:
    ///   - paths: all files that it may change or create. It does not read those that do not exist.
    ///   - directories: further directories in which files may change. Those that do not exist are ignored.
    ///   - boundary: where all files must lie, with symbolic links resolved, when they are read and when they
    ///     are changed; nil for anywhere.
    ///   - timeLimit: how long to wait for a lock while nothing in its directory changes.
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

    /// Reads the files, asks the body for the changes, and makes them.
    ///
    /// The body gets the files by the paths given, while no other process can change them through this
    /// library. If another program, such as an editor, changes one before the changes are made, nothing is
    /// written and the body is called again with the new contents, a few times at most. Ctrl-C waits while
    /// files are changed.
    ///
    /// - Parameter body: returns the changes, all of files in the transaction's directories, and an outcome
    ///   of its own.
    /// - Throws: ``TransactionError``; all files are then unchanged.
    /// - Complexity: that of the body, O(n) in the bytes read and written, and the time that the disk takes
    ///   to sync them.
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
                let warnings = try Self.commit(
                    try Self.place(decision.changes, acceptsConflicts: acceptsConflicts), locks,
                    within: boundary)
                return Committed(outcome: decision.outcome, warnings: warnings)
            } catch .changed where attempt < Self.maximumAttempts {
                attempt += 1
            } catch {
                throw .store(error)
            }
        }
    }

    /// Changes files that were read before, if they are still as they were read.
    ///
    /// A single change is one system call and needs no journal. Several are made as in ``run(_:)``, without
    /// calling a body again.
    ///
    /// - Parameters:
    ///   - changes: the changes, at most one for each file.
    ///   - boundary: where all files must lie, in addition to the boundaries with which they were read; nil
    ///     for anywhere.
    ///   - timeLimit: how long to wait for a lock while nothing in its directory changes.
    /// - Returns: errors that happened after all changes were made, which the next command mends.
    /// - Throws: ``StoreError``; all files are then unchanged, except for ``StoreError/notDurable(_:_:)``.
    @discardableResult
    public static func commit(
        _ changes: [FileChange],
        within boundary: Boundary? = nil,
        timeLimit: Duration = .seconds(30)
    ) throws(StoreError) -> [StoreError] {
        let placed = try place(changes, acceptsConflicts: false)
        let locks = try Recovery.lock(Set(placed.map(\.directory)), timeLimit: timeLimit)
        defer { withExtendedLifetime(locks) {} }
        return try commit(placed, locks, within: boundary)
    }

    /// As many as for reading a file: on a busy machine two editors that save all the time were faster than five.
    private static let maximumAttempts = 20

    /// The places of those changes that have an effect.
    ///
    /// - Throws: ``StoreError/unwritable(_:_:)`` if two of them are for the same file, and the errors of
    ///   ``PlacedChange/init(_:acceptsConflicts:)``.
    private static func place(
        _ changes: [FileChange], acceptsConflicts: Bool
    ) throws(StoreError) -> [PlacedChange] {
        var placed: [PlacedChange] = []
        var targets: Set<FilePath> = []
        for change in changes where change.isChange {
            let place = try PlacedChange(change, acceptsConflicts: acceptsConflicts)
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
        return try withSignalsBlocked { () throws(StoreError) in
            if placed.count == 1 {
                try SingleFileCommit.commit(first, in: directory)
                return []
            }
            return try JournaledCommit(placed, in: locks).commit()
        }
    }

    /// The existing directories of the files, with symbolic links resolved.
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
            // Checked before anything there is locked or recovered.
            try boundary?.check(place, for: path)
            real.insert(place.removingLastComponent())
        }
        for directory in directories {
            if let directory = try? directory.resolved() { real.insert(directory) }
        }
        return real
    }

    /// - Throws: ``StoreError/changed(_:)`` if a path now leads to a directory that is not locked.
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
