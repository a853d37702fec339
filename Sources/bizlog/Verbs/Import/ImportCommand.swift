internal import ArgumentParser
internal import LogModel
internal import LogStore
internal import MarkdownAST
internal import SystemPackage

/// `bizlog import`: a log from JSON.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration.verb(
        .import,
        abstract: "Make a log from the JSON that 'bizlog export' prints.",
        discussion: """
            The result is in canonical form. It is read back before it is written: values that would be read \
            differently, such as text that begins another entry, are refused.

            EXAMPLES:
              bizlog import log.json                       to standard output
              bizlog import -o FAILURE_LOG.md log.json     to a new file
              bizlog export | jq '…' | bizlog import --force -o FAILURE_LOG.md

            EXIT CODES:
              0    done
              2    the JSON could not be read or is not a log, or the file could not be written
              64   wrong usage
            """
    )

    @Option(name: .shortAndLong, help: "Write to this file, unless it exists.")
    var output: PathArgument?

    @Flag(help: "Replace the file given by --output if it exists.")
    var force = false

    @Argument(help: "The JSON, or - for standard input.")
    var path = PathArgument("-")

    func validate() throws {
        if force, output == nil { throw ValidationError("'--force' needs '--output'.") }
    }

    func run() throws {
        var console = Console()
        if let input = InputText(reading: path, &console), let bytes = markdown(input, &console) {
            Self.write(bytes, to: output?.path, replacing: force, &console)
        }
        throw ExitCode(console.finish().rawValue)
    }

    private func markdown(_ input: InputText, _ console: inout Console) -> [UInt8]? {
        do throws(JSONError) {
            return try Self.rendered(ImportedLog.reading(json: input.bytes), input.name, &console)
        } catch {
            console.fail(input.name, error.position, error.message)
            return nil
        }
    }

    private static func rendered(_ log: ImportedLog, _ name: String, _ console: inout Console) -> [UInt8]? {
        do {
            return switch log {
            case .own(let log): try log.rendered().source.bytes
            case .inferred(let log): try log.rendered().source.bytes
            }
        } catch {
            console.fail(name, nil, "\(error)")
            return nil
        }
    }

    /// Writes a file that a command has made; without a path to standard output.
    ///
    /// - Parameter isReplacing: whether a file that exists is replaced; otherwise it is left alone and reported.
    /// - Returns: whether it was written.
    @discardableResult
    static func write(
        _ bytes: [UInt8], to path: FilePath?, replacing isReplacing: Bool, _ console: inout Console
    ) -> Bool {
        guard let path else {
            console.print(data: bytes)
            return true
        }
        do throws(StoreError) {
            do throws(StoreError) {
                try StoredFile.make(path, with: bytes)
            } catch .exists where isReplacing {
                try StoredFile(reading: path).replace(with: bytes)
            }
            return true
        } catch {
            let advice = error == .exists(path) ? ", or use --force" : ""
            console.fail(path.shown, nil, error.description + advice)
            return false
        }
    }
}
