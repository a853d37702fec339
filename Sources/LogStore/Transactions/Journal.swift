internal import SystemPackage

/// What a transaction does in one directory, as the file ``name`` in it says it from before the first change until after the last.
///
/// One directory is the main one. Its journal alone says whether the transaction is done, and it is the first to be there
/// and the last to go. A journal speaks only of files in its own directory, by their names, so none can reach another
/// directory's files that has no journal of the same transaction.
///
/// A journal is believed only in the very file in which this user's process wrote it, see ``FileOrigin``. Any other was put there by a clone, an
/// archive, a copy or another user, and is left alone.
struct Journal: Sendable, Hashable {
    /// The name of a journal. Whoever reads or writes a file looks for it in the file's directory.
    static let name: FilePath.Component = ".bizlog-journal"

    /// The most files that one transaction changes in one directory.
    static let maximumSteps = 1 << 16

    /// What becomes of the transaction if nobody goes on with it.
    enum State: String, Sendable {
        /// Everything is put back as it was.
        case unfinished
        /// Everything is in place, and what the transaction needed on the way is removed.
        case done
    }

    /// What happens to one file.
    struct Step: Sendable, Hashable {
        let action: Action
        let name: FilePath.Component
    }

    /// The contents are those that the transaction writes.
    enum Action: Sendable, Hashable {
        case replace(ContentMark)
        case make(ContentMark)
        case remove
    }

    /// What only this transaction is called, of letters and digits.
    let id: String
    let state: State
    /// The main directory, relative to this one; nil if this one is it.
    let main: FilePath?
    /// The other directories, relative to this one; empty unless this one is the main one.
    let others: [FilePath]
    let steps: [Step]

    /// A name for a transaction that no other has.
    static func makeID() -> String { String(UInt64.random(in: .min ... .max), radix: 36) }

    /// The same transaction in another state.
    func with(_ state: State) -> Journal {
        Journal(id: id, state: state, main: main, others: others, steps: steps)
    }

    /// The new contents of a file, until they have its name.
    func temporary(_ step: Int) -> String { ".bizlog-\(id)-\(step).tmp" }

    /// What a file was before.
    func backup(_ step: Int) -> String { ".bizlog-\(id)-\(step).old" }

    /// The journal that says that the transaction is done, until it is.
    var done: String { ".bizlog-\(id).done" }
}
