internal import ArgumentParser
internal import LogStore

/// The options of the verbs that change the life of an entry.
struct LifeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The log or the rules file, its directory, or a directory that has an entry in each file.",
            valueName: "path"))
    var log: PathArgument?

    @Option(
        help: ArgumentHelp(
            "The rules file, in place of the one that the log names. It may lie outside of the repository.",
            valueName: "path"))
    var rules: PathArgument?

    @Flag(help: "Write nothing. Print the changes as a unified diff.")
    var dryRun = false

    @Flag(help: "Print a JSON object.")
    var json = false

    /// What `--help` says of files and names.
    static let names = """
        The entry is looked for in the log and in the rules file that it lists. The log is FAILURE_LOG.md here, in docs, or in a directory \
        above, up to the top of the repository, or what --log names, in whatever form. The JSON has a schema: \
        Fixtures/schema/bizlog-life-1.schema.json in the repository.
        """

    /// What `--help` says of exit codes.
    static let exitCodes = """
        EXIT CODES:
          0    done, also if the files say so already
          2    nothing was changed: there is no such entry, the form has no place for it, or a file could not be read or written
          64   wrong usage, such as a value that means nothing for such an entry
        """
}
