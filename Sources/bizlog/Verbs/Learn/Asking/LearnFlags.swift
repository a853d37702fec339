internal import ArgumentParser
internal import LogModel

/// The options of `bizlog learn` that describe the failure and its rule.
struct LearnFlags: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The title. Default: the first sentence of what broke.", valueName: "text"))
    var title: String?

    @Option(
        help: ArgumentHelp("The severity, as listed in the template.", valueName: "value"),
        completion: LogCompletion.severities)
    var severity: String?

    @Option(
        help: ArgumentHelp("How far one has come, in a log that keeps it: open, fixed.", valueName: "value"),
        completion: LogCompletion.statuses)
    var status: String?

    @Option(
        help: ArgumentHelp("The layer, as listed in the template.", valueName: "value"),
        completion: LogCompletion.layers)
    var layer: String?

    @Option(
        help: ArgumentHelp("The entity that the failure concerns.", valueName: "value"),
        completion: LogCompletion.entities)
    var entity: String?

    @Option(help: ArgumentHelp("Who takes care of it, in a log that keeps it.", valueName: "name"))
    var owner: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("What broke.", valueName: "text"))
    var broke: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("The root cause.", valueName: "text"))
    var cause: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("Why it was not caught.", valueName: "text"))
    var missed: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("What was done about it, in a log that keeps it.", valueName: "text"))
    var fix: String?

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp("A lesson. May be repeated.", valueName: "text"))
    var lesson: [String] = []

    @Option(help: ArgumentHelp("The day of the failure. Default: today.", valueName: "date"))
    var date: String?

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp("Any field of the entry. May be repeated.", valueName: "label=text")
    )
    var field: [LabelledText] = []

    @Option(
        help: ArgumentHelp("The failure's category.", valueName: "name"),
        completion: LogCompletion.categories)
    var category: String?

    @Flag(help: "Add the category to the log's table if the table lacks it.")
    var newCategory = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The text of a new rule that prevents the failure.", valueName: "text"))
    var rule: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The title of the new rule. Default: its first sentence.", valueName: "text"))
    var ruleTitle: String?

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "Any field of the new rule, such as Why. May be repeated.", valueName: "label=text")
    )
    var ruleField: [LabelledText] = []

    @Option(
        help: ArgumentHelp("The id of an existing rule, in place of a new one.", valueName: "id"),
        completion: LogCompletion.rules)
    var existingRule: String?

    @Flag(help: "Record a rule without a failure. Severity, layer, title and fields are then the rule's.")
    var ruleOnly = false

    @Flag(help: "Record the failure in the log of the other system too, in its own template.")
    var crossSystem = false

    @Option(help: ArgumentHelp("The category in the other system's log.", valueName: "name"))
    var otherCategory: String?

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "Any field of the entry in the other system's log. May be repeated.", valueName: "label=text")
    )
    var otherField: [LabelledText] = []

    /// The options whose value may be any text. ArgumentParser takes even an option after them for their
    /// value.
    static let textOptions: Set = [
        "--title", "--broke", "--cause", "--missed", "--fix", "--lesson", "--field", "--rule", "--rule-title",
        "--rule-field",
        "--other-field",
    ]

    func validate() throws {
        if rule != nil || ruleTitle != nil || !ruleField.isEmpty, existingRule != nil {
            throw ValidationError(
                "A rule is new or exists: leave out '--existing-rule' or the options for a new rule.")
        }
        if ruleOnly, existingRule != nil || crossSystem || category != nil || newCategory {
            throw ValidationError(
                "'--rule-only' records a new rule and no failure: leave out '--existing-rule', '--cross-system' and '--category'."
            )
        }
        if ruleOnly, let name = failureFlags.first(where: { $0.text != nil })?.name {
            throw ValidationError("'--\(name)' is about a failure, and '--rule-only' records none.")
        }
        if newCategory, category == nil, otherCategory == nil {
            throw ValidationError("'--new-category' needs '--category'.")
        }
        if !crossSystem, otherCategory != nil || !otherField.isEmpty {
            throw ValidationError("'--other-category' and '--other-field' need '--cross-system'.")
        }
        if let existingRule, EntryID(existingRule) == nil {
            throw ValidationError(
                "'\(existingRule)' is not an id; an id has capitals and a number, such as R-BIZ-SYS-001.")
        }
        if let date {
            guard let day = LogDate(date) else {
                throw ValidationError(
                    "'\(date)' is not a date, or could mean two days; write it as 2026-02-11.")
            }
            if let last = Platform.lastDayOnEarth, day > last {
                throw ValidationError("\(day) lies in the future.")
            }
        }
    }

    /// The options that only a failure has, with their values.
    private var failureFlags: [(name: String, text: String?)] {
        [
            ("entity", entity), ("broke", broke), ("cause", cause), ("missed", missed),
            ("lesson", lesson.first), ("status", status), ("owner", owner), ("fix", fix),
        ]
    }
}

/// A label and its text in one argument: `Label=text`.
struct LabelledText: ExpressibleByArgument {
    let label: String
    let text: String

    init?(argument: String) {
        guard let equals = argument.firstIndex(of: "="), equals > argument.startIndex else { return nil }
        label = String(argument[..<equals])
        text = String(argument[argument.index(after: equals)...])
    }
}
