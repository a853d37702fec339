internal import ArgumentParser
internal import LogModel
internal import LogStore
internal import MarkdownAST
internal import SystemPackage

/// `bizlog brief`: prints the rules and lessons that matter here, or keeps them in a file.
struct BriefCommand: ParsableCommand {
    static let configuration = CommandConfiguration.verb(
        .brief,
        abstract: "Print the rules and lessons that matter for some files or a topic.",
        usage: """
            bizlog brief [--log <path> ...] [--paths <path> ...] [--topic <text>] [--budget <tokens>] [--today <date>] [--json]
            bizlog brief … --into <file> [--check]
            """,
        discussion: """
            Prints the most important ones first, each whole and on one line, and no more than fit the budget. A token is counted as four \
            bytes of what is printed: --budget 1500 gives at most 6,000 bytes.

            First comes what is worse, nearer to the files and the topic, came back more often, or is enforced by nothing, since what is \
            enforced needs reading least. What is critical comes before what is minor, whatever else holds; of equal ones the one that was \
            last heard of most recently comes first, counted from the last day that the files know. Rules that are superseded or retired \
            are left out.

            Rules are read from the logs and from the files that they list as related. A failure that names none of them gives the rule or \
            the lesson that it holds, or else how it was fixed. With --paths or --topic, what is not about them is left out, but for \
            rules that name no file, which hold for any.

            --into keeps the brief in a file such as AGENTS.md, between two comments, bizlog-brief-start and bizlog-brief-end, and \
            leaves all other bytes alone. They are added at the end of the file if it has none, and do not count. With --check nothing is \
            written: CI learns whether the brief is stale.

            The JSON counts as well; it has a schema: Fixtures/schema/bizlog-brief-1.schema.json in the repository. Credentials are hidden.

            EXAMPLES:
              bizlog brief
              bizlog brief --paths src/worker.py src/queue --budget 500
              bizlog brief --topic "queue lease renewal" --json | jq -r '.items[].id'
              bizlog brief --into AGENTS.md
              bizlog brief --into AGENTS.md --check

            EXIT CODES:
              0    done, also if the log has no rules and no lessons
              1    nothing is about the files or the topic, or nothing fits the budget; with --check: the brief is stale
              2    a file could not be read or written, its marks do not fit, or the topic holds nothing that counts
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
    var logPaths: [PathArgument] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Files and directories for which the brief is wanted. They need not exist.", valueName: "path"))
    var paths: [PathArgument] = []

    @Option(
        help: ArgumentHelp("What the brief is to be about, in a few words or by an id.", valueName: "text"))
    var topic: String?

    @Option(help: ArgumentHelp("The most tokens to print, four bytes each.", valueName: "tokens"))
    var budget = 1500

    @Option(
        help: ArgumentHelp("The day from which nearness in time counts.", valueName: "date"),
        transform: LogDate.argument)
    var today: LogDate?

    @Option(help: ArgumentHelp("Keep the brief in this file.", valueName: "file"))
    var into: PathArgument?

    @Flag(help: "With --into: write nothing, and exit with 1 if the brief is stale.")
    var check = false

    @Flag(help: "Print a JSON object.")
    var json = false

    func validate() throws {
        try logPaths.checkStandardInput()
        if budget < 0 { throw ValidationError("'--budget' must be at least 0.") }
        if check, into == nil { throw ValidationError("'--check' needs '--into'.") }
        if json, into != nil {
            throw ValidationError("'--json' prints, and '--into' writes Markdown; take one.")
        }
        if into?.isStandardInput ?? false { throw ValidationError("'--into' needs a file.") }
    }

    func run() throws {
        var run = BriefRun(self)
        throw ExitCode(run.run().rawValue)
    }
}
