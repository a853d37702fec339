internal import ArgumentParser
internal import LogModel
internal import LogStore

/// `bizlog rules`: says of each rule whether it holds.
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration.verb(
        .rules,
        abstract: "Say of each rule whether it holds, and what enforces it.",
        usage: "bizlog rules [--log <path> ...] [--today <date>] [--json]",
        discussion: """
            Prints each rule with its age, the failures that it came from, the failures since its day that name it, are of its class \
            or say its words, and what enforces it. Rules are read from the logs and from the files that they list as related; where \
            there are none, the rules and lessons that stand within the failures are taken, and it is said.

            A failure is of a rule's class if it came back although the rule was in force: the same that check reports as recurrence \
            and stats lists. One that says a rule's words has at least half of what they say; look before you believe it.

            A rule says what enforces it in a field such as **Enforced by:** with paths, links, code spans or 'make target', divided by \
            commas. They are looked for from the top of the repository and from the directories between it and the log. A rule is \
            enforced if something is there and nothing is missing; else what it names is missing, or it is advisory: it asks to be \
            remembered. Addresses are not looked at.

            Ages count to the last day that the files know. The JSON has a schema: Fixtures/schema/bizlog-rules-1.schema.json in the \
            repository.

            EXAMPLES:
              bizlog rules
              bizlog rules --today 2026-06-30
              bizlog rules --log docs/FAILURE_LOG.md --json | jq -r '.rules[] | select(.enforcement == "missing").id'

            EXIT CODES:
              0    done, also if there are no rules
              2    a file could not be read
              64   wrong usage
            """
    )

    @Option(
        name: .customLong("log"),
        help: ArgumentHelp(
            """
            A log or a rules file, or a directory with logs, in place of the current directory; - for standard input. May be repeated. \
            Directories are read as by list.
            """,
            valueName: "path"
        )
    )
    var paths: [PathArgument] = []

    @Option(
        help: ArgumentHelp("The day to which ages count.", valueName: "date"), transform: LogDate.argument)
    var today: LogDate?

    @Flag(help: "Print a JSON object.")
    var json = false

    func validate() throws { try paths.checkStandardInput() }

    func run() throws {
        var console = Console()
        let logs = ListLogs(reading: paths, console: &console)
        if logs.logs.isEmpty { throw ExitCode(console.finish().rawValue) }
        let companions = logs.companions(&console)
        let reviews = RuleReviews(
            of: logs.documents, companions: companions.map(\.document), today: today)
        let files = RuleFiles(logs.logs + companions)
        if json {
            console.print(json: RulesRecord(reviews, in: files))
        } else {
            RulesText(reviews, in: files).print(on: &console)
        }
        throw ExitCode(console.finish().rawValue)
    }
}

/// The files whose rules are looked at, and what enforces their rules.
struct RuleFiles {
    let names: [String]
    private let places: [EnforcementFiles]

    init(_ logs: [ListLogs.Log]) {
        names = logs.map(\.name)
        places = logs.map { EnforcementFiles(around: $0.path) }
    }

    /// What is known of each thing that a rule names, in order.
    func states(of rule: RuleReview) -> [EnforcementFiles.State] {
        var places = places[rule.file]
        return rule.enforcement.map { places.state(of: $0) }
    }
}
