public import LogModel
public import SystemPackage

/// A failure log on the disk, with its rules file and the other system's log.
///
/// ```swift
/// let repository = try LogRepository(at: "docs")
/// for entry in try repository.read().log.document.entries { print(entry.id, entry.title) }
///
/// let recorded = try repository.record([postmortem])
/// try repository.edit { log in try log.edits(setting: "Severity", of: id, to: .choice(critical, remark: "")) }
/// ```
///
/// A repository only knows where the log is: nothing is open or locked between two calls, and each call sees what the files hold
/// then. What is read belongs to one moment. What is written is written under locks and as one transaction, so it is there as a whole
/// or not at all, whatever the moment of a crash; what other programs have written since the files were read is never lost.
///
/// Which files belong to the log, the log says, see ``LogFiles``. They are read and changed only within the ``Boundary`` of the log,
/// unless they are named here.
public struct LogRepository: Sendable, Hashable {
    /// The log.
    public let log: FilePath

    /// The files that were named in place of those that the log names.
    public let choice: LogFiles.Choice

    /// Finds a log.
    ///
    /// - Parameters:
    ///   - path: the log, a directory in which to look for `FAILURE_LOG.md` and `docs/FAILURE_LOG.md`, or nil for the current directory
    ///     and those above it, up to the top of the repository.
    ///   - rules: the rules file, if it is not the one that the log names. It may lie anywhere.
    ///   - otherLog: the other system's log, if it is not the one that the log names. It may lie anywhere.
    /// - Throws: ``LogError`` if there is no log. It is not read yet.
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
    ///   - rules: the rules file, if it is not the one that the log names. It may lie anywhere.
    ///   - otherLog: the other system's log, if it is not the one that the log names. It may lie anywhere.
    /// - Throws: ``LogError`` if there is no log, or a string is no path because it holds a NUL.
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

    /// The post-mortems that wait beside the log to be folded into it.
    public var queue: PendingQueue { PendingQueue(besides: log) }

    /// How often files are read again that somebody writes to meanwhile.
    static let maximumAttempts = 50

    /// Reads the log, its rules file and the other system's log, as they were at one moment.
    ///
    /// - Returns: the files that exist. One that the log does not name, or that is not there, is nil.
    /// - Throws: ``LogError`` if one of them cannot be read, is no log, or lies outside of the boundary and was not named.
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
    /// What was read is not parsed again when it is recorded. Each file is what it was at one moment, but another program may write one
    /// of them while the next is read; recording reads them again under their locks.
    ///
    /// - Parameters:
    ///   - newRulesDate: the day of a rules file that is to be made if there is none; nil if none is to be made.
    ///   - crossesSystems: whether the other system's log is read too.
    /// - Throws: ``LogError``
    /// - Complexity: O(n) in the bytes of the files.
    public func snapshot(
        newRulesDate: LogDate? = nil,
        crossesSystems: Bool = false
    ) throws(LogError) -> FamilySnapshot {
        try FamilySnapshot(of: self, newRulesDate: newRulesDate, crossesSystems: crossesSystems)
    }

    /// The files as they all were at one moment.
    ///
    /// - Throws: ``LogError``; ``StoreError/changed(_:)`` if they change all the time.
    func currentSnapshot(newRulesDate: LogDate?, crossesSystems: Bool) throws(LogError) -> FamilySnapshot {
        for _ in 1...Self.maximumAttempts {
            let snapshot = try snapshot(newRulesDate: newRulesDate, crossesSystems: crossesSystems)
            if snapshot.isCurrent { return snapshot }
        }
        throw LogError(.changed(log), .log)
    }
}
