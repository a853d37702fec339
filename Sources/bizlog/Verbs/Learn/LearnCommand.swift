internal import ArgumentParser
internal import LogModel

/// `bizlog learn`: records a failure and the rule against it.
struct LearnCommand: ParsableCommand {
    static let configuration = CommandConfiguration.verb(
        .learn,
        abstract: "Record a failure and the rule that prevents it.",
        discussion: """
            Adds an entry to the log, its rule to the rules file and, with --cross-system, an entry to the other \
            system's log: all of it or nothing. Ids are assigned, and counters, the date of the last update and the \
            count of the category are updated. The log's own template says which fields an entry must have. Missing \
            fields are asked for on a terminal, and listed elsewhere.

            Values are data: a value with a heading or anything else that would not be read back as text is refused \
            with its line. The log is FAILURE_LOG.md here, in docs, or in a directory above, up to the top of the \
            repository; the other files are those that it lists as related, if they lie in the same repository.

            EXAMPLES:
              bizlog learn "The nightly sync stopped. Nobody noticed."
              bizlog learn --title … --severity critical --broke … --rule …
              bizlog learn --from entry.md --category CRM/Zoho
              bizlog learn --editor
              bizlog learn --rule-only --layer Process "Two people review prices."
              bizlog learn --dry-run … | less
              bizlog learn --handoff …; bizlog fold

            It prints a line 'ID path' for each new entry.

            EXIT CODES:
              0    done
              2    nothing was recorded, because of a file or a value
              64   wrong usage, or a value is missing for which there is an option
            """
    )

    @OptionGroup var flags: LearnFlags

    @Option(
        help: ArgumentHelp(
            """
            Read entries from a file, or - for standard input: in the form of the template, or JSON as printed by \
            'bizlog export'. Options replace values of the entries.
            """,
            valueName: "file"
        )
    )
    var from: PathArgument?

    @Flag(help: "Fill in the template with $VISUAL or $EDITOR.")
    var editor = false

    @Flag(help: "Fill missing fields with the template's placeholders; 'bizlog check' reports them later.")
    var draft = false

    @Flag(help: "Make the rules file if there is none.")
    var createRules = false

    @Flag(help: "Write nothing. Print the changes as a unified diff.")
    var dryRun = false

    @Flag(help: "Do not change the log; queue a file beside it for 'bizlog fold'.")
    var handoff = false

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var files: LearnFiles

    @Argument(help: "What broke; with --rule-only, the rule. Its first sentence becomes the title.")
    var summary: String?

    /// Whether to open the editor.
    var usesEditor: Bool { editor }

    func validate() throws {
        if summary != nil, flags.ruleOnly ? flags.rule != nil : flags.broke != nil {
            let option = flags.ruleOnly ? "--rule" : "--broke"
            throw ValidationError("The summary and '\(option)' mean the same; give one of them.")
        }
        if handoff, dryRun { throw ValidationError("Give '--handoff' or '--dry-run', not both.") }
    }

    func run() throws {
        guard let today = Platform.today else {
            throw ValidationError("The clock of this machine is wrong.")
        }
        var run = LearnRun(self, today: today)
        throw ExitCode(run.run())
    }
}
