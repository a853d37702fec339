public import Foundation

/// A program that has ended, with all that it wrote to the terminal on which it ran.
public struct TerminalRun: Sendable {
    /// The exit code, or the signal that ended it as a negative number.
    public let status: Int

    /// What it wrote, and what was typed, with LF for each line ending.
    public let screen: String

    /// Whether this machine gives terminals to tests.
    public static let isPossible = ProcessSandbox.succeeds("python3 -c 'import pty; pty.openpty()'")

    private static let script = """
        import json, os, pty, select, sys
        answers = json.loads(sys.argv[1])
        pid, terminal = pty.fork()
        if pid == 0:
            os.execv(os.environ['bizlog'], ['bizlog'] + [os.fsencode(a) for a in sys.argv[2:]])
        screen, seen = '', 0
        pending = b''
        def read():
            global screen, pending
            if not select.select([terminal], [], [], 20)[0]: raise TimeoutError(screen)
            try: piece = os.read(terminal, 65536)
            except OSError: return False
            pending += piece
            screen = pending.decode(errors='backslashreplace')
            return bool(piece)
        for prompt, text in answers:
            while prompt not in screen[seen:]:
                if not read(): break
            seen = len(screen)
            os.write(terminal, text.encode())
        while read(): pass
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        print(code, flush=True)
        sys.stdout.buffer.write(screen.replace('\\r\\n', '\\n').encode())
        """

    /// Runs the command to its end; each answer is typed when its prompt has come.
    public init(
        _ arguments: [String],
        in directory: URL,
        answers: [(prompt: String, text: String)] = [],
        environment: [String: String] = [:]
    ) throws {
        let list = try JSONSerialization.data(withJSONObject: answers.map { [$0.prompt, $0.text] })
        let run = try ProcessRun(
            URL(filePath: "/usr/bin/env"),
            ["python3", "-c", Self.script, String(decoding: list, as: UTF8.self)] + arguments,
            in: directory,
            environment: ["bizlog": ProcessSandbox.command.path, "TERM": "dumb", "PYTHONUTF8": "1"]
                .merging(environment) { _, new in new }
        )
        guard run.errors.isEmpty, let end = run.text.utf8.firstIndex(of: 0x0A),
            let code = Int(run.text[..<end])
        else { throw Failure(errors: run.errors + run.text) }
        status = code
        screen = String(run.text.utf8[run.text.utf8.index(after: end)...]) ?? ""
    }

    private struct Failure: Error {
        let errors: String
    }
}
