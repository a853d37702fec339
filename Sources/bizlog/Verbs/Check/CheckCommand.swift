internal import ArgumentParser
internal import LogChecks
internal import LogGit
internal import LogModel

/// `bizlog check`: reports what is wrong in files.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration.verb(
        .check,
        abstract: "Report what is wrong in failure logs and the files that belong to them.",
        discussion: """
            Counters, dates, ids, fields, references between the files, categories, damaged text and credentials are checked. All \
            findings are reported in one run, as 'path:line:column: severity: message [code]', sorted by file and place. The files \
            that a log lists as related are read to look up ids; findings are reported only for the files that are named.

            <!-- bizlog-ignore CODE --> suppresses a code in the entry or section that contains the comment, and under the title in \
            the whole file. Nothing is reported between <!-- bizlog-ignore-start --> and <!-- bizlog-ignore-end -->.

            EXAMPLES:
              bizlog check                      the logs in the current directory
              bizlog check --fix                correct counters and dates of the last update
              bizlog check --strict docs        warnings fail as well
              bizlog check --format sarif >out  for code scanning
              bizlog check --against origin/main  what the branch loses or uses twice, for a pull request
              bizlog check --explain id-gap     what a code means

            EXIT CODES:
              0    no errors, and with --strict no warnings either
              1    errors were found, or with --strict warnings
              2    a file could not be read, parsed or written
              64   wrong usage
            """
    )

    @Flag(
        help:
            "Correct what can be derived: counters, dates of the last update, counts of declared categories.")
    var fix = false

    @Flag(help: "Fail on warnings, not only on errors.")
    var strict = false

    @Option(help: "The format of the report: text, json, sarif or github.")
    var format = ReportFormat.text

    @Option(
        help: ArgumentHelp(
            "Report only these codes, separated by commas. One that compares files also reports unreadable-related-file.",
            valueName: "codes"))
    var select: [CodeList] = []

    @Option(help: ArgumentHelp("Do not report these codes, separated by commas.", valueName: "codes"))
    var ignore: [CodeList] = []

    @Option(
        help: ArgumentHelp(
            "Compare with this revision of git as well: what it has must not be gone, and ids must not be used twice.",
            valueName: "revision"))
    var against: String?

    @Option(
        help: ArgumentHelp("Explain a code, or 'all' of them, and do nothing else.", valueName: "code"),
        completion: .list(CodeList.allValueStrings + ["all"]))
    var explain: String?

    @Argument(
        help: ArgumentHelp(
            "Files, directories, or - for standard input. \(Input.directoryHelp)",
            valueName: "path"
        )
    )
    var paths: [PathArgument] = []

    func validate() throws {
        try paths.checkStandardInput()
        if fix, paths.contains(where: \.isStandardInput) {
            throw ValidationError("'--fix' cannot be used with '-'; name a file.")
        }
        if against != nil, paths.contains(where: \.isStandardInput) {
            throw ValidationError("'--against' cannot be used with '-'; name a file.")
        }
        if let explain, explain != "all" { try CodeList.checkName(explain) }
    }

    func run() throws {
        if let explain {
            var console = Console()
            console.print(PrintableText(lines: CodeExplanation.text(for: explain)))
            throw ExitCode(console.finish().rawValue)
        }
        guard let today = Platform.lastDayOnEarth else {
            throw ValidationError("The clock of this machine is wrong.")
        }
        var run = CheckRun(
            checker: LogChecker(
                today: today, codes: select.isEmpty ? nil : select.codes, ignoring: ignore.codes),
            isFixing: fix,
            isStrict: strict
        )
        run.against = try against.map { name in
            do throws(GitError) { return try GitRevision(name) } catch { throw ValidationError("\(error).") }
        }
        for input in Input.inputs(for: paths) { run.take(input) }
        throw ExitCode(run.finish(format).rawValue)
    }
}

/// A list of codes in an option: `id-gap,secret`.
struct CodeList: ExpressibleByArgument {
    let codes: [DiagnosticCode]

    init?(argument: String) {
        let codes = argument.split(separator: ",").map { DiagnosticCode(rawValue: String($0)) }
        guard !codes.isEmpty, codes.allSatisfy(DiagnosticCode.builtIn.contains) else { return nil }
        self.codes = codes
    }

    static let allValueStrings = DiagnosticCode.builtIn.map(\.rawValue)

    /// Refuses a name that no code has.
    static func checkName(_ name: String) throws {
        if allValueStrings.contains(name) { return }
        let known = allValueStrings.joined(separator: ", ")
        throw ValidationError("There is no code '\(name)'. The codes are: \(known).")
    }
}

extension [CodeList] {
    fileprivate var codes: Set<DiagnosticCode> { Set(flatMap(\.codes)) }
}
