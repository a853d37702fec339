public import LogModel
internal import MarkdownAST
public import SystemPackage

/// What a change in the life of an entry did to the files, or would do.
public struct LifeRevision: Sendable {
    /// The edits, and the entries that say something else.
    public let edits: LifeEdits

    /// The old and new contents of each file that changes: the log, its rules file.
    public let revisions: [FileRevision]

    /// The path of the log.
    public let log: FilePath

    /// The path of the rules file; nil if there is none.
    public let rules: FilePath?

    /// Errors that happened after all changes were made. The next command mends them.
    public internal(set) var storeWarnings: [StoreError] = []

    /// The changes that write the revisions.
    let changes: [FileChange]

    /// Plans a change in the files of a snapshot.
    init(of change: LifeChange, on day: LogDate, in snapshot: FamilySnapshot) throws(LogError) {
        do throws(LifeError) {
            edits = try snapshot.family.edits(for: change, on: day)
        } catch {
            throw LogError(.life(error), at: snapshot.files.log)
        }
        let revisions = snapshot.revisions(log: edits.log, rules: edits.rules)
        (self.revisions, changes) = (revisions.map(\.revision), revisions.map(\.change))
        (log, rules) = (snapshot.files.log, snapshot.rulesPath)
    }
}

extension LogRepository {
    /// Makes a change in the life of an entry: its status, or that a rule is superseded or retired.
    ///
    /// The log and its rules file are read again under their locks, and changed in one transaction.
    ///
    /// ```swift
    /// try repository.change(LifeChange(of: "F-BIZ-003", to: .status("resolved")), on: today)
    /// ```
    ///
    /// - Parameters:
    ///   - change: what is to change.
    ///   - day: the day of the change, for the day of the last update.
    /// - Returns: the edits, and the old and new contents of the files.
    /// - Throws: ``LogError``; all files are then unchanged.
    /// - Complexity: O(n) in the bytes of the files, see `LogFamily.edits(for:on:)`.
    @discardableResult
    public func change(_ change: LifeChange, on day: LogDate) throws(LogError) -> LifeRevision {
        for _ in 1...Self.maximumAttempts {
            let family = try snapshot()
            let transaction = Transaction(of: family.paths, within: family.files.boundary)
            do throws(TransactionError<LifeRefusal>) {
                let committed = try transaction.run { files throws(LifeRefusal) in
                    let revision = try Self.revision(of: change, on: day, in: family, files)
                    return (changes: revision.changes, outcome: revision)
                }
                var revision = committed.outcome
                revision.storeWarnings = committed.warnings
                return revision
            } catch {
                switch error {
                case .store(let error): throw LogError(error)
                case .refused(.error(let error)): throw error
                case .refused(.otherFiles): continue
                }
            }
        }
        throw LogError(.changed(log))
    }

    /// Returns what a change would do to the present contents of the files, and writes nothing.
    ///
    /// - Throws: ``LogError``
    public func plan(_ change: LifeChange, on day: LogDate) throws(LogError) -> LifeRevision {
        try LifeRevision(of: change, on: day, in: currentSnapshot(newRulesDate: nil, crossesSystems: false))
    }

    /// Why a transaction was refused.
    private enum LifeRefusal: Error {
        case error(LogError)
        /// The log now names files other than those that were locked.
        case otherFiles
    }

    private static func revision(
        of change: LifeChange, on day: LogDate, in family: FamilySnapshot, _ files: [FilePath: StoredFile]
    ) throws(LifeRefusal) -> LifeRevision {
        let current: FamilySnapshot?
        do throws(LogError) {
            current = try family.reread(files, newRulesDate: nil)
            if let current { return try LifeRevision(of: change, on: day, in: current) }
        } catch {
            throw .error(error)
        }
        throw .otherFiles
    }
}
