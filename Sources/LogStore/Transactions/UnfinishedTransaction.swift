internal import SystemPackage

/// A transaction whose journals are on the disk, in this process or since another one died. All its directories are locked.
///
/// Both ways to end it can be cut short at any call and taken again from the start.
struct UnfinishedTransaction: Sendable {
    let main: Participant
    let others: [Participant]

    /// Puts all files back as they were, unless somebody has changed one of them since: then nothing is done at all.
    ///
    /// - Throws: ``StoreError/conflict(_:earlier:)``, or the first other error; then everything else is put back all the same, and
    ///   the journals stay.
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

    /// Removes what is no longer needed, once the transaction is done.
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
