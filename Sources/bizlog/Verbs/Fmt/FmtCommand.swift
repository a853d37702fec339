internal import ArgumentParser

/// `bizlog fmt`: brings files into canonical form.
struct FmtCommand: ParsableCommand {
    static let configuration = CommandConfiguration.verb(
        .fmt,
        abstract: "Rewrite failure logs, and any Markdown file named, in the canonical form.",
        discussion: """
            Formatting changes the form and never the facts: no word is re-wrapped, escaped, renumbered or dropped, \
            and the meaning of the file is compared before and after. A canonical file is not touched. A file that \
            changes is replaced as a whole or not at all, and keeps its mode and owner; a symbolic link stays, and \
            the file behind it is replaced. Text between <!-- bizlog-ignore-start --> and \
            <!-- bizlog-ignore-end --> stays as it is.

            EXAMPLES:
              bizlog fmt                    the logs in the current directory
              bizlog fmt docs README.md     the logs below docs, and README.md
              bizlog fmt --check            for CI: name what would change
              bizlog fmt --diff | less      show what would change
              bizlog fmt - <in.md >out.md   as a filter
              bizlog fmt --repair-encoding  turn â€” back into — as well

            EXIT CODES:
              0    done; with --diff also if there are differences
              1    with --check: at least one file would change
              2    a file could not be read, formatted or written
              64   wrong usage

            If a file fails, the others are still formatted.
            """
    )

    @Flag(help: "Write nothing. Name each file that would change, and exit with 1 if there is one.")
    var check = false

    @Flag(
        help:
            "Write nothing. Print the changes as a unified diff for 'git apply'; with --check, in place of the names."
    )
    var diff = false

    @Flag(
        help: """
            First repair double-encoded UTF-8 outside of code, such as â€” for —. Each repair is reported; ambiguous text \
            is left unchanged and reported too.
            """
    )
    var repairEncoding = false

    @Argument(
        help: ArgumentHelp(
            "Files, directories, or - for standard input to standard output. \(Input.directoryHelp)",
            valueName: "path"
        )
    )
    var paths: [PathArgument] = []

    func validate() throws {
        try paths.checkStandardInput()
    }

    func run() throws {
        var formatting = FileFormatting(
            isChecking: check,
            isShowingDiff: diff,
            repairsEncoding: repairEncoding
        )
        for input in Input.inputs(for: paths) { formatting.format(input) }
        throw ExitCode(formatting.finish().rawValue)
    }
}
