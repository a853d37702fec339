internal import LogStore
internal import SystemBridge
internal import SystemPackage

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// The program git, as it is called in one directory.
///
/// git reads the configuration of the repository, which belongs to this user or else git refuses it (`safe.directory`). What such a
/// configuration may name to be run (a file system monitor, hooks, a pager, helpers for other transports) is not run by these calls. Nothing is
/// fetched, and nothing is asked on the terminal. Variables such as `GIT_DIR` hold, since they come from this user or from git itself.
struct GitProgram: Sendable {
    /// The directory in which git works.
    let directory: FilePath

    /// What a command of git gave.
    struct Result {
        /// The exit code, or 128 and the signal that ended it.
        let status: Int
        /// What it printed.
        let output: [UInt8]
        /// What it said on standard error, without blank ends.
        let message: String
    }

    /// How many bytes of output are read.
    static let outputLimit = 64 << 20

    /// Runs a command to its end.
    ///
    /// - Parameters:
    ///   - input: what it reads from standard input.
    ///   - limit: the largest output, in bytes.
    /// - Throws: ``GitError``; not if the command itself fails.
    func run(
        _ arguments: [GitArgument], input: [UInt8] = [], limit: Int = outputLimit
    ) throws(GitError) -> Result {
        let outcome: ChildProcess.Outcome
        do throws(Errno) {
            outcome = try start(arguments, hearsErrors: true).run(input: input, limit: limit)
        } catch {
            throw Self.error(error)
        }
        if outcome.isCut { throw .tooLarge(command: Self.name(of: arguments), limit: limit) }
        return Result(
            status: outcome.status, output: outcome.output, message: Self.message(outcome.errors))
    }

    /// The output of a command that must succeed.
    func output(
        _ arguments: [GitArgument], input: [UInt8] = [], limit: Int = outputLimit
    ) throws(GitError) -> [UInt8] {
        let result = try run(arguments, input: input, limit: limit)
        if result.status == 0 { return result.output }
        if result.message.hasPrefix("fatal: not a git repository") { throw .noRepository(directory) }
        throw .failed(command: Self.name(of: arguments), message: result.message)
    }

    /// The output of a command as one line, without the line ending; nil if it fails.
    func line(_ arguments: [GitArgument]) throws(GitError) -> [UInt8]? {
        let result = try run(arguments)
        guard result.status == 0 else { return nil }
        return result.output.last == 0x0A ? result.output.dropLast() : result.output
    }

    /// Starts a command that answers while it runs.
    func session(_ arguments: [GitArgument]) throws(GitError) -> ChildProcess {
        do throws(Errno) { return try start(arguments, hearsErrors: false) } catch { throw Self.error(error) }
    }

    private func start(_ arguments: [GitArgument], hearsErrors: Bool) throws(Errno) -> ChildProcess {
        let all =
            [Array("git".utf8), Array("-C".utf8), directory.bytes] + (Self.options + arguments).map(\.bytes)
        return try ChildProcess("git", all, environment: Self.environment, hearsErrors: hearsErrors)
    }

    private static let options: [GitArgument] = [
        "--no-pager", "--literal-pathspecs", "--no-optional-locks", "-c", "core.fsmonitor=false", "-c",
        "core.hooksPath=/dev/null", "-c", "protocol.allow=never", "-c", "core.quotePath=false", "-c",
        "log.showSignature=false",
    ]

    /// The environment of this process, but that nothing is asked, fetched or traced into the output.
    private static let environment: [[UInt8]] = {
        let own = ["GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1", "GIT_OPTIONAL_LOCKS=0", "LC_ALL=C"].map {
            Array($0.utf8)
        }
        let names = own.map { $0.prefix { $0 != UInt8(ascii: "=") } }
        return inherited.filter { variable in
            !names.contains(variable.prefix { $0 != UInt8(ascii: "=") })
        } + own
    }()

    /// The environment of this process, each variable as `NAME=value`.
    static var inherited: [[UInt8]] {
        var variables: [[UInt8]] = []
        var next = bizlog_environment()
        while let variable = next.pointee {
            variables.append(Array(UnsafeRawBufferPointer(start: variable, count: strlen(variable))))
            next += 1
        }
        return variables
    }

    /// The value of an environment variable; nil if there is none, or an empty one.
    static func variable(_ name: String) -> [UInt8]? {
        let beginning = Array("\(name)=".utf8)
        let value = inherited.first { $0.starts(with: beginning) }?.dropFirst(beginning.count)
        return value.flatMap { $0.isEmpty ? nil : Array($0) }
    }

    private static func name(of arguments: [GitArgument]) -> String {
        arguments.first.map { String(decoding: $0.bytes, as: UTF8.self) } ?? "git"
    }

    private static func message(_ bytes: [UInt8]) -> String {
        var end = bytes.count
        while end > 0, bytes[end - 1] <= 0x20 { end -= 1 }
        return String(decoding: bytes[..<end], as: UTF8.self)
    }

    private static func error(_ error: Errno) -> GitError {
        error == .noSuchFileOrDirectory || error == .permissionDenied ? .missingProgram : .io(error)
    }
}
