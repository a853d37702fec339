public import LogModel
internal import SystemPackage

/// A post-mortem that waits in a ``PendingQueue`` to be recorded.
public struct QueuedPostmortem: Sendable {
    /// The file, as it was read.
    public let file: StoredFile

    /// What it holds.
    public let postmortem: Postmortem

    /// A post-mortem and the file that it was read from.
    public init(_ postmortem: Postmortem, readFrom file: StoredFile) {
        (self.postmortem, self.file) = (postmortem, file)
    }
}

extension LogRepository {
    /// How often the queue is read again when it has changed since.
    private static let maximumFolds = 20

    /// Records what waits in the ``queue``, the earliest first, and removes its files: all at once or none.
    ///
    /// Whoever else folds at the same time records the same post-mortems once.
    ///
    /// - Parameters:
    ///   - newRulesDate: the day of a rules file that is made if there is none; nil if none is to be made.
    ///   - read: answers with what the files of the queue hold. It is asked again when the queue has changed meanwhile. An error that it
    ///     throws comes out of the call as it is.
    /// - Throws: ``LogError``, and what the closure throws. All files are then as they were. The problems of a
    ///   `RecordingError` are numbered as the closure's last answer.
    @discardableResult
    public func fold(
        newRulesDate: LogDate? = nil,
        _ read: (PendingQueue.Contents) throws -> [QueuedPostmortem]
    ) throws -> Recorded {
        let queue = queue
        defer { queue.removeIfEmpty() }
        var attempt = 1
        while true {
            let contents: PendingQueue.Contents
            do throws(StoreError) { contents = try queue.contents() } catch { throw LogError(error, .log) }
            let waiting = try read(contents)
            do throws(LogError) {
                return try record(
                    waiting.map(\.postmortem),
                    newRulesDate: newRulesDate,
                    startingFrom: nil,
                    removing: waiting.map(\.file)
                )
            } catch {
                guard attempt < Self.maximumFolds, queue.isOutdated(error) else { throw error }
                attempt += 1
            }
        }
    }
}

extension PendingQueue {
    /// Whether an error says that the queue is not what it was: someone has folded it and removed it, or has edited a file of it.
    fileprivate func isOutdated(_ error: LogError) -> Bool {
        switch error.cause {
        case .store(.unlockable(_, .noSuchFileOrDirectory)): directory.status == nil
        case .store(.changed(let path)): path.removingLastComponent() == directory
        case .store, .parse, .notLog, .noRulesFile, .newRules, .recording, .field, .edits, .unparsableResult,
            .noLongerLog, .noFile:
            false
        }
    }
}
