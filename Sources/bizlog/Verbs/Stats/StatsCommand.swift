internal import ArgumentParser
internal import LogModel

/// `bizlog stats`: counts failures by their values, and names those that recurred.
struct StatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration.verb(
        .stats,
        abstract: "Count failures, and name those that came back.",
        usage: "bizlog stats [<options>] [<path> ...]",
        discussion: """
            Draws the number of failures by month, severity, status, layer, entity and category, and names those that are open, with their \
            age. Ages count to the last day that the logs know.

            A failure came back if it says that it is of the class of an earlier one ("the same error class as F-004"), or if its \
            lessons or its root cause mention an earlier one against which a rule was in force by then. Rules are read from the files \
            that the log lists as related.

            EXAMPLES:
              bizlog stats
              bizlog stats --since 2026-01-01 --layer process
              bizlog stats --json

            EXIT CODES:
              0    done
              2    a file could not be read
              64   wrong usage, such as a severity that no log knows
            """
    )

    @OptionGroup var filter: ListFilter

    @Option(
        help: ArgumentHelp("The day to which ages count.", valueName: "date"), transform: LogDate.argument)
    var today: LogDate?

    @Flag(help: "Print a JSON object.")
    var json = false

    @Argument(help: ListCommand.pathHelp)
    var paths: [PathArgument] = []

    func validate() throws { try paths.checkStandardInput() }

    func run() throws {
        var console = Console()
        let logs = ListLogs(reading: paths, console: &console)
        if logs.logs.isEmpty { throw ExitCode(console.finish().rawValue) }
        let query: LogQuery
        do { query = try filter.query(for: logs.documents) } catch { throw console.refuse(error) }
        let companions = logs.companions(&console).map(\.document)
        let statistics = LogStatistics(
            of: logs.documents, matching: query, companions: companions, today: today)
        if json {
            console.print(json: StatsRecord(statistics))
        } else {
            console.print(
                StatsChart.rendered(statistics, width: Screen.width, style: console.outputStyle)
            )
        }
        throw ExitCode(console.finish().rawValue)
    }
}
