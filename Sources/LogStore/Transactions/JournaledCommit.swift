internal import SystemPackage

/// Changes several files as one.
///
/// 1. A journal in each directory says what will happen, that of the main directory first.
/// 2. The new contents are written to temporary files beside the files. Each file to be replaced gets a
/// second name, its backup.
/// 3. The new contents take the files' names; files to be removed are renamed to their backups.
/// 4. The journal of the main directory is replaced by one that says `done`. This one call decides.
/// 5. Backups and journals are removed.
///
/// Before step 4 a failure, or recovery after a crash, restores all files; from then on only the rest is
/// removed. Each step is synced before the next one relies on it.
struct JournaledCommit {
    /// The directories, the main one first.
    private let participants: [Participant]
    /// The changes of each participant, in the order of its journal's steps.
    private let changes: [[PlacedChange]]

    /// Plans changes.
    ///
    /// - Parameters:
    ///   - changes: the changes; the directory of the first one becomes the main one.
    ///   - locks: the locks of their directories.
    init(_ changes: [PlacedChange], in locks: DirectoryLocks) {
        let id = Journal.makeID()
        var order: [LockedDirectory] = []
        var groups: [[PlacedChange]] = []
        var indices: [FilePath: Int] = [:]
        for change in changes {
            if let index = indices[change.directory] {
                groups[index].append(change)
            } else if let directory = locks[change.directory] {
                indices[change.directory] = order.count
                order.append(directory)
                groups.append([change])
            }
        }
        participants = order.enumerated().map { index, directory in
            Participant(
                directory: directory,
                journal: Journal(
                    id: id,
                    state: .unfinished,
                    main: index == 0 ? nil : order[0].path.relative(to: directory.path),
                    others: index == 0 ? order.dropFirst().map { $0.path.relative(to: directory.path) } : [],
                    steps: groups[index].map { Journal.Step($0) }
                )
            )
        }
        self.changes = groups
    }

    /// Makes all changes or none.
    ///
    /// - Returns: errors that happened after the changes were made, which the next command mends.
    func commit() throws(StoreError) -> [StoreError] {
        guard let main = participants.first else { return [] }
        for participant in participants where participant.journal.steps.count > Journal.maximumSteps {
            throw .tooManyFiles(participant.directory.path, limit: Journal.maximumSteps)
        }
        let transaction = UnfinishedTransaction(main: main, others: Array(participants.dropFirst()))
        for change in changes.joined() {
            if case .replace(let file, _) = change.change { try file.checkReplaceable() }
            try change.check()
        }
        do throws(StoreError) {
            try writeJournals()
            try writeContents(main)
            try backUp()
            try move()
            try decide(main)
        } catch {
            do throws(StoreError) { try transaction.undo() } catch { try transaction.undo() }
            throw error
        }
        do throws(StoreError) {
            try settle(main)
            do throws(StoreError) { try transaction.finish() } catch { try transaction.finish() }
            return []
        } catch {
            return [error]
        }
    }

    private func writeJournals() throws(StoreError) {
        try eachDirectory { participant throws(Errno) in
            // A journal gets its name only when it is complete, so one cut short has changed nothing.
            let temporary = participant.directory.temporaryPath
            try temporary.removeIfPresent()
            try temporary.make(participant.journal, in: participant.directory.path)
            try temporary.rename(toFree: participant.journalPath)
            try participant.directory.synchronize()
        }
    }

    /// The path for errors that concern all files: that of the first one.
    private var mainPath: FilePath { changes.first?.first?.change.path ?? "." }

    private func writeContents(_ main: Participant) throws(StoreError) {
        try each { participant, step, change throws(StoreError) in
            try change.write(to: participant.temporary(step))
        }
        try perform(mainPath) { () throws(Errno) in
            try main.donePath.make(main.journal.with(.done), in: main.directory.path)
        }
    }

    private func backUp() throws(StoreError) {
        for change in changes.joined() { try change.check() }
        try each { participant, step, change throws(StoreError) in
            guard case .replace(let file, _) = change.change else { return }
            do throws(Errno) {
                try change.target.link(to: participant.backup(step))
            } catch .notPermitted, .notSupported, .tooManyLinks {
                // Not every file system has hard links, and not every file may have one.
                try participant.backup(step).make(with: file.bytes, like: change.target, for: file.path)
            } catch {
                throw .unwritable(file.path, error)
            }
        }
        try eachDirectory { participant throws(Errno) in try participant.directory.synchronize() }
    }

    private func move() throws(StoreError) {
        try each { participant, step, change throws(StoreError) in
            // Checked at the last moment, since other programs do not take locks.
            try change.check(ignoringNames: true)
            try change.move(from: participant.temporary(step), earlier: participant.backup(step))
        }
        try eachDirectory { participant throws(Errno) in try participant.directory.synchronize() }
    }

    private func decide(_ main: Participant) throws(StoreError) {
        try perform(mainPath) { () throws(Errno) in
            try main.donePath.rename(to: main.journalPath)
        }
    }

    /// Makes the decision durable. For processes it holds already.
    private func settle(_ main: Participant) throws(StoreError) {
        do throws(Errno) { try main.directory.synchronizeInTheEnd() } catch {
            throw .notDurable(main.directory.path, error)
        }
    }

    private func each(
        _ body: (Participant, Int, PlacedChange) throws(StoreError) -> Void
    ) throws(StoreError) {
        for (participant, changes) in zip(participants, changes) {
            for (step, change) in changes.enumerated() { try body(participant, step, change) }
        }
    }

    /// Runs the body for each directory. Errors name the first file in it.
    private func eachDirectory(_ body: (Participant) throws(Errno) -> Void) throws(StoreError) {
        for (participant, changes) in zip(participants, changes) {
            try perform(changes.first?.change.path ?? participant.directory.path) { () throws(Errno) in
                try body(participant)
            }
        }
    }

    private func perform(_ path: FilePath, _ body: () throws(Errno) -> Void) throws(StoreError) {
        do throws(Errno) {
            try body()
        } catch .fileExists {
            throw .exists(path)
        } catch {
            throw .unwritable(path, error)
        }
    }
}

extension Journal.Step {
    fileprivate init(_ placed: PlacedChange) {
        switch placed.change {
        case .replace(_, let bytes): action = .replace(ContentDigest(bytes))
        case .make(_, let bytes): action = .make(ContentDigest(bytes))
        case .remove: action = .remove
        }
        name = placed.name
    }
}
