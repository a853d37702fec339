public import MarkdownAST

/// Something that a check found in one file: what, how grave, where, and how it could be put right.
///
/// The range lies within the file. The message names what to do where the fix does not, and never holds the value of a secret.
public struct Diagnostic: Sendable, Hashable {
    /// What was found.
    public let code: DiagnosticCode

    /// The file, by the name that the caller gave it.
    public let file: String

    /// The bytes that the diagnostic is about; empty if something is missing there.
    public let range: Range<Int>

    /// Where the range begins.
    public let start: SourcePosition

    /// Behind the last character of the range.
    public let end: SourcePosition

    /// What is wrong, for people. One line, without the code.
    public let message: String

    /// The edits of the file that put it right; empty if only a person can.
    public let fix: [TextEdit]

    /// How grave it is.
    public var level: Level { code.level }

    /// How grave a diagnostic is.
    public enum Level: String, Sendable, Hashable, CaseIterable {
        /// The file says something that is not so, or must not be there.
        case error
        /// Something deserves to be put right, but may be meant so.
        case warning
        /// Something is worth knowing.
        case note
    }
}

extension [Diagnostic] {
    /// The edits of all fixes, sorted, each once; of two that overlap the first.
    ///
    /// The diagnostics are those of one file.
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
