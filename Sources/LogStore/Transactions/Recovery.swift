internal import SystemPackage

/// Ends transactions that another process of this user left unfinished.
enum Recovery {
    /// Whether a directory may have an unfinished transaction. One system call.
    static func isNeeded(in directory: FilePath) -> Bool { JournalFile.exists(in: directory) }

    /// Whether a directory has an unfinished transaction of this user. One system call if there is none.
    static func isUnderWay(in directory: FilePath) -> Bool {
        guard isNeeded(in: directory), case .foreign = try? JournalFile.read(in: directory) else {
            return isNeeded(in: directory)
        }
        return false
    }

    /// Ends all unfinished transactions in directories and locks them.
    ///
    /// - Parameter directories: absolute paths with symbolic links resolved.
    /// - Throws: the errors of ``run(in:timeLimit:)``, ``StoreError/notCleared(_:_:)``, and
    ///   ``StoreError/foreignJournal(_:)``: with a journal that cannot be trusted it is unknown whether a
    ///   change was interrupted, so nothing may be written.
    static func lock(_ directories: Set<FilePath>, timeLimit: Duration) throws(StoreError) -> DirectoryLocks {
        while true {
            for directory in directories {
                guard try endTransaction(in: directory, timeLimit: timeLimit) else {
                    throw .foreignJournal(directory.appending(Journal.name))
                }
            }
            let locks = try DirectoryLocks(taking: directories, timeLimit: timeLimit)
            if !locks.needRecovery { return locks }
        }
    }

    /// Ends the unfinished transaction in a directory, if there is one, so that its files can be read. Waits
    /// for a process that is still working on it. A journal that this user did not write there is left alone,
    /// and nothing is changed.
    ///
    /// - Parameter directory: an absolute path with symbolic links resolved.
    /// - Throws: ``StoreError/locked(_:by:)``, ``StoreError/unlockable(_:_:)``,
    ///   ``StoreError/notUndone(_:_:)``, ``StoreError/conflict(_:earlier:)``, ``StoreError/strayJournal(_:)``
    static func run(in directory: FilePath, timeLimit: Duration) throws(StoreError) {
        do throws(StoreError) {
            _ = try endTransaction(in: directory, timeLimit: timeLimit)
        } catch .notCleared {
            // All files are in place. The next process that can write here removes the rest.
        } catch .unlockable(_, .noSuchFileOrDirectory) where directory.status == nil {
            // The directory is gone, as that of a queue is once it is folded, and with it all that was to be ended.
        }
    }

    /// - Returns: whether there is no journal now; false if a foreign one is there.
    private static func endTransaction(
        in directory: FilePath,
        timeLimit: Duration
    ) throws(StoreError) -> Bool {
        // Each turn may find directories that were not locked yet. A journal names all of them, so two turns
        // suffice.
        var known: Set<FilePath> = [directory]
        while isNeeded(in: directory) {
            if case .foreign = try JournalFile.read(in: directory) {
                // The journal may belong to another user who is at work. Waiting for the lock makes sure that
                // the files are read when they are complete.
                _ = try? DirectoryLocks(taking: [directory], timeLimit: timeLimit)
                guard case .foreign = try JournalFile.read(in: directory) else { continue }
                return false
            }
            let locks = try DirectoryLocks(taking: known, timeLimit: timeLimit)
            defer { withExtendedLifetime(locks) {} }
            guard case .own = try JournalFile.read(in: directory) else { continue }
            let needed = try members(of: directory)
            if needed.isSubset(of: known) {
                try withSignalsBlocked { () throws(StoreError) in try end(directory, locks) }
                return true
            }
            known.formUnion(needed)
        }
        return true
    }

    private static func journal(in directory: FilePath) throws(StoreError) -> Journal? {
        guard case .own(let journal) = try JournalFile.read(in: directory) else { return nil }
        return journal
    }

    /// The directories of the transaction in a directory, as far as they can be found.
    private static func members(of directory: FilePath) throws(StoreError) -> Set<FilePath> {
        var members: Set<FilePath> = [directory]
        guard let journal = try journal(in: directory) else { return members }
        let main = journal.main.map { directory.pushing($0) } ?? directory
        guard let realMain = try? main.resolved() else { return members }
        guard let mainJournal = realMain == directory ? journal : try self.journal(in: realMain),
            mainJournal.id == journal.id
        else { return members }
        members.insert(realMain)
        for other in mainJournal.others {
            if let real = try? realMain.pushing(other).resolved() { members.insert(real) }
        }
        return members
    }

    /// Ends the transaction in a directory. All its directories must be locked.
    private static func end(_ directory: FilePath, _ locks: DirectoryLocks) throws(StoreError) {
        guard let journal = try journal(in: directory) else { return }
        let main: FilePath
        let mainJournal: Journal
        if let path = journal.main {
            guard let realMain = try? directory.pushing(path).resolved(),
                let found = try self.journal(in: realMain), found.id == journal.id, found.main == nil
            else { return try dropStrayJournal(journal, in: directory, locks) }
            (main, mainJournal) = (realMain, found)
        } else {
            (main, mainJournal) = (directory, journal)
        }
        guard let first = locks.participant(main, mainJournal) else { return }
        var others: [Participant] = []
        for other in mainJournal.others {
            guard let path = try? main.pushing(other).resolved(), let directory = locks[path] else {
                continue
            }
            guard let found = try self.journal(in: path) else {
                try? directory.temporaryPath.removeIfPresent()
                continue
            }
            if found.id == mainJournal.id { others.append(Participant(directory: directory, journal: found)) }
        }
        let transaction = UnfinishedTransaction(main: first, others: others)
        switch mainJournal.state {
        case .unfinished: try transaction.undo()
        case .done: try transaction.finish()
        }
    }

    /// Removes a journal whose main journal is missing. That one is removed last, so nothing is left to do,
    /// unless the main directory was moved away.
    private static func dropStrayJournal(
        _ journal: Journal,
        in directory: FilePath,
        _ locks: DirectoryLocks
    ) throws(StoreError) {
        guard let participant = locks.participant(directory, journal) else { return }
        guard journal.steps.indices.allSatisfy({ participant.backup($0).status == nil }) else {
            throw .strayJournal(participant.journalPath)
        }
        try UnfinishedTransaction(main: participant, others: []).finish()
    }
}

extension DirectoryLocks {
    fileprivate func participant(_ path: FilePath, _ journal: Journal) -> Participant? {
        self[path].map { Participant(directory: $0, journal: journal) }
    }
}
