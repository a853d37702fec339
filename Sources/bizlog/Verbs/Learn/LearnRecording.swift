internal import LogModel
internal import LogStore
internal import MarkdownAST
internal import SystemPackage

/// Records post-mortems in the files of a log, or shows what that would do: the work that `learn` and `fold` have in common.
struct LearnRecording {
    /// Why nothing was recorded.
    enum Refusal: Error {
        case family(LearnFamily.Fault)
        case recording(RecordingError)
        case store(StoreError)
        /// A file of the queue is not what was read, so that it is to be read again.
        case queueChanged(FilePath)
    }

    /// A file of the queue, as it was when its post-mortem was read.
    struct Queued {
        let path: FilePath
        let bytes: [UInt8]
    }

    /// What recording did, or would do.
    struct Outcome {
        let family: LearnFamily
        /// Nil if there was nothing left to record.
        let recording: Recording?
        let changes: [LearnFamily.Change]
        /// What went wrong when all was in place.
        var warnings: [StoreError] = []
    }

    /// The day of a rules file that is made if there is none; nil if none is to be made.
    let newRulesDate: LogDate?

    /// What recording would do to the files as they are in a family.
    func plan(_ postmortems: [Postmortem], in family: LearnFamily) throws(Refusal) -> Outcome {
        if postmortems.isEmpty { return Outcome(family: family, recording: nil, changes: []) }
        do throws(RecordingError) {
            let recording = try family.members.recording(postmortems)
            return Outcome(family: family, recording: recording, changes: family.changes(recording))
        } catch {
            throw .recording(error)
        }
    }

    /// Records, in what the files hold then.
    ///
    /// - Parameters:
    ///   - family: the files as they were read before; what has not changed is not parsed again.
    ///   - queue: files that are removed as the post-mortems are recorded, each with the index of its own. One that is gone by then has
    ///     been recorded by someone else; one that was edited keeps all from being recorded.
    func record(
        _ postmortems: [Postmortem],
        in family: LearnFamily,
        removing queue: [Queued] = []
    ) throws(Refusal) -> Outcome {
        let transaction = Transaction(
            of: family.paths + queue.map(\.path), within: family.places.boundary)
        do throws(TransactionError<Refusal>) {
            let committed = try transaction.run { files throws(Refusal) in
                let current: LearnFamily
                do throws(LearnFamily.Fault) {
                    current = try family.reread(files, newRulesDate: newRulesDate)
                } catch {
                    throw .family(error)
                }
                let waiting = queue.map { files[$0.path] }
                for (queued, file) in zip(queue, waiting) {
                    if let file, file.bytes != queued.bytes { throw .queueChanged(queued.path) }
                }
                let present =
                    queue.isEmpty ? postmortems : zip(postmortems, waiting).filter { $1 != nil }.map(\.0)
                let outcome = try plan(present, in: current)
                let removals = waiting.compactMap(\.self).map { FileChange.remove($0) }
                return (changes: outcome.changes.map(\.fileChange) + removals, outcome: outcome)
            }
            var outcome = committed.outcome
            outcome.warnings = committed.warnings
            return outcome
        } catch {
            switch error {
            case .store(let error): throw .store(error)
            case .refused(let refusal): throw refusal
            }
        }
    }
}
