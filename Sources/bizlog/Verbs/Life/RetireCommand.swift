internal import ArgumentParser
internal import LogModel

/// `bizlog retire`: says that a rule no longer holds.
struct RetireCommand: ParsableCommand {
    static let configuration = CommandConfiguration.verb(
        .retire,
        abstract: "Say that a rule no longer holds, and why.",
        discussion: """
            The rule gets the status that means retired, with the reason behind it. It stays where it is, so that its id is not given again \
            and those who look for it find out.

            \(LifeOptions.names)

            EXAMPLES:
              bizlog retire R-BIZ-SYS-002 --because 'the importer is gone'

            It prints a line 'path:line: ID: old → new'.

            \(LifeOptions.exitCodes)
            """
    )

    @Option(name: .customLong("because"), help: ArgumentHelp("The reason, on one line.", valueName: "text"))
    var because: String

    @OptionGroup var options: LifeOptions

    @Argument(help: "The rule.", completion: LogCompletion.rules)
    var id: String

    func run() throws {
        var run = LifeRun(options)
        throw ExitCode(run.make(LifeChange(of: id, to: .retired(because: because)), naming: [id]))
    }
}
