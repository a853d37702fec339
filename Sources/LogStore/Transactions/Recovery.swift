internal import SystemPackage

/// Ends transactions that another process began and did not end.
enum Recovery {
    /// The longest journal that is read, in bytes: some 500,000 files.
    private static let sizeLimit = 1 << 26

    /// Whether there is a journal in a directory. One system call.
    static func isNeeded(in directory: FilePath) -> Bool { directory.appending(Journal.name).status != nil }

    /// Locks directories, once all transactions in them are ended.
    ///
    /// - Parameter directories: absolute paths without symbolic links.
    /// - Throws: what ``run(in:timeLimit:)`` does, and ``StoreError/notCleared(_:_:)``.
    static func lock(_ directories: Set<FilePath>, timeLimit: Duration) throws(StoreError) -> DirectoryLocks {
        while true {
            for directory in directories { try endTransaction(in: directory, timeLimit: timeLimit) }
            let locks = try DirectoryLocks(taking: directories, timeLimit: timeLimit)
            if !locks.needRecovery { return locks }
        }
    }

    /// Ends the transaction whose journal is in a directory, if there is one, so that its files can be read. Waits for a
    /// process that is still at it.
    ///
    /// - Parameter directory: an absolute path without symbolic links.
    /// - Throws: ``StoreError/locked(_:by:)``, ``StoreError/unlockable(_:_:)``, ``StoreError/notUndone(_:_:)``,
    ///   ``StoreError/conflict(_:earlier:)``, ``StoreError/strayJournal(_:)``
    static func run(in directory: FilePath, timeLimit: Duration) throws(StoreError) {
        do throws(StoreError) {
            try endTransaction(in: directory, timeLimit: timeLimit)
        } catch .notCleared {
            // All files are in place. Who can write here will clear it.
        }
    }

    private static func endTransaction(in directory: FilePath, timeLimit: Duration) throws(StoreError) {
        // Each turn learns of directories that the one before did not lock; a journal names them all, so two turns do.
        var known: Set<FilePath> = [directory]
        while isNeeded(in: directory) {
            let locks = try DirectoryLocks(taking: known, timeLimit: timeLimit)
            defer { withExtendedLifetime(locks) {} }
            guard isNeeded(in: directory) else { return }
            let needed = try members(of: directory)
            if needed.isSubset(of: known) {
                return try holdingInterrupts { () throws(StoreError) in try end(directory, locks) }
            }
            known.formUnion(needed)
        }
    }

    /// The directories that take part in the transaction of a directory, as far as they can be found.
    private static func members(of directory: FilePath) throws(StoreError) -> Set<FilePath> {
        var members: Set<FilePath> = [directory]
        guard let journal = try journal(in: directory) else { return members }
        let main = journal.main.map { directory.pushing($0) } ?? directory
        guard let realMain = try? main.resolved() else { return members }
        members.insert(realMain)
        guard let mainJournal = realMain == directory ? journal : try self.journal(in: realMain) else {
            return members
        }
        for other in mainJournal.others {
            if let real = try? realMain.pushing(other).resolved() { members.insert(real) }
        }
        return members
    }

    /// Ends the transaction of a directory, all its members being locked.
    private static func end(_ directory: FilePath, _ locks: DirectoryLocks) throws(StoreError) {
        guard let journal = try journal(in: directory) else { return try removeTornJournal(in: directory) }
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
            guard let path = try? main.pushing(other).resolved() else { continue }
            guard let found = try self.journal(in: path) else {
                try removeTornJournal(in: path)
                continue
            }
            guard found.id == mainJournal.id, let participant = locks.participant(path, found) else {
                continue
            }
            others.append(participant)
        }
        let transaction = UnfinishedTransaction(main: first, others: others)
        switch mainJournal.state {
        case .unfinished: try transaction.undo()
        case .done: try transaction.finish()
        }
    }

    /// Reads the journal of a directory; nil if there is none, or only the beginning of one.
    private static func journal(in directory: FilePath) throws(StoreError) -> Journal? {
        let path = directory.appending(Journal.name)
        guard let status = path.status else { return nil }
        guard status.type == .regular else { throw .strayJournal(path) }
        let bytes: [UInt8]
        do throws(Errno) {
            let descriptor = try Errno.typed {
                try FileDescriptor.open(path, .readOnly, options: [.noFollow, .nonBlocking, .closeOnExec])
            }
            defer { try? descriptor.close() }
            bytes = try descriptor.readToEnd(limit: sizeLimit)
        } catch .noSuchFileOrDirectory {
            return nil
        } catch {
            throw .unreadable(path, error)
        }
        do throws(Journal.ReadingError) {
            return try Journal(bytes)
        } catch .torn {
            return nil
        } catch {
            throw .strayJournal(path)
        }
    }

    /// Removes what is no journal and has the name of one. A journal is whole before anything else happens, so one that is not speaks of
    /// nothing, unless it was damaged later.
    private static func removeTornJournal(in directory: FilePath) throws(StoreError) {
        let path = directory.appending(Journal.name)
        guard isNeeded(in: directory) else { return }
        do throws(Errno) {
            let hasBackup = try directory.directoryEntries().contains {
                $0.string.hasPrefix(".bizlog-") && $0.string.hasSuffix(".old")
            }
            if hasBackup { throw .fileExists }
            try path.removeIfPresent()
        } catch .fileExists {
            throw .strayJournal(path)
        } catch {
            throw .notUndone(path, error)
        }
    }

    /// The main directory's journal goes last, so a journal without it speaks of nothing that is left to do, unless the
    /// main directory was moved away.
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
