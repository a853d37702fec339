public import Foundation

/// An empty directory in which a test runs the command, removed with it.
public final class ProcessSandbox: Sendable {
    /// The directory.
    public let directory: URL

    /// Makes the directory.
    ///
    /// - Parameter inMemory: whether it may lie where nothing has to be written to a disk, if the machine has such a place.
    public init(inMemory: Bool = false) throws {
        let memory = URL(filePath: "/dev/shm")
        let isWritable = inMemory && FileManager.default.isWritableFile(atPath: memory.path)
        directory = (isWritable ? memory : FileManager.default.temporaryDirectory).resolvingSymlinksInPath()
            .appending(path: "bizlog-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: directory) }

    /// The command as this package builds it.
    public static let command = program("bizlog")

    /// A program as this package builds it: it lies beside the test bundle.
    public static func program(_ name: String) -> URL {
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
        let products =
            bundle.bundlePath.hasSuffix(".xctest")
            ? bundle.bundleURL.deletingLastPathComponent()
            : URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        return products.appending(path: name).absoluteURL
    }

    /// Runs the command.
    public func bizlog(
        _ arguments: String...,
        input: [UInt8] = [],
        environment: [String: String] = [:]
    ) throws -> ProcessRun {
        try ProcessRun(Self.command, arguments, in: directory, input: input, environment: environment)
    }

    /// Runs a script by `bash`, in which `$bizlog` is the command.
    public func shell(
        _ script: String,
        input: [UInt8] = [],
        environment: [String: String] = [:]
    ) throws -> ProcessRun {
        try ProcessRun(
            URL(filePath: "/usr/bin/env"),
            ["bash", "-c", script],
            in: directory,
            input: input,
            environment: environment.merging(["bizlog": Self.command.path]) { _, new in new }
        )
    }

    /// Whether a script ends well here: for tests that need a tool or a right that not every machine has.
    public static func succeeds(_ script: String) -> Bool {
        (try? ProcessSandbox().shell(script).status) == 0
    }

    /// The place of a file.
    public func url(_ name: String) -> URL { directory.appending(path: name) }

    /// Writes a file, and the directories that it is in.
    public func write(_ name: String, _ bytes: some Sequence<UInt8>, permissions: Int = 0o644) throws {
        let url = url(name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(bytes).write(to: url)
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: url.path)
    }

    /// Writes a file, and the directories that it is in.
    public func write(_ name: String, _ text: String, permissions: Int = 0o644) throws {
        try write(name, text.utf8, permissions: permissions)
    }

    /// Makes a symbolic link.
    public func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: url(name).path, withDestinationPath: target)
    }

    /// The bytes of a file.
    public func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: url(name))) }

    /// A file as text.
    public func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

    /// What lies in the directory and below, hidden files included, sorted.
    public func names() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: directory.path).sorted()
    }
}
