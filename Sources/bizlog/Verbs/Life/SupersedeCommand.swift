internal import ArgumentParser
internal import LogModel

/// `bizlog supersede`: says that a rule takes the place of another one.
struct SupersedeCommand: ParsableCommand {
    static let configuration = CommandConfiguration.verb(
        .supersede,
        abstract: "Say that a rule takes the place of another one.",
        discussion: """
            The old rule gets the status that means superseded, with the id of the new one behind it, and the new one a label that names \
            the old one: both or neither, in one transaction, be they in one file or in two.

            \(LifeOptions.names)

            EXAMPLES:
              bizlog supersede R-BIZ-SYS-002 --by R-BIZ-SYS-007
              bizlog supersede 3 --by 12 --log docs/decisions.md --dry-run

            It prints a line 'path:line: ID: old → new' for each rule.

            \(LifeOptions.exitCodes)
            """
    )

    @Option(
        name: .customLong("by"), help: ArgumentHelp("The rule that takes its place.", valueName: "id"),
        completion: LogCompletion.rules)
    var by: String

    @OptionGroup var options: LifeOptions

    @Argument(help: "The rule that is superseded.", completion: LogCompletion.rules)
    var id: String

    func run() throws {
        var run = LifeRun(options)
        throw ExitCode(run.make(LifeChange(of: id, to: .superseded(by: by)), naming: [id, by]))
    }
}
