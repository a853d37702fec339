internal import ArgumentParser
internal import LogGit
internal import LogStore

/// `bizlog merge`: merges three versions of a log, for git or for a person.
struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration.verb(
        .merge,
        abstract: "Merge two versions of a failure log by its entries.",
        discussion: """
            Two branches that each record a failure change the same lines, so git asks a person to decide what nobody disagrees about. \
            bizlog merges entries, fields, ids and counters: entries of both sides stay, an id that both have used is changed on one \
            side together with all that names it, and totals are counted. What both sides have changed in different ways is left to a \
            person, between git's markers. Where a merge cannot be proven right, or a file is no log, git's own merge of lines is taken.

            'bizlog merge --install' makes git ask bizlog. Then 'git merge', 'rebase', 'cherry-pick', 'revert' and 'stash' do all of \
            this by themselves. Websites such as GitHub run no driver; 'bizlog resolve' puts right what they have merged.

            EXAMPLES:
              bizlog merge --install             git asks bizlog for the logs of this repository
              bizlog merge --install --global    for all repositories of this user
              bizlog merge --status              whether it does
              bizlog merge base.md ours.md theirs.md >merged.md

            EXIT CODES:
              0    merged, or done
              1    merged but for conflicts, which stand in the result; with --status: something is not set up
              2    a file could not be read or written, or git not be run
              64   wrong usage
            """
    )

    @Flag(help: "Make git ask bizlog when it merges logs.")
    var install = false

    @Flag(help: "Undo --install.")
    var uninstall = false

    @Flag(help: "Tell whether git asks bizlog, and for which files.")
    var status = false

    @Flag(help: "With --install, --uninstall and --status: for all repositories of this user.")
    var global = false

    @Flag(
        help: ArgumentHelp("Write the merge into OURS, as git asks of a merge driver.", visibility: .hidden))
    var driver = false

    @Option(
        name: [.customShort("L"), .customLong("marker-size")],
        help: ArgumentHelp("The number of characters in a conflict marker.", valueName: "number"))
    var markerSize = 7

    @Option(
        name: [.customShort("P"), .customLong("path")],
        help: ArgumentHelp("The path of the file from the top of the repository.", visibility: .hidden))
    var path: PathArgument?

    @Option(
        name: [.customShort("S"), .customLong("base-label")],
        help: ArgumentHelp("What stands behind the markers of BASE.", valueName: "label"))
    var baseLabel: RawText?

    @Option(
        name: [.customShort("X"), .customLong("our-label")],
        help: ArgumentHelp("What stands behind the markers of OURS.", valueName: "label"))
    var ourLabel: RawText?

    @Option(
        name: [.customShort("Y"), .customLong("their-label")],
        help: ArgumentHelp("What stands behind the markers of THEIRS.", valueName: "label"))
    var theirLabel: RawText?

    @Argument(help: ArgumentHelp("The version that both began with, ours and theirs.", valueName: "file"))
    var files: [PathArgument] = []

    func validate() throws {
        let setUp = [install, uninstall, status].count(where: \.self)
        if setUp > 1 {
            throw ValidationError("Only one of '--install', '--uninstall' and '--status' can be given.")
        }
        if setUp == 1 {
            if driver || !files.isEmpty {
                throw ValidationError("'--install', '--uninstall' and '--status' take no files.")
            }
            return
        }
        if global {
            throw ValidationError("'--global' goes with '--install', '--uninstall' or '--status'.")
        }
        guard files.count == 3 else {
            throw ValidationError(
                "Three files are needed: the version that both began with, ours and theirs.")
        }
        if files.contains(where: \.isStandardInput) {
            throw ValidationError("'-' cannot be merged; name a file.")
        }
        if markerSize < 1 { throw ValidationError("A conflict marker has at least one character.") }
    }

    func run() throws {
        if install || uninstall || status {
            var run = DriverSetupRun(self)
            throw ExitCode(run.run().rawValue)
        }
        var run = MergeRun(self)
        throw ExitCode(run.run())
    }
}
