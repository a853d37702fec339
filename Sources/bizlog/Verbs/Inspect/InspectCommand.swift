internal import ArgumentParser
internal import LogModel

/// `bizlog inspect`: shows how a log is read, and why.
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration.verb(
        .inspect,
        abstract: "Show how a log is read, and why.",
        usage: "bizlog inspect [<options>] [<path> ...]",
        discussion: """
            Shows which parts of a file are taken for entries and what speaks for it, what names an entry, the fields with what they \
            are for, the words in use for severity and status, the order, where the next entry goes, and what is not understood.

            A template in the file says what an entry is, and so does a line before the first entry:
              <!-- bizlog-form: heading 2 date -->
            The words are 'heading LEVEL' with 'id [PREFIX]', 'number [WORD]', 'date', 'plain' (all of that level) or 'fields' (those \
            with labels under them); 'table', 'list' or 'lead' (lines in bold or with a key), alone or with 'id', 'number' or 'date', a list \
            also with 'bold'; 'file' for a file that is one entry; and 'none'. There may be several such lines, one for each form.

            The JSON has a schema: Fixtures/schema/bizlog-inspect-1.schema.json in the repository.

            EXAMPLES:
              bizlog inspect LESSONS.md
              bizlog inspect --json docs | jq '.[].forms'
              bizlog inspect --write-template LESSONS.md

            EXIT CODES:
              0    done, even if no entry is found
              2    a file could not be read or written, a line in it is not understood, or no template could be written
              64   wrong usage
            """
    )

    @Flag(help: "Print a JSON array.")
    var json = false

    @Flag(
        help: """
            Write into each file, under its title, the line that says what its entries are. The file is read as before, which is \
            compared; a file that says so already, or cannot be told in such a line, is left alone.
            """
    )
    var writeTemplate = false

    @Argument(help: ListCommand.pathHelp)
    var paths: [PathArgument] = []

    func validate() throws {
        try paths.checkStandardInput()
        if writeTemplate, json {
            throw ValidationError("'--write-template' and '--json' cannot be used together.")
        }
        if writeTemplate, paths.contains(where: \.isStandardInput) {
            throw ValidationError("'--write-template' cannot be used with '-'; name a file.")
        }
    }

    func run() throws {
        guard let today = Platform.today else {
            throw ValidationError("The clock of this machine is wrong.")
        }
        var run = InspectRun(today: today, isWriting: writeTemplate)
        for input in Input.inputs(for: paths) { run.take(input) }
        throw ExitCode(run.finish(asJSON: json).rawValue)
    }
}
