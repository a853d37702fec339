internal import SecretScan

/// Why the life of an entry cannot be changed: what is wrong, and what to do instead. Nothing is changed then.
public enum LifeError: Error, Sendable, Hashable, CustomStringConvertible {
    /// No entry has this name; the nearest id, if one is similar.
    case noEntry(String, nearest: EntryID?)
    /// Several entries have this name; what names each, with its line.
    case ambiguous(String, entries: [String])
    /// The value means nothing for such an entry; what it may be.
    case unknownValue(String, isRule: Bool, known: [Choice])
    /// The template lists the values of the status, and none of them means this.
    case notListed(String, choices: [Choice])
    /// A failure is neither superseded nor retired.
    case notARule(String)
    /// A rule cannot take its own place.
    case itself(String)
    /// A text must be one line without control characters: the name of the option.
    case notOneLine(String)
    /// The form of the entry has no place for what it should say: the entry, and what that is.
    case noPlace(String, Place)
    /// What should be written would be read as something else.
    case notReadBack(String)

    /// What has no place.
    public enum Place: Sendable, Hashable {
        /// A status in a table without a column for it.
        case column
        /// A status in an entry without labels, such as an item of a list.
        case label
        /// A note behind a status that stands in a heading.
        case note
        /// The id of the rule that was superseded.
        case superseded
    }

    /// What is wrong and what to do. Credentials are masked.
    public var description: String { MessageText.masked(text) }

    /// Whether the value that was given is at fault, and not the log.
    public var isUsage: Bool {
        switch self {
        case .unknownValue, .notListed, .notOneLine, .itself: true
        case .noEntry, .ambiguous, .notARule, .noPlace, .notReadBack: false
        }
    }

    private var text: String {
        switch self {
        case .noEntry(let name, let nearest):
            "no entry \(name)\(nearest.map { "; did you mean \($0)?" } ?? "; 'bizlog list' lists the failures, 'bizlog rules' the rules")"
        case .ambiguous(let name, let entries):
            "'\(name)' may mean several entries: \(entries.joined(separator: ", ")); name one by its id or more of its title"
        case .unknownValue(let value, let isRule, let known):
            "'\(value)' is no status of a \(isRule ? "rule" : "failure"); it is \(Self.states(isRule))\(Self.list(known, ", or as this log has it: "))"
        case .notListed(let value, let choices):
            "the template lists the values of the status, and none of them means '\(value)'; choose among \(MessageText.list(choices.map(\.description))), or add one to the template"
        case .notARule(let name):
            "\(name) is a failure, and only rules are superseded or retired; give it a status: \(Self.states(false))"
        case .itself(let name): "\(name) cannot take its own place; name the rule that does"
        case .notOneLine(let option):
            "the value of '\(option)' must be one line of text without control characters; shorten it"
        case .noPlace(let name, .column):
            "the table of \(name) has no column for a status; add a column '\(RoleWords.label(for: .status))' to it"
        case .noPlace(let name, .label):
            "\(name) has no labelled line behind which a status could stand; add a line '**Status:** open' to it as you want it to look"
        case .noPlace(let name, .note):
            "the status of \(name) stands in its heading, where a note has no place; leave the note out, or add a line '**Status:** open' under the heading and take the status out of it"
        case .noPlace(let name, .superseded):
            "\(name) has no place for what it supersedes; use 'bizlog status' with the value superseded and a note for the old rule alone"
        case .notReadBack(let name):
            "what \(name) should say would be read as something else, or change what stands around it; write it in plain words, without marks"
        }
    }

    private static func states(_ isRule: Bool) -> String {
        let names = LifeState.allCases.filter { $0.isOfRules == isRule }.map(\.rawValue)
        return "\(names.dropLast().joined(separator: ", ")) or \(names.last ?? "")"
    }

    private static func list(_ choices: [Choice], _ before: String) -> String {
        choices.isEmpty ? "" : before + MessageText.list(choices.map(\.description))
    }
}
