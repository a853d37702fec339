internal import LogModel
public import MarkdownAST

/// A problem that a check found in a file: its code, level and place, and possibly a fix.
///
/// The range lies within the file. The message says what to do if there is no fix. It never contains a
/// credential.
public struct Diagnostic: Sendable, Hashable {
    /// The kind of problem, and what to do about it.
    public let explanation: DiagnosticCode.Explanation

    /// The name of the file, as the caller gave it.
    public let file: String

    /// The byte range of the problem; empty where something is missing.
    public let range: Range<Int>

    /// The start of the range.
    public let start: SourcePosition

    /// The end of the range, after its last character.
    public let end: SourcePosition

    /// What is wrong, in one line without the code.
    public let message: String

    /// The edits of the file that solve the problem; empty if only a person can.
    public let fix: [TextEdit]

    /// The kind of problem.
    public var code: DiagnosticCode { explanation.code }

    /// The severity of the problem.
    public var level: Level { explanation.level }

    /// The severity of a problem.
    public enum Level: String, Sendable, Hashable, CaseIterable {
        /// The file contains an error or something that must not be there.
        case error
        /// Something should be corrected, but may be intended.
        case warning
        /// Something worth knowing.
        case note
    }
}

extension [Diagnostic] {
    /// The edits of all fixes, sorted, each once. Of two fixes that overlap, the first is used.
    ///
    /// All diagnostics must be about the same file.
    public var fixes: [TextEdit] {
        let edits = flatMap(\.fix).sorted {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }
        var result: [TextEdit] = []
        for edit in edits
        where edit.range.lowerBound >= result.last?.range.upperBound ?? 0 && edit != result.last {
            result.append(edit)
        }
        return result
    }
}
