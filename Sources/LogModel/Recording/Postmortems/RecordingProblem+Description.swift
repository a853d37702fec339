extension RecordingProblem {
    /// What is wrong and what to do about it, in one line. Credentials are masked.
    public var description: String { MessageText.masked(text) }

    private var text: String {
        switch reason {
        case .nothingToRecord: "there is neither a failure nor a rule to record; give one of them"
        case .noRulesFile:
            "there is no rules file for the rule; make one, or record the failure without a rule"
        case .noOtherLog: "there is no other log to record the failure in; name it among the related files"
        case .noFailure: "a rule alone cannot be recorded in the other log; give a failure"
        case .noTitle: "\(part) has no title; give one"
        case .missingFields(let labels): "\(part) lacks \(MessageText.list(labels)); give them"
        case .repeatedField(let label): "\(part) has '\(label)' twice; leave one of them out"
        case .unknownChoice(let label, let value, let choices):
            "\(MessageText.quoted(value, of: label)) is not among the values of '\(label)' of \(part); choose among "
                + MessageText.list(choices.map(\.description))
        case .invalidDate(let label, let value):
            "\(MessageText.quoted(value, of: label)) under '\(label)' of \(part) is not a date, or could mean two days; write it as 2026-02-11"
        case .otherRule(let label, let expected):
            "'\(label)' does not name \(expected?.text ?? "the rule that is recorded"); leave the field out"
        case .missingCategory(let file, let known):
            "\(file) counts failures by category; give one of \(MessageText.list(known))"
        case .unknownCategory(let file, let name, let known):
            "\(MessageText.quoted(name)) is not a category of \(file); choose among \(MessageText.list(known)), or add a new one"
        case .noCategories(let file): "\(file) has no table of categories; leave the category out"
        case .invalidCategory(let name):
            "\(MessageText.quoted(name)) cannot be the name of a category; use plain words"
        case .unknownRule(let id, let nearest):
            nearest.isEmpty
                ? "there is no rule \(id); check the id"
                : "there is no rule \(id); did you mean \(nearest.map(\.text).joined(separator: ", "))?"
        case .missingLayer(let known): "the rule has no layer; give one of \(MessageText.list(known))"
        case .unknownLayer(let name, let known):
            "\(MessageText.quoted(name)) is not a layer of the rules file; choose among \(MessageText.list(known))"
        case .noNumber(let prefix, let last?, let file, let line):
            "\(file):\(line): \(last) leaves no number for \(part): ids with '\(prefix)' have numbers of at most 15 digits; "
                + "change this id, or give new ids another prefix"
        case .noNumber(let prefix, nil, _, _):
            "no number with '\(prefix)' is left for \(part); give new ids another prefix"
        case .notReadBack(let label, let line, let fault):
            label.map { "line \(line) of '\($0)' of \(part) \(fault)" } ?? "the title of \(part) \(fault)"
        case .tooMuch(let file, let error):
            "\(file)\(error.position.map { ":\($0.line)" } ?? ""): with \(part) the file could not be read any more: \(error); "
                + "record less, or begin a new file"
        case .noField(nil, let known):
            "the entries of the log have no place for a title; they have \(MessageText.list(known)). Give them one that is called 'Title', or "
                + "put a template into the log"
        case .noField(let label?, let known):
            "the entries of the log have no place for '\(label)'; they have \(MessageText.list(known)). Leave it out, or put a template "
                + "with that field into the log"
        case .unreadForm(let file, let line, let advice): "\(file):\(line): \(advice)"
        case .wholeFile(let file):
            "\(file) is one entry as a whole; give the directory of such files with --log, and a new file is added to it"
        case .noKey(let last):
            "no id like \(last) is left for \(part); change that id, or put a template into the log"
        case .noForm(let file, let line, let fault):
            "\(file):\(line): \(fault), or put a template into the log"
        case .noPlace(let file, let line):
            "\(file):\(line): an entry cannot be added here; close the code, comment or ignored region above, or "
                + "run 'bizlog fmt'"
        }
    }
}
