internal import ArgumentParser
internal import LogModel
internal import LogStore
internal import MarkdownAST
internal import SystemPackage

/// `bizlog convert`: a log in another form.
struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration.verb(
        .convert,
        abstract: "Write a log in another form.",
        discussion: """
            Every entry keeps its id, date, severity, status, title and texts; the result is read back before it is written. What the \
            form has no place for stands in the entry under its own label, and is named on standard error. Where a form names each \
            entry and one has no id, it gets one; 'Original Key' in the entry says what it had, and converting it again takes that back. \
            So does 'Original Title' where a title says what the form would read as a date, a severity or a status. Where nothing else \
            says what the entries are, the result begins with a line that does.

            FORMS, as 'bizlog init --form' starts them:
              bizlog      ### [F-001] title, with the labels of bizlog's own form
              learnings   ## [ERR-20260304-001] title, as .learnings/ERRORS.md
              lessons     ## 2026-03-04 — title, as tasks/lessons.md
              incidents   ## INC-003: title
              table       a row for each entry

            EXAMPLES:
              bizlog convert --to bizlog tasks/lessons.md >FAILURE_LOG.md
              bizlog convert --to learnings -o .learnings/ERRORS.md FAILURE_LOG.md
              bizlog convert --like docs/incidents.md FAILURE_LOG.md

            EXIT CODES:
              0    done
              2    a file could not be read, the log has no entries or would be read differently in that form, or the file could not be \
            written
              64   wrong usage
            """
    )

    @Option(help: ArgumentHelp("The form: \(ConvertCommand.forms).", valueName: "form"))
    var to: String?

    @Option(help: ArgumentHelp("The form in which the entries of this file are.", valueName: "file"))
    var like: PathArgument?

    @Option(name: .shortAndLong, help: "Write to this file, unless it exists.")
    var output: PathArgument?

    @Flag(help: "Replace the file given by --output if it exists.")
    var force = false

    @Argument(help: "The log, or - for standard input. Default: FAILURE_LOG.md.")
    var path: PathArgument?

    private static var forms: String { FormStyle.named.map(\.name).joined(separator: ", ") }

    func validate() throws {
        if force, output == nil { throw ValidationError("'--force' needs '--output'.") }
        if (to == nil) == (like == nil) {
            throw ValidationError("Give the form by '--to' or by '--like', one of the two.")
        }
        if let to, !FormStyle.named.contains(where: { $0.name == to }) {
            throw ValidationError("'\(to)' is no form; write one of \(Self.forms).")
        }
        try [path, like].compactMap(\.self).checkStandardInput()
    }

    func run() throws {
        var console = Console()
        convert(&console)
        throw ExitCode(console.finish().rawValue)
    }

    private func convert(_ console: inout Console) {
        // A log that is found, not named, must lie within the boundary.
        let boundary = path == nil ? Boundary(around: ".") : nil
        let path = path ?? PathArgument("FAILURE_LOG.md")
        guard let style = style(&console),
            let input = InputText(reading: path, within: boundary, &console),
            let log = Self.log(input, &console)
        else { return }
        let conversion: LogConversion
        do throws(ConversionError) {
            conversion = try LogConversion(of: log, to: style)
        } catch {
            let start = error.line.map { log.document.source.start(ofLine: $0 - 1) }
            console.fail(
                input.name, start.map { log.document.source.position(at: $0) }, error.description)
            return
        }
        let bytes = conversion.document.source.bytes
        guard ImportCommand.write(bytes, to: output?.path, replacing: force, &console) else { return }
        for note in conversion.notes { console.warn(input.name, nil, note.description) }
    }

    /// The form to write; nil after printing an error.
    private func style(_ console: inout Console) -> FormStyle? {
        guard let like else { return FormStyle.named.first { $0.name == to } }
        guard let input = InputText(reading: like, &console), let log = Self.log(input, &console) else {
            return nil
        }
        if let style = FormStyle(like: log, named: input.name) { return style }
        console.fail(input.name, nil, "no entries are read here, so it shows no form; give one with --to")
        return nil
    }

    private static func log(_ input: InputText, _ console: inout Console) -> LogDocument? {
        do throws(ParseError) {
            return try LogDocument(parsing: input.bytes)
        } catch {
            console.fail(input.name, error.position, error.description)
            return nil
        }
    }
}
