internal import ArgumentParser
internal import LogModel

/// `bizlog list`: lists the failures of a log, one per line.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration.verb(
        .list,
        abstract: "List the failures of a log.",
        usage: "bizlog list [<options>] [<path> ...]",
        discussion: """
            Prints one line for each failure, in the order of the file. A failure must match every option that is \
            given; an option that is repeated matches by any of its values. On a terminal the table fits the \
            window; in a pipe nothing is cut.

            The JSON has a schema: Fixtures/schema/bizlog-list-1.schema.json in the repository.

            EXAMPLES:
              bizlog list
              bizlog list --severity critical --since 2026-02-01
              bizlog list --status open
              bizlog list --grep 'handoff file' docs
              bizlog list --json | jq -r '.[].id'

            EXIT CODES:
              0    done, even if no failure matches
              2    a file could not be read
              64   wrong usage, such as a severity that no log knows
            """
    )

    @OptionGroup var filter: ListFilter

    @Flag(help: "Print a JSON array.")
    var json = false

    @Argument(help: ListCommand.pathHelp)
    var paths: [PathArgument] = []

    static let pathHelp = ArgumentHelp(
        """
        Logs, directories, or - for standard input. \(Input.directoryHelp) If files are called as logs are, such as FAILURE_LOG.md or \
        LESSONS.md, or stand in such a directory, only those are read.
        """,
        valueName: "path"
    )

    func validate() throws { try paths.checkStandardInput() }

    func run() throws {
        var console = Console()
        let logs = ListLogs(reading: paths, console: &console)
        if logs.logs.isEmpty { throw ExitCode(console.finish().rawValue) }
        let query: LogQuery
        do { query = try filter.query(for: logs.documents) } catch { throw console.refuse(error) }
        let found = logs.logs.flatMap { log in log.document.entries(matching: query).map { (log, $0) } }
        if json {
            console.print(json: found.map { ListRecord($1, in: $0, withFields: false) })
        } else if found.isEmpty {
            // Where something is not read, that was said.
            if !query.isEmpty {
                console.say("no failure matches")
            } else if logs.documents.allSatisfy({ $0.unreadParts == nil }) {
                console.say("no failures are logged")
            }
        } else {
            var table = Self.table
            for (log, entry) in found {
                let name = logs.logs.count > 1 ? log.name : ""
                table.append(Self.cells(entry.summary, file: name))
            }
            console.print(table.rendered(width: Screen.width, style: console.outputStyle))
        }
        throw ExitCode(console.finish().rawValue)
    }

    private static let table = Table(columns: [
        Table.Column(heading: "ID"),
        Table.Column(heading: "Date", dropPriority: 1),
        Table.Column(heading: "Severity", dropPriority: 2),
        Table.Column(heading: "Status", dropPriority: 3),
        Table.Column(heading: "Layer", dropPriority: 5),
        Table.Column(heading: "Entity", dropPriority: 4),
        Table.Column(heading: "File", dropPriority: 6),
        Table.Column(heading: "Title"),
    ])

    private static func cells(_ summary: EntrySummary, file: String) -> [String] {
        [
            summary.hasID ? summary.id.text : "", summary.date?.description ?? "",
            summary[.severity]?.description ?? "",
            summary[.status]?.description ?? "", summary[.layer]?.description ?? "",
            summary[.entity]?.description ?? "", file, summary.title,
        ]
    }
}
