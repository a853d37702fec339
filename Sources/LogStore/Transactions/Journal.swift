internal import SystemPackage

/// The record of a transaction in one directory. It is kept in the file ``name`` there from before the first
/// change until after the last.
///
/// One directory is the main one. Its journal alone says whether the transaction is done; it is written first
/// and removed last. A journal names only files in its own directory, so it can reach no directory that lacks
/// a journal of the same transaction.
///
/// A journal counts only in the very file in which this user's process wrote it, see ``FileOrigin``. Any
/// other came with a clone, an archive or a copy, or is another user's, and is left alone.
struct Journal: Sendable, Hashable {
    /// The name of a journal. Before a file is read or written, its directory is checked for it.
    static let name: FilePath.Component = ".bizlog-journal"

    /// The most files that one transaction changes in one directory.
    static let maximumSteps = 1 << 16

    /// How recovery ends the transaction.
    enum State: String, Sendable {
        /// All files are restored.
        case unfinished
        /// All files are in place; what is left of the transaction is removed.
        case done
    }

    /// The change of one file.
    struct Step: Sendable, Hashable {
        let action: Action
        let name: FilePath.Component
    }

    /// The kind of change; the digest is that of the contents which the transaction writes.
    enum Action: Sendable, Hashable {
        case replace(ContentDigest)
        case make(ContentDigest)
        case remove
    }

    /// The unique name of the transaction, of letters and digits.
    let id: String
    let state: State
    /// The path of the main directory relative to this one; nil in the main directory.
    let main: FilePath?
    /// The paths of the other directories relative to this one; empty unless this is the main directory.
    let others: [FilePath]
    let steps: [Step]

    /// Makes a unique name for a transaction.
    static func makeID() -> String { String(UInt64.random(in: .min ... .max), radix: 36) }

    /// The same journal in another state.
    func with(_ state: State) -> Journal {
        Journal(id: id, state: state, main: main, others: others, steps: steps)
    }

    /// The temporary file with the new contents of a step's file.
    func temporary(_ step: Int) -> String { ".bizlog-\(id)-\(step).tmp" }

    /// The backup of a step's file.
    func backup(_ step: Int) -> String { ".bizlog-\(id)-\(step).old" }

    /// The temporary file with the journal that says `done`.
    var done: String { ".bizlog-\(id).done" }
}
