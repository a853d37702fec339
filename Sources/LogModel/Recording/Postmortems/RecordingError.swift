public import MarkdownAST

/// Why nothing was recorded: all that is wrong with the post-mortems and the files.
public struct RecordingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, at least one thing, in the order of the post-mortems.
    public let problems: [RecordingProblem]

    /// The problems, one a line.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// One thing that keeps a post-mortem from being recorded.
public struct RecordingProblem: Sendable, Hashable, CustomStringConvertible {
    /// Which of the post-mortems, from 0.
    public let postmortem: Int

    /// Which of its drafts, or which file.
    public let part: Part

    /// What is wrong.
    public let reason: Reason

    /// A draft of a post-mortem.
    public enum Part: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
        /// The failure.
        case failure
        /// The rule.
        case rule
        /// The entry in the other system's log.
        case otherEntry

        /// The part as messages call it.
        public var description: String {
            switch self {
            case .failure: "the failure"
            case .rule: "the rule"
            case .otherEntry: "the entry in the other log"
            }
        }
    }

    /// What is wrong.
    public enum Reason: Sendable, Hashable {
        /// There is neither a failure nor a rule.
        case nothingToRecord
        /// There is no rules file.
        case noRulesFile
        /// There is no other system's log.
        case noOtherLog
        /// The other log's entry is about a failure, and there is none.
        case noFailure
        /// The title is empty.
        case noTitle
        /// The entry needs fields that the draft does not have.
        case missingFields([String])
        /// Two fields have one label.
        case repeatedField(String)
        /// A value is not among those that the template lists.
        case unknownChoice(label: String, value: String, choices: [Choice])
        /// A value is no date, or could be two.
        case invalidDate(label: String, value: String)
        /// The draft names rules under this label, but another one is recorded.
        case otherRule(label: String, expected: RuleID?)
        /// The log counts failures by category, and none is given.
        case missingCategory(file: String, known: [String])
        /// The table does not have the category.
        case unknownCategory(file: String, name: String, known: [String])
        /// The log does not count failures by category.
        case noCategories(file: String)
        /// A name that a row of the table cannot hold.
        case invalidCategory(String)
        /// The rules file has no rule with this id.
        case unknownRule(RuleID, nearest: [RuleID])
        /// No layer is given and the failure has none.
        case missingLayer(known: [String])
        /// The rules file has no prefix for the layer.
        case unknownLayer(String, known: [String])
        /// All numbers with a prefix have been given, or the last entry's number is beyond those that are counted. `last` is the id that
        /// says so and stands in a file; nil if it was given just now, or if no id can have the prefix.
        case noNumber(prefix: String, last: String?, file: String, line: Int)
        /// A title or a value would be read as something else. The label is nil for the title; lines are counted from 1.
        case notReadBack(label: String?, line: Int, fault: ValueFault)
        /// The place where an entry would go is such that the file would say something else.
        case noPlace(file: String, line: Int)
        /// With all that is added the file would be refused when it is read the next time.
        case tooMuch(file: String, ParseError)
    }
}
