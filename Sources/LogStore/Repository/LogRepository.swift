public import LogModel
public import SystemPackage

/// A failure log on the disk, with its rules file and the other system's log.
///
/// ```swift
/// let repository = try LogRepository(at: "docs")
/// for entry in try repository.read().log.document.entries { print(entry.id, entry.title) }
///
/// let recorded = try repository.record([postmortem])
/// try repository.edit { log in
///     var edit = LogEdit(log)
///     try edit.set(.severity, of: id, to: "critical")
///     return edit
/// }
/// ```
///
/// A repository only knows the place of the log: nothing is open or locked between two calls, and each call
/// works on the present contents of the files. The files are read in states that belong together. They are
/// written under locks and as one transaction, all or none, even if the process crashes. Changes that other
/// programs have made since the files were read are never lost.
///
/// The log names the files that belong to it, see ``LogFiles``. They are read and changed only within the
/// ``Boundary`` of the log, unless they are named here.
public struct LogRepository: Sendable, Hashable {
    /// The path of the log.
    public let log: FilePath

    /// The files that replace those which the log names.
    public let choice: LogFiles.Choice

    /// Finds a log.
    ///
    /// - Parameters:
    ///   - path: the log, a directory in which to look for `FAILURE_LOG.md` and `docs/FAILURE_LOG.md`, or nil
    ///     for the current directory and those above it, up to the top of the repository.
    ///   - rules: the rules file, to replace the one that the log names. It may lie anywhere.
    ///   - otherLog: the other system's log, to replace the one that the log names. It may lie anywhere.
    /// - Throws: ``LogError`` if no log is found. The log is not read yet.
    public init(
        at path: FilePath? = nil,
        rules: FilePath? = nil,
        otherLog: FilePath? = nil
    ) throws(LogError) {
        do throws(StoreError) { log = try LogFiles.findLog(at: path) } catch { throw LogError(error, .log) }
        choice = LogFiles.Choice(rules: rules, otherLog: otherLog)
    }

    /// Finds a log by paths that are strings.
    ///
    /// - Parameters:
    ///   - path: the log, or a directory in which to look for it.
    ///   - rules: the rules file, to replace the one that the log names. It may lie anywhere.
    ///   - otherLog: the other system's log, to replace the one that the log names. It may lie anywhere.
    /// - Throws: ``LogError`` if no log is found, or a string is not a path because it contains NUL.
    public init(at path: String, rules: String? = nil, otherLog: String? = nil) throws(LogError) {
        func filePath(_ text: String, _ kind: LogFiles.Kind) throws(LogError) -> FilePath {
            guard text.utf8.contains(0) else { return FilePath(text) }
            let shown = FilePath(String(text.map { $0 == "\0" ? "␀" : $0 }))
            throw LogError(.missing(shown), kind)
        }
        try self.init(
            at: filePath(path, .log),
            rules: rules.map { text throws(LogError) in try filePath(text, .rules) },
            otherLog: otherLog.map { text throws(LogError) in try filePath(text, .otherLog) }
        )
    }

    /// The queue of post-mortems that wait beside the log.
    public var queue: PendingQueue { PendingQueue(besides: log) }

    /// How often files are read again when they change meanwhile.
    static let maximumAttempts = 50

    /// Reads the log, its rules file and the other system's log, in states that existed at the same time.
    ///
    /// - Returns: the files. A file that the log does not name, or that does not exist, is nil.
    /// - Throws: ``LogError`` if a file cannot be read, is no log, or lies outside of the boundary and was
    ///   not named.
    /// - Complexity: O(n) in the bytes of the files.
    public func read() throws(LogError) -> LogFamily {
        try currentSnapshot(newRulesDate: nil, crossesSystems: true).family
    }

    /// Reads the log alone.
    ///
    /// - Throws: ``LogError`` if it cannot be read.
    /// - Complexity: O(n) in the bytes of the log.
    public func readLog() throws(LogError) -> LogDocument {
        try FamilySnapshot.readLog(log).document
    }

    /// Reads the files that recording needs, for programs that ask people what to record.
    ///
    /// Unchanged files are not parsed again when the post-mortems are recorded. Each file is read in one
    /// state, but another program may write one while the next is read; recording reads them again under
    /// their locks.
    ///
    /// - Parameters:
    ///   - newRulesDate: the date of a rules file to be made if there is none; nil to make none.
    ///   - crossesSystems: whether to read the other system's log as well.
    /// - Throws: ``LogError``
    /// - Complexity: O(n) in the bytes of the files.
    public func snapshot(
        newRulesDate: LogDate? = nil,
        crossesSystems: Bool = false
    ) throws(LogError) -> FamilySnapshot {
        try FamilySnapshot(of: self, newRulesDate: newRulesDate, crossesSystems: crossesSystems)
    }

    /// Reads the files in states that existed at the same time.
    ///
    /// - Throws: ``LogError``; ``StoreError/changed(_:)`` if they keep changing.
    func currentSnapshot(newRulesDate: LogDate?, crossesSystems: Bool) throws(LogError) -> FamilySnapshot {
        for _ in 1...Self.maximumAttempts {
            let snapshot = try snapshot(newRulesDate: newRulesDate, crossesSystems: crossesSystems)
            if snapshot.isCurrent { return snapshot }
        }
        throw LogError(.changed(log), .log)
    }
}
