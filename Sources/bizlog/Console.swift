internal import MarkdownAST
internal import SystemPackage

/// Where a command says what it has to say: results to standard output, messages to standard error. It keeps the worst outcome, which
/// is the exit status.
///
/// Results are collected and written in large pieces. A closed pipe on standard output ends the process quietly; one on
/// standard error is passed over, so that work on files goes on.
struct Console {
    private(set) var status = ExitStatus.done
    private var pending: [UInt8] = []
    private var isOutputBroken = false
    private let colorsErrors = Style.isWanted(on: .standardError)

    /// How results are coloured.
    let outputStyle = Style.isWanted(on: .standardOutput) ? Style.colored : .plain

    private static let bufferSize = 1 << 16

    /// Writes a result as it is.
    mutating func print(_ bytes: [UInt8]) {
        if pending.count + bytes.count >= Self.bufferSize { flush() }
        // What is large is written from where it lies.
        if bytes.count < Self.bufferSize { pending += bytes } else { write(bytes) }
    }

    /// Writes a result as it is.
    mutating func print(_ bytes: some Sequence<UInt8>) {
        pending.append(contentsOf: bytes)
        if pending.count >= Self.bufferSize { flush() }
    }

    /// Writes a result as it is.
    mutating func print(_ text: String) { print(text.utf8) }

    /// Says something that is neither an error nor a finding.
    mutating func say(_ message: String) {
        flush()
        _ = try? FileDescriptor.standardError.writeAll((message + "\n").utf8)
    }

    /// Reports what could not be done, where and why, in the form that editors and CI understand.
    mutating func fail(_ name: String, _ position: SourcePosition?, _ message: String) {
        record(.failed)
        report(name, position, "error", color: "31", message)
    }

    /// Reports what deserves a look but stops nothing.
    mutating func warn(_ name: String, _ position: SourcePosition?, _ message: String) {
        report(name, position, "warning", color: "33", message)
    }

    /// Takes an outcome into account.
    mutating func record(_ outcome: ExitStatus) { status = max(status, outcome) }

    /// Writes what is still to be written, and tells how the command ends.
    mutating func finish() -> ExitStatus {
        flush()
        return status
    }

    private mutating func report(
        _ name: String,
        _ position: SourcePosition?,
        _ severity: String,
        color: String,
        _ message: String
    ) {
        let place = position.map { ":\($0)" } ?? ""
        let severity = colorsErrors ? "\u{1B}[1;\(color)m\(severity):\u{1B}[0m" : severity + ":"
        say("\(name.escapingControls)\(place): \(severity) \(message)")
    }

    private mutating func flush() {
        if !pending.isEmpty { write(pending) }
        pending.removeAll(keepingCapacity: true)
    }

    private mutating func write(_ bytes: [UInt8]) {
        if isOutputBroken { return }
        do {
            try FileDescriptor.standardOutput.writeAll(bytes)
        } catch Errno.brokenPipe {
            Platform.endByClosedPipe()
        } catch {
            isOutputBroken = true
            pending = []
            fail("<stdout>", nil, "cannot write: \(error); the output is incomplete")
        }
    }
}
