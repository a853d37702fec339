public import MarkdownAST

/// The edits that record post-mortems in the files of a ``LogFamily``, and the ids that were assigned.
///
/// The edits are sorted and do not overlap. They insert entries and update the counters, the date of the last
/// update and the table of categories. In the edited files each new entry has the content of its draft, and
/// all other content is unchanged.
public struct Recording: Sendable, Hashable {
    /// The edits of the log.
    public let log: [TextEdit]

    /// The edits of the rules file.
    public let rules: [TextEdit]

    /// The edits of the other system's log.
    public let otherLog: [TextEdit]

    /// The ids that each post-mortem adds, in the order of the post-mortems.
    public let entries: [Entry]

    /// Likely mistakes that did not prevent the recording.
    public let warnings: [Warning]

    /// The ids of one post-mortem.
    public struct Entry: Sendable, Hashable {
        /// The failure's id in the log; nil if only a rule was recorded.
        public let failure: FailureID?
        /// The id of the preventive rule, whether new or existing; nil if there is none.
        public let rule: RuleID?
        /// Whether the rule is new.
        public let addsRule: Bool
        /// The id in the other system's log; nil if nothing was recorded there.
        public let other: FailureID?
    }

    /// A likely mistake in a draft.
    public struct Warning: Sendable, Hashable, CustomStringConvertible {
        /// The index of the post-mortem, from 0.
        public let postmortem: Int
        /// The draft of the post-mortem.
        public let part: RecordingProblem.Part
        /// The label of the field; nil for the title.
        public let label: String?
        /// The line of the value, from 1.
        public let line: Int
        /// What the value looks like, with an article: `an AWS access key`.
        public let finding: String

        /// The likely mistake and what to do about it. The value itself is not quoted.
        public var description: String {
            let place = label.map { "line \(line) of '\($0)'" } ?? "the title"
            let message =
                "\(place) of \(part) looks like it holds \(finding); take it out, and have it replaced"
            return SecretMask.forms.masked(message)
        }
    }
}
