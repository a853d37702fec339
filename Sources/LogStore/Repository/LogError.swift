public import LogModel
internal import MarkdownAST
public import SystemPackage

/// Why a ``LogRepository`` could not do what it was asked: where, what is wrong, and what to do about it.
///
/// All files are then as they were before, except for ``StoreError/notDurable(_:_:)``.
///
/// ```swift
/// do {
///     try LogRepository(at: "docs").record([postmortem])
/// } catch {
///     print(error)    // docs/FAILURE_LOG.md:12:1: this line is a mark of an unfinished merge, …; decide between …
/// }
/// ```
public struct LogError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file, or the directory in which it was looked for.
    public let path: FilePath

    /// What the file is to the log; nil if that does not matter.
    public let kind: LogFiles.Kind?

    /// The error in all detail, for programs that decide by it.
    public let cause: Cause

    /// An error about a file.
    public init(_ cause: Cause, at path: FilePath, _ kind: LogFiles.Kind? = nil) {
        (self.cause, self.path, self.kind) = (cause, path, kind)
    }

    /// An error of reading or writing.
    public init(_ error: StoreError, _ kind: LogFiles.Kind? = nil) {
        self.init(.store(error), at: error.path, kind)
    }

    /// What kinds of errors there are.
    public enum Cause: Sendable, Hashable {
        /// A file was not found, not read or not written.
        case store(StoreError)
        /// A file cannot be parsed, or holds a mark of an unfinished merge.
        case parse(ParseError)
        /// A file that the log names, or a link leads to, holds no failure, no rule and no count of them.
        case notLog
        /// A rules file was to be made, and the log names none.
        case noRulesFile
        /// No rules file can be made for the log.
        case newRules(NewLogError)
        /// What is wrong with post-mortems.
        case recording(RecordingError)
        /// A field cannot be changed.
        case field(FieldEditError)
        /// Edits do not fit the file.
        case edits(EditingError)
        /// With the edits the file could not be parsed any more.
        case unparsableResult(ParseError)
        /// With the edits the file would hold no failure, no rule and no count of them.
        case noLongerLog
        /// There is no such file to edit.
        case noFile
    }

    /// The place in the file, if the error has one.
    public var position: SourcePosition? {
        switch cause {
        case .parse(let error), .store(.unmerged(_, let error)): error.position
        case .store, .notLog, .noRulesFile, .newRules, .recording, .field, .edits, .unparsableResult,
            .noLongerLog, .noFile:
            nil
        }
    }

    /// What is wrong.
    public var reason: String { text.reason }

    /// What to do about it; nil if nothing can be advised, and if several post-mortems are wrong, each with a remedy of its own.
    public var remedy: String? { text.remedy }

    /// Reason and remedy, without the place.
    public var message: String { text.description }

    /// Place, reason and remedy: `FAILURE_LOG.md:12:1: this line …; decide …`.
    public var description: String {
        "\(path)\(position.map { ":\($0)" } ?? ""): \(text)"
    }
}
