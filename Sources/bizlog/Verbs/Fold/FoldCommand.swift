internal import ArgumentParser
internal import LogModel

/// `bizlog fold`: records the post-mortems that `learn --handoff` has queued.
struct FoldCommand: ParsableCommand {
    static let configuration = CommandConfiguration.verb(
        .fold,
        abstract: "Record the post-mortems that 'bizlog learn --handoff' has queued.",
        discussion: """
            Records the post-mortems in .bizlog/pending beside the log, the earliest first, and removes their files: all \
            at once or none. They get their ids now. If one of them cannot be recorded, the reason is reported and \
            nothing changes. Folding twice records nothing twice.

            EXAMPLES:
              bizlog fold --list        what is queued
              bizlog fold --dry-run     what would change
              bizlog fold

            EXIT CODES:
              0    done, or nothing was queued
              2    nothing was recorded, because of a file or a value
              64   wrong usage
            """
    )

    @Flag(help: "Only list the queued post-mortems.")
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
