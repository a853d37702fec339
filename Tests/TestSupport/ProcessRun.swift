public import Foundation

/// A program that has ended, with all that it left behind.
public struct ProcessRun: Sendable {
    /// The exit code, or 128 and the signal that ended it.
    public let status: Int32

    /// What it wrote to standard output.
    public let output: [UInt8]

    /// What it wrote to standard error.
    public let errors: String

    /// Standard output as text.
    public var text: String { String(decoding: output, as: UTF8.self) }

    /// Runs a program to its end. Standard streams are files, so that no amount of output can block it.
    public init(
        _ program: URL,
        _ arguments: [String],
        in directory: URL,
        input: [UInt8] = [],
        environment: [String: String] = [:]
    ) throws {
        let streams = FileManager.default.temporaryDirectory.appending(
            path: "bizlog-run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: streams, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: streams) }
        let (inputFile, outputFile, errorFile) = (
            streams.appending(path: "in"), streams.appending(path: "out"), streams.appending(path: "err")
        )
        for (file, content) in [(inputFile, Data(input)), (outputFile, Data()), (errorFile, Data())] {
            try content.write(to: file)
        }
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = directory
        process.environment = Self.baseEnvironment.merging(environment) { _, new in new }
        process.standardInput = try FileHandle(forReadingFrom: inputFile)
        process.standardOutput = try FileHandle(forWritingTo: outputFile)
        process.standardError = try FileHandle(forWritingTo: errorFile)
        try Self.withAllSignals { try process.run() }
        process.waitUntilExit()
        status =
            process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
        output = Array(try Data(contentsOf: outputFile))
        errors = String(decoding: try Data(contentsOf: errorFile), as: UTF8.self)
    }

    /// The threads that tests run on block signals, and programs inherit that.
    private static func withAllSignals(_ body: () throws -> Void) rethrows {
        var none = sigset_t()
        var before = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try body()
    }

    /// What a program needs to start, and nothing that changes what it prints.
    private static var baseEnvironment: [String: String] {
        ProcessInfo.processInfo.environment.filter { name, _ in
            ["PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"].contains(name)
        }
    }
}
