public import SystemPackage

/// The directories in which the files that a log names are searched: the log's directory and those above it,
/// up to the top of the repository (the directory that holds `.git`), or eight levels.
public struct SearchPath: Sendable, Hashable {
    /// The directories, the log's own first.
    public let directories: [FilePath]

    private static let maximumLevels = 8

    /// Makes the search path that begins with a directory.
    public init(from directory: FilePath) {
        var levels = [directory]
        while let last = levels.last, levels.count < Self.maximumLevels, !Self.exists(last.appending(".git"))
        {
            levels.append(last == "." ? ".." : last.appending(".."))
        }
        directories = levels
    }

    /// Finds a file by its path as written in a log.
    ///
    /// - Returns: the first path along the directories at which something exists, even a dangling link or a
    ///   file whose existence cannot be determined; nil if there is none.
    /// - Complexity: one system call for each directory.
    public func find(_ name: String) -> FilePath? {
        if name.isEmpty || name.utf8.contains(0) { return nil }
        let path = FilePath(name)
        if path.isAbsolute { return Self.exists(path) ? path : nil }
        return directories.lazy.map { $0 == "." ? path : $0.pushing(path) }.first { Self.exists($0) }
    }

    /// Whether something exists at a path, even a dangling link. True if it cannot be determined.
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
