internal import SystemPackage

/// A transaction whose journals are on the disk, made by this process or by one that died. All its
/// directories are locked.
///
/// Both ways to end it can be interrupted at any call and repeated from the start.
struct UnfinishedTransaction: Sendable {
    let main: Participant
    let others: [Participant]

    /// Restores all files, unless another program has changed one of them since: then it does nothing.
    ///
    /// - Throws: ``StoreError/conflict(_:earlier:)``, or the first other error. In that case all other files
    ///   are restored nevertheless, and the journals stay.
    func undo() throws(StoreError) {
        var undos: [(participant: Participant, step: Int, undo: Participant.Undo)] = []
        for participant in others + [main] {
            for step in participant.journal.steps.indices.reversed() {
                undos.append((participant, step, try participant.undo(step)))
            }
        }
        var failure: StoreError?
        for (participant, step, undo) in undos {
            do throws(StoreError) {
                try participant.perform(undo, step)
            } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
        do throws(Errno) { try end() } catch { throw .notUndone(main.journalPath, error) }
    }

    /// Removes temporary files, backups and journals of a transaction that is done.
    func finish() throws(StoreError) {
        for participant in [main] + others {
            for step in participant.journal.steps.indices {
                do throws(Errno) { try participant.discard(step) } catch {
                    throw .notCleared(participant.backup(step), error)
                }
            }
        }
        do throws(Errno) { try end() } catch { throw .notCleared(main.journalPath, error) }
    }

    /// Removes the journals, that of the main directory last.
    private func end() throws(Errno) {
        try main.donePath.removeIfPresent()
        for participant in [main] + others {
            try participant.directory.temporaryPath.removeIfPresent()
            try participant.directory.synchronize()
        }
        for other in others {
            try other.journalPath.removeIfPresent()
            try other.directory.synchronize()
        }
        try main.journalPath.removeIfPresent()
    }
}
