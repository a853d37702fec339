internal import ArgumentParser
internal import LogModel
internal import LogStore
internal import MarkdownAST
internal import MarkdownFormat
internal import SystemPackage

/// `bizlog export`: a log as JSON.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration.verb(
        .export,
        abstract: "Print a whole log as JSON.",
        discussion: """
            Nothing in the file is left out: parts that bizlog does not know are strings of Markdown. 'bizlog import' \
            turns the JSON back into the file in canonical form, byte for byte. A part whose values alone would be \
            written differently carries its text as 'spelling', which is ignored once you change a value.

            A log with entries in another form than bizlog's own has "form": "inferred". Its parts are texts and entries, each \
            entry with its values and its text as 'spelling'. It is changed by the spelling; 'bizlog import' refuses an entry \
            whose values say what its spelling does not.

            The format has a version and a JSON Schema: Fixtures/schema/bizlog-log-1.schema.json in the repository.

            EXAMPLES:
              bizlog export                     FAILURE_LOG.md as JSON
              bizlog export BIZOS_RULES.md >rules.json
              git show HEAD:FAILURE_LOG.md | bizlog export -

            EXIT CODES:
              0    done
              2    the file could not be read
              64   wrong usage
            """
    )

    @Argument(help: "The log, or - for standard input. Default: FAILURE_LOG.md.")
    var path: PathArgument?

    func run() throws {
        var console = Console()
        export(&console)
        throw ExitCode(console.finish().rawValue)
    }

    private func export(_ console: inout Console) {
        // A log that is found, not named, must lie within the boundary.
        let boundary = path == nil ? Boundary(around: ".") : nil
        guard
            let input = InputText(reading: path ?? PathArgument("FAILURE_LOG.md"), within: boundary, &console)
        else { return }
        let log: LogDocument
        do throws(ParseError) {
            log = try LogDocument(parsing: input.bytes)
        } catch {
            console.fail(input.name, error.position, error.description)
            return
        }
        let canonical = LogFormatter().canonical(log)
        if let inferred = InferredLog(reading: canonical, linesOf: log) {
            console.print(json: InferredLogExchange(inferred))
        } else {
            console.print(json: LogExchange(FailureLog(reading: canonical)))
        }
    }
}
