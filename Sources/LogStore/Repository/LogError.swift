public import LogModel
internal import MarkdownAST
public import SystemPackage

/// Why a ``LogRepository`` failed: the place, the reason, and a remedy.
///
/// All files are then unchanged, except for ``StoreError/notDurable(_:_:)``.
///
/// ```swift
/// do {
///     try LogRepository(at: "docs").record([postmortem])
/// } catch {
///     print(error)    // docs/FAILURE_LOG.md:12:1: this line is a mark of an unfinished merge, …; decide between …
/// }
/// ```
public struct LogError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The path of the file, or of the directory that was searched.
    public let path: FilePath

    /// The kind of the file; nil if it does not matter.
    public let kind: LogFiles.Kind?

    /// The cause, for programs that react to it.
    public let cause: Cause

    /// Makes an error about a file.
    public init(_ cause: Cause, at path: FilePath, _ kind: LogFiles.Kind? = nil) {
        (self.cause, self.path, self.kind) = (cause, path, kind)
    }

    /// Makes an error about reading or writing a file.
    public init(_ error: StoreError, _ kind: LogFiles.Kind? = nil) {
        self.init(.store(error), at: error.path, kind)
    }

    /// The causes of errors.
    public enum Cause: Sendable, Hashable {
        /// A file was not found, read or written.
        case store(StoreError)
        /// A file cannot be parsed, or has conflict markers of an unfinished merge.
        case parse(ParseError)
        /// A file that the log names, or that a link leads to, is no log: it has no failure, no rule and no
        /// count of them.
        case notLog
        /// A rules file was to be made, but the log names none.
        case noRulesFile
        /// No rules file can be made for the log.
        case newRules(NewLogError)
        /// The post-mortems cannot be recorded.
        case recording(RecordingError)
        /// A field or a title cannot be changed.
        case field(LogEditError)
        /// The changes are to another log, or to an earlier state of the log.
        case staleEdit
        /// The edits do not fit the file.
        case edits(EditingError)
        /// After the edits the file could not be parsed.
        case unparsableResult(ParseError)
        /// After the edits the file would be no log: it would have no failure, no rule and no count of them.
        case noLongerLog
        /// The file to edit does not exist.
        case noFile
        /// A file that the log names, and that is to be changed with it, cannot be read for this reason.
        case companion(name: String, reason: String)
        /// An entry cannot have another id.
        case renaming(RenamingError)
        /// The life of an entry cannot be changed.
        case life(LifeError)
        /// No brief can be kept in the file.
        case brief(BriefBlockError)
    }

    /// The position in the file, if the error has one.
    public var position: SourcePosition? {
        switch cause {
        case .parse(let error), .store(.unmerged(_, let error)): error.position
        case .field(let error): error.position
        case .brief(let error): error.position
        case .store, .notLog, .noRulesFile, .newRules, .recording, .staleEdit, .edits, .unparsableResult,
            .noLongerLog, .noFile, .companion, .renaming, .life:
            nil
        }
    }

    /// What is wrong.
    public var reason: String { text.reason }

    /// What to do about it; nil if there is no advice, or if several post-mortems are wrong, each with a
    /// remedy of its own.
    public var remedy: String? { text.remedy }

    /// Reason and remedy, without the place.
    public var message: String { text.description }

    /// Place, reason and remedy: `FAILURE_LOG.md:12:1: this line …; decide …`.
    public var description: String {
        "\(path)\(position.map { ":\($0)" } ?? ""): \(text)"
    }
}
