internal import ArgumentParser

/// The command with its verbs, and its exit.
@main
struct Bizlog: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bizlog",
        abstract: "Keeps failure logs true.",
        discussion: """
            A failure log is a Markdown file, FAILURE_LOG.md, that holds the post-mortems of a team. bizlog reads such a file \
            without losing a byte and changes nothing in it that it was not asked to change.

            Messages go to standard error as 'path:line:column: severity: message', results to standard output.

            EXIT CODES:
              0    done
              1    something was found, or would change
              2    something could not be done: unreadable, not UTF-8, refused, I/O
              64   wrong usage
            """,
        version: Version.text,
        subcommands: Verb.allCases.map(\.command)
    )

    /// The command that arguments ask for.
    ///
    /// A verb by itself is parsed quicker than as one of all verbs. Those say what is wrong, and print help.
    static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
        if let verb = arguments.first.flatMap(Verb.init(named:))?.command,
            let command = try? verb.parseAsRoot(Array(arguments.dropFirst())), type(of: command) == verb
        {
            return command
        }
        return try parseAsRoot(arguments)
    }

    static func main() {
        Platform.prepare()
        guard let arguments = Platform.arguments else {
            var console = Console()
            console.fail(
                "bizlog", nil,
                "cannot read the arguments of this process; mount /proc, and allow more open files with 'ulimit -n'"
            )
            Platform.exit(console.finish().rawValue)
        }
        do {
            var command = try Arguments(arguments.dropFirst()).command()
            try command.run()
        } catch let code as ExitCode {
            // The command has said what there was to say.
            var console = Console()
            Platform.exit(max(code.rawValue, console.finish().rawValue))
        } catch {
            var console = Console()
            let code = exitCode(for: error)
            let message = fullMessage(for: error)
            if !message.isEmpty {
                if code.isSuccess {
                    console.print(PrintableText(lines: message + "\n"))
                } else {
                    console.say(lines: message)
                }
            }
            Platform.exit(max(code.rawValue, console.finish().rawValue))
        }
    }
}
