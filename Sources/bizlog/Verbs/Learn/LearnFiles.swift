internal import ArgumentParser
internal import LogStore
internal import SystemPackage

/// The options for the files of `learn` and `fold`, in place of those that the log names.
struct LearnFiles: ParsableArguments {
    @Option(help: ArgumentHelp("The log, or its directory.", valueName: "path"))
    var log: PathArgument?

    @Option(
        help: ArgumentHelp(
            "The rules file, in place of the one that the log names. It may lie outside of the repository.",
            valueName: "path"))
    var rules: PathArgument?

    @Option(
        help: ArgumentHelp(
            "The other system's log, in place of the one that the log names. It may lie outside of the repository.",
            valueName: "path"))
    var otherLog: PathArgument?

    /// Finds the log.
    func repository() throws(LogError) -> LogRepository {
        try LogRepository(at: log?.path, rules: rules?.path, otherLog: otherLog?.path)
    }
}
