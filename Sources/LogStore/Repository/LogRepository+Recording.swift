public import LogModel
internal import MarkdownAST
internal import SystemPackage

extension LogRepository {
    /// Records post-mortems: entries in the log, rules in its rules file, and what the other system's log needs to know there.
    ///
    /// Ids, counters, the day of the last update and the rows of the table of categories follow. All of it is written or nothing, into
    /// what the files hold then.
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
    ///   - postmortems: what to record; nothing is written if there is none.
    ///   - newRulesDate: the day of a rules file that is made if there is none; nil if none is to be made.
    ///   - snapshot: the files as they were read before, which spares parsing what has not changed since.
    /// - Returns: ids, edits and warnings.
    /// - Throws: ``LogError``; all files are then as they were.
    /// - Complexity: O(n) in the bytes of the files and of the post-mortems.
    @discardableResult
    public func record(
        _ postmortems: [Postmortem],
        newRulesDate: LogDate? = nil,
        startingFrom snapshot: FamilySnapshot? = nil
    ) throws(LogError) -> Recorded {
        try record(postmortems, newRulesDate: newRulesDate, startingFrom: snapshot, removing: [])
    }

    /// What recording would do to the files as they are. Nothing is written.
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

    /// Records what waits in a queue, and removes its files.
    ///
    /// - Parameter queue: the files, each with the post-mortem that it holds. One that is gone has been recorded by someone else.
    /// - Throws: ``LogError``; ``StoreError/changed(_:)`` if a file of the queue is not what was read.
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

    /// Why a transaction was not made.
    private enum Refusal: Error {
        case error(LogError)
        /// The log now names other files than those that were locked.
        case otherFiles
        /// The queue is not what was read.
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
            // Problems are numbered as the post-mortems that were given.
            let gone = zip(queue, waiting).first { $1 == nil }?.0
            throw gone.map { .queueChanged($0.path) } ?? .error(error)
        }
    }
}
