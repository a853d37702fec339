internal import ArgumentParser
internal import LogModel
internal import MarkdownAST
internal import SystemPackage

/// `bizlog seen`: finds the entries that are about an error text.
struct SeenCommand: ParsableCommand {
    static let configuration = CommandConfiguration.verb(
        .seen,
        abstract: "Find out whether something has been seen before.",
        usage: "bizlog seen [--log <path> ...] [--limit <number>] [--json] [<text> | -]",
        discussion: """
            Takes an error message, lines of a program's log, a stack trace or a few words, as an argument or on standard input, and \
            prints the entries that are about it, the best first: where each stands, its day and status, the rules that it names, and \
            why it was found.

            What differs each time does not count: numbers, times, hexadecimal digits, addresses, ports, quotes, and of paths all but the \
            name at the end. The rarer a word is in the log, the more it counts, and names of exceptions, functions and files and error \
            codes count besides. A text that has only everyday words in common with the log finds nothing. Of many lines, one that says \
            enough suffices. The logs are searched as they are; no index is kept.

            The JSON has a schema: Fixtures/schema/bizlog-seen-1.schema.json in the repository.

            EXAMPLES:
              bizlog seen "sync worker: queue 7 stood still for 900 s"
              make test 2>&1 | bizlog seen -
              tail -n 2000 app.log | bizlog seen --log docs/FAILURE_LOG.md
              bizlog seen ECONNREFUSED --json | jq -r '.[0].rules[]'

            EXIT CODES:
              0    found
              1    not found
              2    a file could not be read, or the text holds nothing that counts
              64   wrong usage
            """
    )

    @Option(
        name: .customLong("log"),
        help: ArgumentHelp(
            "A log, or a directory with logs, in place of the current directory. May be repeated. Directories are read as by list.",
            valueName: "path"
        )
    )
    var paths: [PathArgument] = []

    @Option(help: ArgumentHelp("The most entries to print.", valueName: "number"))
    var limit = 10

    @Flag(help: "Print a JSON array.")
    var json = false

    @Argument(help: "The text, or - for standard input, which is also read if no text is given.")
    var text: String?

    /// The largest text that is taken. Nothing is cut off: a larger one is refused.
    private static let largest = 64 << 20

    func validate() throws {
        if limit < 1 { throw ValidationError("'--limit' must be at least 1.") }
        try paths.checkStandardInput()
        if paths.contains(where: \.isStandardInput), text == nil || text == "-" {
            throw ValidationError("Standard input can be the text or the log, not both.")
        }
        if text == nil, Platform.isTerminal(0) {
            throw ValidationError(
                "Give the text to look for, or pipe it in: bizlog seen \"queue stood still\".")
        }
    }

    func run() throws {
        var console = Console()
        guard let query = query(&console) else { throw ExitCode(console.finish().rawValue) }
        let logs = ListLogs(reading: paths, console: &console)
        if logs.logs.isEmpty { throw ExitCode(console.finish().rawValue) }
        let matches = query.matches(in: logs.documents, limit: limit)
        if matches.isEmpty { console.record(.findings) }
        if json {
            console.print(json: matches.map { SeenRecord($0, in: logs.logs[$0.log]) })
        } else if matches.isEmpty {
            let entries = logs.documents.reduce(0) { $0 + $1.entries.count }
            console.say(
                "not seen: none of \(entries.counting("entry", "entries")) in \(logs.logs.map(\.name).joined(separator: ", ")) is about this"
            )
        } else {
            SeenText(matches, in: logs, &console).print(on: &console)
        }
        throw ExitCode(console.finish().rawValue)
    }

    /// What is looked for; nil after printing an error.
    private func query(_ console: inout Console) -> RecallQuery? {
        var query: RecallQuery
        if let text, text != "-" {
            query = RecallQuery(text)
        } else {
            guard let input = InputText(reading: PathArgument("-"), limit: Self.largest, &console) else {
                return nil
            }
            query = RecallQuery(input.bytes)
        }
        if query.isEmpty {
            console.fail(
                "bizlog", nil,
                "the text holds nothing to look for: numbers, times, paths and addresses do not count; give words of the message"
            )
            return nil
        }
        return query
    }
}
