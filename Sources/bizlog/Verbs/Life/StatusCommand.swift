internal import ArgumentParser
internal import LogModel

/// `bizlog status`: says how far one has come with a failure, or whether a rule holds.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration.verb(
        .status,
        abstract: "Set the status of a failure or a rule.",
        discussion: """
            A failure is open, resolved, won't fix or recurred; a rule is active, enforced, superseded or retired. The log's own word for \
            it is written: a value that its template lists, else one in use, such as '✅ Fixed' or 'gelöst'. Any value that the log lists \
            or uses may be given as it is.

            It is written where the entry has its status: in a field, in its heading, in the column of a table. An entry without one gets \
            a label behind its last one-line label, in the style of that. The file is read again with the change: but for that field, all \
            of it must say what it said, or nothing is written. The day of the last update is moved forward where the log has one.

            \(LifeOptions.names)

            EXAMPLES:
              bizlog status F-BIZ-003 resolved
              bizlog status F-BIZ-003 resolved --note 'the lease is renewed' --commit 8401fa0
              bizlog status f-biz-3 "won't fix" --dry-run
              bizlog status 2026-03-04 open --log LESSONS.md
              bizlog status R-BIZ-SYS-002 enforced

            It prints a line 'path:line: ID: old → new'.

            \(LifeOptions.exitCodes)
            """
    )

    @Option(help: ArgumentHelp("What stands behind the status, on one line.", valueName: "text"))
    var note: String?

    @Option(
        help: ArgumentHelp(
            "The commit that did it; it stands behind the note in brackets.", valueName: "commit"))
    var commit: String?

    @OptionGroup var options: LifeOptions

    @Argument(
        help: "The entry: its id, or where it has none, its day, its number or a part of its title.",
        completion: LogCompletion.entries)
    var id: String

    @Argument(help: "The status.", completion: LogCompletion.statuses)
    var value: String

    func run() throws {
        var run = LifeRun(options)
        throw ExitCode(
            run.make(LifeChange(of: id, to: .status(value, note: note, commit: commit)), naming: [id]))
    }
}
