public import SystemPackage

/// Where the files that a log names are looked for: the log's directory, and those above it up to the repository's top, the one that
/// holds `.git`, or eight levels.
public struct SearchPath: Sendable, Hashable {
    /// The directories, the log's own first.
    public let directories: [FilePath]

    private static let maximumLevels = 8

    /// The directories from one upwards.
    public init(from directory: FilePath) {
        var levels = [directory]
        while let last = levels.last, levels.count < Self.maximumLevels, !Self.exists(last.appending(".git"))
        {
            levels.append(last == "." ? ".." : last.appending(".."))
        }
        directories = levels
    }

    /// Finds a file by a path as a log writes it.
    ///
    /// - Returns: the first place at which there is something, be it a link that leads nowhere, or where that cannot be told; nil if
    ///   there is nothing.
    /// - Complexity: a system call for each directory.
    public func find(_ name: String) -> FilePath? {
        if name.isEmpty || name.utf8.contains(0) { return nil }
        let path = FilePath(name)
        if path.isAbsolute { return Self.exists(path) ? path : nil }
        return directories.lazy.map { $0 == "." ? path : $0.pushing(path) }.first { Self.exists($0) }
    }

    /// Whether there is something at a path, be it a link that leads nowhere; also if that cannot be told.
    static func exists(_ path: FilePath) -> Bool {
        do throws(Errno) {
            _ = try Errno.typed { try Stat(path, followTargetSymlink: false) }
            return true
        } catch .noSuchFileOrDirectory, .notDirectory, .fileNameTooLong, .invalidArgument {
            return false
        } catch {
            return true
        }
    }
}
