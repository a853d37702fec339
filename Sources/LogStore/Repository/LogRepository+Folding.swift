public import LogModel
internal import SystemPackage

/// A post-mortem from a ``PendingQueue``, waiting to be recorded.
public struct QueuedPostmortem: Sendable {
    /// The file, as it was read.
    public let file: StoredFile

    /// The post-mortem in the file.
    public let postmortem: Postmortem

    /// Pairs a post-mortem with the file from which it was read.
    public init(_ postmortem: Postmortem, readFrom file: StoredFile) {
        (self.postmortem, self.file) = (postmortem, file)
    }
}

extension LogRepository {
    /// How often the queue is read again when it has changed.
    private static let maximumFolds = 20

    /// Records the post-mortems in the ``queue``, the earliest first, and removes their files: all at once or
    /// none.
    ///
    /// If several programs fold at the same time, each post-mortem is recorded once.
    ///
    /// - Parameters:
    ///   - newRulesDate: the date of a rules file that is made if there is none; nil to make none.
    ///   - read: returns the post-mortems in the files of the queue. It is called again if the queue has
    ///     changed meanwhile. An error that it throws is rethrown as it is.
    /// - Throws: ``LogError``, and the errors of the closure. All files are then unchanged. The problems of a
    ///   `RecordingError` are numbered like the post-mortems that the closure returned last.
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
    /// Whether an error means that the queue has changed: another program has folded it and removed it, or
    /// edited one of its files.
    fileprivate func isOutdated(_ error: LogError) -> Bool {
        switch error.cause {
        case .store(.unlockable(_, .noSuchFileOrDirectory)): directory.status == nil
        case .store(.changed(let path)): path.removingLastComponent() == directory
        case .store, .parse, .notLog, .noRulesFile, .newRules, .recording, .field, .staleEdit, .edits,
            .unparsableResult,
            .noLongerLog, .noFile, .companion, .renaming, .life, .brief:
            false
        }
    }
}
