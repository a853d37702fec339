internal import ArgumentParser
internal import LogGit
internal import LogModel
internal import LogReporting

/// `bizlog report`: a log as a page to read, mail and print.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration.verb(
        .report,
        abstract: "Write a log as a page to read, mail and print.",
        usage:
            "bizlog report [-o <file>] [--format html|md] [--since <revision or date>] [--today <date>] [<path> ...]",
        discussion: """
            Says in one sentence how things stand, and then shows failures over time by severity, weeks as a heat map, categories and \
            causes by number, what led from one failure by a rule to the next, the rules and whether they hold, what is open and for how \
            long, what check finds, and each entry. The numbers are those of stats, rules and check.

            The page is one HTML file without script that fetches nothing: it can be opened, mailed and printed as it is. Raw HTML in the \
            log becomes text; links lead to http, https and mailto addresses and to files beside it, and nowhere else; images become links. \
            Credentials are hidden. It stays below 25 MB: of very many entries the older ones are shown without their texts. --format md \
            writes the same as Markdown with Mermaid, as GitHub shows it.

            The same log gives the same bytes: ages count to the last day that the files know, or to --today. Dates in the future are found \
            only with --today. --since shows what is new: with a date the entries of that day and later; with a revision of git those that \
            the log did not have there.

            EXAMPLES:
              bizlog report -o report.html
              bizlog report --force -o report.html docs/FAILURE_LOG.md
              bizlog report --since 2026-01-01 -o quarter.html
              bizlog report --since v1.2 --format md >> "$GITHUB_STEP_SUMMARY"

            EXIT CODES:
              0    done, whatever the report says
              2    a file could not be read or written, or git does not know the revision
              64   wrong usage
            """
    )

    /// How the report is written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        /// One HTML file.
        case html
        /// Markdown with Mermaid, as GitHub reads it.
        case md
    }

    @Option(
        name: .shortAndLong,
        help: "Write to this file, unless it exists, in place of standard output.")
    var output: PathArgument?

    @Flag(help: "Replace the file given by --output if it exists.")
    var force = false

    @Option(help: "html, or md for Markdown with Mermaid.")
    var format = Format.html

    @Option(
        help: ArgumentHelp(
            "Show what is new since a day, or since a revision of git.", valueName: "revision or date"))
    var since: String?

    @Option(
        help: ArgumentHelp("The day to which ages count.", valueName: "date"), transform: LogDate.argument)
    var today: LogDate?

    @Argument(help: ListCommand.pathHelp)
    var paths: [PathArgument] = []

    func validate() throws {
        if force, output == nil { throw ValidationError("'--force' needs '--output'.") }
        try paths.checkStandardInput()
        if since != nil, try revision() != nil, paths.contains(where: \.isStandardInput) {
            throw ValidationError("'--since' with a revision cannot be used with '-'; name a file.")
        }
    }

    func run() throws {
        var console = Console()
        let logs = ListLogs(reading: paths, console: &console)
        if logs.logs.isEmpty { throw ExitCode(console.finish().rawValue) }
        let run = ReportRun(logs, today: today)
        guard let scope = try scope(of: run, &console) else {
            throw ExitCode(console.finish().rawValue)
        }
        let report = run.report(on: scope, &console)
        let bytes =
            switch format {
            case .html: report.html
            case .md: report.markdown
            }
        ImportCommand.write(bytes, to: output?.path, replacing: force, &console)
        throw ExitCode(console.finish().rawValue)
    }

    /// The revision that `--since` names; nil if it is a day, or not given.
    private func revision() throws -> GitRevision? {
        guard let since, LogDate(since) == nil else { return nil }
        do throws(GitError) { return try GitRevision(since) } catch { throw ValidationError("\(error).") }
    }

    /// Which entries are shown; nil after printing an error.
    private func scope(
        of run: ReportRun, _ console: inout Console
    ) throws -> ReportScope? {
        guard let revision = try revision() else {
            return since.flatMap { LogDate($0) }.map { .since($0) } ?? .all
        }
        return run.scope(since: revision, &console)
    }
}
