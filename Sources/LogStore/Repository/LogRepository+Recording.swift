public import LogModel
internal import MarkdownAST
internal import SystemPackage

extension LogRepository {
    /// Records post-mortems: entries in the log, rules in its rules file, and entries in the other system's
    /// log.
    ///
    /// Ids, counters, the date of the last update and the table of categories are updated as well. Everything
    /// is added to the present contents of the files, all of it or nothing.
    ///
    /// ```swift
    /// let draft = EntryDraft(title: "The nightly sync stopped", fields: [.init(label: "Severity", text: "critical"), …])
    /// let rule = EntryDraft(title: "Watch every token", fields: [.init(label: "Rule", text: "Watch every token.")])
    /// let postmortem = Postmortem(failure: draft, rule: .new(rule, layer: nil), date: today)
    /// let recorded = try repository.record([postmortem])
    /// print(recorded.entries.map(\.failure))
    /// ```
    ///
    /// - Parameters:
    ///   - postmortems: the post-mortems; if there are none, nothing is written.
    ///   - newRulesDate: the date of a rules file that is made if there is none; nil to make none.
    ///   - snapshot: the files as read before; unchanged ones are not parsed again.
    /// - Returns: ids, edits and warnings.
    /// - Throws: ``LogError``; all files are then unchanged.
    /// - Complexity: O(n) in the bytes of the files and of the post-mortems.
    @discardableResult
    public func record(
        _ postmortems: [Postmortem],
        newRulesDate: LogDate? = nil,
        startingFrom snapshot: FamilySnapshot? = nil
    ) throws(LogError) -> Recorded {
        try record(postmortems, newRulesDate: newRulesDate, startingFrom: snapshot, removing: [])
    }

    /// Returns what recording would do to the present contents of the files, and writes nothing.
    ///
    /// See ``record(_:newRulesDate:startingFrom:)``.
    ///
    /// - Throws: ``LogError``
    public func plan(
        _ postmortems: [Postmortem],
        newRulesDate: LogDate? = nil,
        startingFrom snapshot: FamilySnapshot? = nil
    ) throws(LogError) -> Recorded {
        if let snapshot, snapshot.suffices(for: postmortems, newRulesDate: newRulesDate) {
            return try Recorded(of: postmortems, in: snapshot)
        }
        let current = try currentSnapshot(
            newRulesDate: newRulesDate,
            crossesSystems: postmortems.contains { $0.crossSystem != nil }
        )
        return try Recorded(of: postmortems, in: current)
    }

    /// Records the post-mortems of a queue, and removes their files.
    ///
    /// - Parameter queue: the files of the queue with their post-mortems. A file that is gone was recorded by
    ///   another program.
    /// - Throws: ``LogError``; ``StoreError/changed(_:)`` if a file of the queue has changed since it was
    ///   read.
    func record(
        _ postmortems: [Postmortem],
        newRulesDate: LogDate?,
        startingFrom snapshot: FamilySnapshot?,
        removing queue: [StoredFile]
    ) throws(LogError) -> Recorded {
        let crossesSystems = postmortems.contains { $0.crossSystem != nil }
        var start = snapshot
        for _ in 1...Self.maximumAttempts {
            let family: FamilySnapshot
            if let start, start.suffices(for: postmortems, newRulesDate: newRulesDate) {
                family = start
            } else {
                family = try self.snapshot(newRulesDate: newRulesDate, crossesSystems: crossesSystems)
            }
            let transaction = Transaction(
                of: family.paths + queue.map(\.path), within: family.files.boundary)
            do throws(TransactionError<Refusal>) {
                let committed = try transaction.run { files throws(Refusal) in
                    let current = try Self.reread(family, files, newRulesDate)
                    return try Self.decide(postmortems, in: current, queue, files)
                }
                var recorded = committed.outcome
                recorded.storeWarnings = committed.warnings
                return recorded
            } catch {
                switch error {
                case .store(let error): throw LogError(error)
                case .refused(.error(let error)): throw error
                case .refused(.queueChanged(let path)): throw LogError(.changed(path))
                case .refused(.otherFiles): start = nil
                }
            }
        }
        throw LogError(.changed(log))
    }

    /// Why a transaction was refused.
    private enum Refusal: Error {
        case error(LogError)
        /// The log now names files other than those that were locked.
        case otherFiles
        /// A file of the queue has changed since it was read.
        case queueChanged(FilePath)
    }

    private static func reread(
        _ family: FamilySnapshot,
        _ files: [FilePath: StoredFile],
        _ newRulesDate: LogDate?
    ) throws(Refusal) -> FamilySnapshot {
        let current: FamilySnapshot?
        do throws(LogError) {
            current = try family.reread(files, newRulesDate: newRulesDate)
        } catch {
            throw .error(error)
        }
        guard let current else { throw .otherFiles }
        return current
    }

    private static func decide(
        _ postmortems: [Postmortem],
        in family: FamilySnapshot,
        _ queue: [StoredFile],
        _ files: [FilePath: StoredFile]
    ) throws(Refusal) -> (changes: [FileChange], outcome: Recorded) {
        let waiting = queue.map { files[$0.path] }
        for (queued, file) in zip(queue, waiting) {
            if let file, file.bytes != queued.bytes { throw .queueChanged(queued.path) }
        }
        let present = queue.isEmpty ? postmortems : zip(postmortems, waiting).filter { $1 != nil }.map(\.0)
        let removals = waiting.compactMap(\.self).map { FileChange.remove($0) }
        do throws(LogError) {
            let recorded = try Recorded(of: present, in: family)
            return (changes: recorded.changes + removals, outcome: recorded)
        } catch {
            // Problems are numbered like the post-mortems that the caller gave.
            let gone = zip(queue, waiting).first { $1 == nil }?.0
            throw gone.map { .queueChanged($0.path) } ?? .error(error)
        }
    }
}
