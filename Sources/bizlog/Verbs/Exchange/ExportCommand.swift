internal import ArgumentParser
internal import LogModel
internal import LogStore
internal import MarkdownAST
internal import MarkdownFormat
internal import SystemPackage

/// `bizlog export`: a log as JSON.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print a whole log as JSON.",
        discussion: """
            Nothing of the file is left out: what bizlog does not know is Markdown in a string. 'bizlog import' makes the file in \
            its canonical form again, byte for byte. A part that its values alone would write in another way has the file's own \
            text beside it as 'spelling'; where a value is changed, the value counts.

            The form has a version, and a JSON Schema: Fixtures/schema/bizlog-log-1.schema.json in the repository.

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
        let document: Document
        do throws(ParseError) {
            document = try Document(parsing: input.bytes)
        } catch {
            console.fail(input.name, error.position, error.description)
            return
        }
        let log = FailureLog(reading: LogDocument(reading: LogFormatter().format(document).document))
        console.print(json: LogExchange(log))
    }
}
