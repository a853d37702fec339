internal import LogModel
internal import MarkdownAST
internal import SystemPackage

/// Where a command says what it has to say, the one door through which anything leaves it: results to standard output, messages to
/// standard error. It keeps the worst outcome, which is the exit status.
///
/// Lines and messages are for people. They are made safe, be it for a terminal or for the log of CI that keeps them: see ``PrintableText``.
/// What programs read goes out byte for byte, so that it can be read back, and is made safe only where it would be seen, on a terminal.
///
/// Results are collected and written in large pieces. A closed pipe on standard output ends the process quietly; one on
/// standard error is passed over, so that work on files goes on.
struct Console {
    private(set) var status = ExitStatus.done
    private var pending: [UInt8] = []
    private var isOutputBroken = false
    private var changes: [String] = []
    private let errorStyle: Style = Style.isWanted(on: .standardError) ? .colored : .plain

    /// How results are coloured.
    let outputStyle: Style = Style.isWanted(on: .standardOutput) ? .colored : .plain

    private static let bufferSize = 1 << 16

    /// Writes lines for people.
    mutating func print(_ text: PrintableText) { write(Array(text.withoutCommands.text.utf8)) }

    /// Writes commands for GitHub Actions, one a line.
    mutating func print(commands text: PrintableText) { write(Array(text.text.utf8)) }

    /// Writes a line for people.
    mutating func print(line: String) { print("\(line)\n") }

    /// Writes what programs read: a file, or a part of one.
    mutating func print(data: [UInt8]) {
        Platform.isTerminal(1) ? print(PrintableText(file: data)) : write(data)
    }

    /// Writes a unified diff.
    mutating func print(diff: [UInt8]) {
        Platform.isTerminal(1) ? print(PrintableText(diff: diff, style: outputStyle)) : write(diff)
    }

    /// Writes a value as JSON.
    mutating func print(json value: some Encodable) {
        do {
            write(try value.json())
        } catch {
            outputFailed("cannot write JSON: \(error)")
        }
    }

    /// Says something that is neither an error nor a finding.
    mutating func say(_ message: String, _ details: [String] = []) {
        flush()
        var text: PrintableText = "\(message)\n"
        for detail in details { text += "\(detail)\n" }
        Self.ask(text)
    }

    /// Says something that has several lines.
    mutating func say(lines: String) {
        flush()
        Self.ask(PrintableText(lines: lines + "\n"))
    }

    /// Says something to a person who is to answer, with no line ending behind it. All messages go through here, and none
    /// shows a credential.
    static func ask(_ question: PrintableText) {
        let text = SecretMask.forms.masked(question.withoutCommands.text)
        _ = try? FileDescriptor.standardError.writeAll(text.utf8)
    }

    /// Reports what could not be done, where and why, in the form that editors and CI understand.
    mutating func fail(
        _ name: String,
        _ position: SourcePosition?,
        _ message: String,
        _ details: [String] = []
    ) {
        record(.failed)
        report(name, position, PrintableText("error:").painted("1;31", errorStyle), message, details)
    }

    /// Reports what deserves a look but stops nothing.
    mutating func warn(
        _ name: String,
        _ position: SourcePosition?,
        _ message: String,
        _ details: [String] = []
    ) {
        report(name, position, PrintableText("warning:").painted("1;33", errorStyle), message, details)
    }

    /// Takes an outcome into account.
    mutating func record(_ outcome: ExitStatus) { status = max(status, outcome) }

    /// Notes a change of files that is made. From then on a result that cannot be written is no failure of the command, since doing it
    /// again would do it twice; what was done is said on standard error.
    mutating func note(change: String) { changes.append(change) }

    /// Writes what is still to be written, and tells how the command ends.
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
        // What is large is written from where it lies.
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
        warn("<stdout>", nil, "\(message), but this was done; do not do it again:", changes.map { "  " + $0 })
    }
}
