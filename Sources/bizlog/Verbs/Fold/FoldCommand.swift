internal import ArgumentParser
internal import LogModel

/// `bizlog fold`: records the post-mortems that `learn --handoff` has queued.
struct FoldCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fold",
        abstract: "Record the post-mortems that 'bizlog learn --handoff' has queued.",
        discussion: """
            The files in .bizlog/pending beside the log become entries and rules, the earliest first, and go: all at once or none. Ids are \
            given now. One that cannot be recorded is named, and then nothing is. Folding again adds nothing.

            EXAMPLES:
              bizlog fold --list        what waits
              bizlog fold --dry-run     what would change
              bizlog fold

            EXIT CODES:
              0    done, be it that nothing waited
              2    a file or a value cannot be taken; nothing was recorded
              64   wrong usage
            """
    )

    @Flag(help: "Only print what waits.")
    var list = false

    @Flag(help: "Write nothing. Print the changes as a unified diff.")
    var dryRun = false

    @Flag(help: "Make the rules file if there is none.")
    var createRules = false

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var files: LearnFiles

    func validate() throws {
        if list, dryRun || createRules {
            throw ValidationError("'--list' changes nothing; leave out '--dry-run' and '--create-rules'.")
        }
    }

    func run() throws {
        guard let today = Platform.today else {
            throw ValidationError("The clock of this machine is wrong.")
        }
        var run = FoldRun(self, today: today)
        throw ExitCode(run.run())
    }
}
