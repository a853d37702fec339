public import MarkdownAST

/// What recording does to the files of a ``LogFamily``, as edits, and which ids it gives.
///
/// The edits are sorted and do not overlap. They insert entries, and change the counters, the day of the last update and the rows of the
/// table of categories that the entries ask for. Applied, they give files in which each new entry says what its draft says and all else
/// says what it said.
public struct Recording: Sendable, Hashable {
    /// The edits of the log.
    public let log: [TextEdit]

    /// The edits of the rules file.
    public let rules: [TextEdit]

    /// The edits of the other system's log.
    public let otherLog: [TextEdit]

    /// The ids of what each post-mortem adds, in the order of the post-mortems.
    public let entries: [Entry]

    /// What may be wrong and was done all the same.
    public let warnings: [Warning]

    /// What one post-mortem adds.
    public struct Entry: Sendable, Hashable {
        /// The failure's id in the log; nil if only a rule was recorded.
        public let failure: FailureID?
        /// The rule against it, new or not; nil if there is none.
        public let rule: RuleID?
        /// Whether the rule is new.
        public let addsRule: Bool
        /// The id in the other system's log; nil if nothing was recorded there.
        public let other: FailureID?
    }

    /// Something in a draft that may be wrong.
    public struct Warning: Sendable, Hashable, CustomStringConvertible {
        /// Which of the post-mortems, from 0.
        public let postmortem: Int
        /// Which of its drafts.
        public let part: RecordingProblem.Part
        /// The label of the field; nil for the title.
        public let label: String?
        /// The line of the value, from 1.
        public let line: Int
        /// What it looks like, with its article: `an AWS access key`.
        public let finding: String

        /// What may be wrong and what to do about it. The value itself is not quoted.
        public var description: String {
            let place = label.map { "line \(line) of '\($0)'" } ?? "the title"
            let message =
                "\(place) of \(part) looks like it holds \(finding); take it out, and have it replaced"
            return SecretMask.forms.masked(message)
        }
    }
}
