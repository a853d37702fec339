internal import SystemPackage

/// A transaction whose journals are on the disk, in this process or since another one died. All its directories are locked.
///
/// Both ways to end it can be cut short at any call and taken again from the start.
struct UnfinishedTransaction: Sendable {
    let main: Participant
    let others: [Participant]

    /// Puts all files back as they were.
    ///
    /// - Throws: the first error; everything else is put back all the same, and the journals stay.
    func undo() throws(StoreError) {
        var failure: StoreError?
        for participant in others + [main] {
            for step in participant.journal.steps.indices.reversed() {
                do throws(StoreError) {
                    try participant.undo(step)
                } catch {
                    failure = failure ?? error
                }
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
        for participant in [main] + others { try participant.directory.synchronize() }
        for other in others {
            try other.journalPath.removeIfPresent()
            try other.directory.synchronize()
        }
        try main.journalPath.removeIfPresent()
    }
}
