internal import LogModel
internal import MarkdownAST
internal import SystemPackage

/// The output of a command: results go to standard output, messages to standard error, and nothing is written
/// except through here. It also keeps the worst outcome, which becomes the exit status.
///
/// Lines and messages are for people and are made safe for terminals and CI logs, see ``PrintableText``. Data
/// for programs is written byte for byte, so that it can be read back; it is made safe only on a terminal.
///
/// Results are buffered and written in large pieces. A closed pipe on standard output ends the process
/// quietly; one on standard error is ignored, so that work on files goes on.
struct Console {
    private(set) var status = ExitStatus.done
    private var pending: [UInt8] = []
    private var isOutputBroken = false
    private var changes: [String] = []
    private let errorStyle: Style = Style.isWanted(on: .standardError) ? .colored : .plain

    /// Whether results are coloured.
    let outputStyle: Style = Style.isWanted(on: .standardOutput) ? .colored : .plain

    private static let bufferSize = 1 << 16

    /// Prints lines for people.
    mutating func print(_ text: PrintableText) { write(Array(text.withoutCommands.text.utf8)) }

    /// Prints commands for GitHub Actions, one per line.
    mutating func print(commands text: PrintableText) { write(Array(text.text.utf8)) }

    /// Prints a line for people.
    mutating func print(line: String) { print("\(line)\n") }

    /// Prints data for programs: a file, or a part of one.
    mutating func print(data: [UInt8]) {
        Platform.isTerminal(1) ? print(PrintableText(file: data)) : write(data)
    }

    /// Prints a unified diff.
    mutating func print(diff: [UInt8]) {
        Platform.isTerminal(1) ? print(PrintableText(diff: diff, style: outputStyle)) : write(diff)
    }

    /// Prints a value as JSON.
    mutating func print(json value: some Encodable, _ style: JSONStyle = .sorted) {
        do {
            write(try value.json(style))
        } catch {
            outputFailed("cannot write JSON: \(error)")
        }
    }

    /// Prints a message that is neither an error nor a finding.
    mutating func say(_ message: String, _ details: [String] = []) {
        flush()
        var text: PrintableText = "\(message)\n"
        for detail in details { text += "\(detail)\n" }
        Self.ask(text)
    }

    /// Prints a message of several lines.
    mutating func say(lines: String) {
        flush()
        Self.ask(PrintableText(lines: lines + "\n"))
    }

    /// Prints a question to standard error without a line ending. All messages pass through here, where
    /// credentials are masked.
    static func ask(_ question: PrintableText) {
        let text = SecretMask.forms.masked(question.withoutCommands.text)
        _ = try? FileDescriptor.standardError.writeAll(text.utf8)
    }

    /// Prints an error in the form that editors and CI understand, and records that the command failed.
    mutating func fail(
        _ name: String,
        _ position: SourcePosition?,
        _ message: String,
        _ details: [String] = []
    ) {
        record(.failed)
        report(name, position, PrintableText("error:").painted("1;31", errorStyle), message, details)
    }

    /// Prints a warning.
    mutating func warn(
        _ name: String,
        _ position: SourcePosition?,
        _ message: String,
        _ details: [String] = []
    ) {
        report(name, position, PrintableText("warning:").painted("1;33", errorStyle), message, details)
    }

    /// Records an outcome; the worst one becomes the exit status.
    mutating func record(_ outcome: ExitStatus) { status = max(status, outcome) }

    /// Records that a file was changed. If results cannot be written afterwards, the command does not fail,
    /// since running it again would repeat the change. Standard error lists the changes then.
    mutating func note(change: String) { changes.append(change) }

    /// Writes the buffered results and returns the exit status.
    mutating func finish() -> ExitStatus {
        flush()
        return status
    }

    private mutating func report(
        _ name: String,
        _ position: SourcePosition?,
        _ severity: PrintableText,
        _ message: String,
        _ details: [String]
    ) {
        flush()
        let place = position.map { ":\($0)" } ?? ""
        var text: PrintableText = "\(name)\(place): \(severity) \(message)\n"
        for detail in details { text += "\(detail)\n" }
        Self.ask(text)
    }

    private mutating func write(_ bytes: [UInt8]) {
        if pending.count + bytes.count >= Self.bufferSize { flush() }
        // Large output is not copied into the buffer.
        if bytes.count < Self.bufferSize { pending += bytes } else { send(bytes) }
    }

    private mutating func flush() {
        if pending.isEmpty { return }
        let bytes = pending
        pending.removeAll()
        send(bytes)
    }

    private mutating func send(_ bytes: [UInt8]) {
        if isOutputBroken { return }
        do {
            try FileDescriptor.standardOutput.writeAll(bytes)
        } catch Errno.brokenPipe where changes.isEmpty {
            Platform.endByClosedPipe()
        } catch {
            outputFailed("cannot write: \(error)")
        }
    }

    private mutating func outputFailed(_ reason: String) {
        isOutputBroken = true
        pending = []
        let message = "\(reason); the output is incomplete"
        if changes.isEmpty { return fail("<stdout>", nil, message) }
        warn(
            "<stdout>", nil, "\(message), but these changes were made; do not repeat them:",
            changes.map { "  " + $0 })
    }
}
