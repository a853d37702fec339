public import MarkdownAST

/// Why nothing was recorded: all problems with the post-mortems and the files.
public struct RecordingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The problems, at least one, in the order of the post-mortems.
    public let problems: [RecordingProblem]

    /// The problems, one per line.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// One problem that prevents a post-mortem from being recorded.
public struct RecordingProblem: Sendable, Hashable, CustomStringConvertible {
    /// The index of the post-mortem, from 0.
    public let postmortem: Int

    /// The draft or file with the problem.
    public let part: Part

    /// What is wrong.
    public let reason: Reason

    package init(postmortem: Int, part: Part, reason: Reason) {
        (self.postmortem, self.part, self.reason) = (postmortem, part, reason)
    }

    /// A draft of a post-mortem.
    public enum Part: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
        /// The failure.
        case failure
        /// The rule.
        case rule
        /// The entry in the other system's log.
        case otherEntry

        /// The part in messages.
        public var description: String {
            switch self {
            case .failure: "the failure"
            case .rule: "the rule"
            case .otherEntry: "the entry in the other log"
            }
        }
    }

    /// The kinds of problems.
    public enum Reason: Sendable, Hashable {
        /// The post-mortem has neither a failure nor a rule.
        case nothingToRecord
        /// The family has no rules file.
        case noRulesFile
        /// The family has no other system's log.
        case noOtherLog
        /// An entry in the other log needs a failure, and there is none.
        case noFailure
        /// The title is empty.
        case noTitle
        /// The draft lacks fields that the entry must have.
        case missingFields([String])
        /// Two fields have the same label.
        case repeatedField(String)
        /// The value is not among those in the template.
        case unknownChoice(label: String, value: String, choices: [Choice])
        /// The value is not a date, or could mean two days.
        case invalidDate(label: String, value: String)
        /// The draft names rules under this label, but a different one is recorded.
        case otherRule(label: String, expected: RuleID?)
        /// The log counts failures by category, but no category is given.
        case missingCategory(file: String, known: [String])
        /// The table of categories has no such row.
        case unknownCategory(file: String, name: String, known: [String])
        /// The log has no table of categories.
        case noCategories(file: String)
        /// The name cannot be written in a row of the table.
        case invalidCategory(String)
        /// The rules file has no rule with this id.
        case unknownRule(RuleID, nearest: [RuleID])
        /// The rule has no layer, and the failure has none either.
        case missingLayer(known: [String])
        /// The rules file has no prefix for the layer.
        case unknownLayer(String, known: [String])
        /// No number is left for a prefix, because the highest one is in use. `last` is the id in the file
        /// that has it; nil if it was given by this recording, or if the prefix cannot be used.
        case noNumber(prefix: String, last: String?, file: String, line: Int)
        /// A title or a value would be read back differently. The label is nil for the title; lines count
        /// from 1.
        case notReadBack(label: String?, line: Int, fault: ValueFault)
        /// An entry inserted at this place would change other content of the file.
        case noPlace(file: String, line: Int)
        /// The log's entries are not in bizlog's own form, and have no place for what has this label;
        /// the label is nil for the title.
        case noField(label: String?, known: [String])
        /// Nothing tells what a new entry must look like: the line to look at, why, and the way out.
        case unreadForm(file: String, line: Int, advice: String)
        /// The file is one entry, so another one needs a file of its own.
        case wholeFile(file: String)
        /// No id like this one is left.
        case noKey(last: String)
        /// An entry like its neighbours cannot be added at this line.
        case noForm(file: String, line: Int, fault: FormFault)
        /// With the new entries the file would exceed a limit when it is read.
        case tooMuch(file: String, ParseError)
    }
}
