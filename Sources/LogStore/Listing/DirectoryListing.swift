public import SystemPackage

/// The Markdown files in a directory, sorted by the bytes of their paths, so the order is the same
/// everywhere.
///
/// Files whose names end with `.md` count, in any case. A link to a file counts as that file; a link to a directory is not followed, so
/// every listing ends; a dangling link counts only if it has the name of a log, ``logName``.
///
/// Below the directory these are left out: hidden files and directories but for `.learnings`, what git ignores, directories of fetched
/// packages and of what was built, such as `node_modules` and `.build`, and other repositories. The directory itself is listed whatever
/// it is.
public struct DirectoryListing: Sendable {
    /// The files. Each path begins with the directory's path as given, except for `.`.
    public let files: [FilePath]

    /// The directories and the lists of ignored files that could not be read. The files of all other directories are listed.
    public let errors: [StoreError]

    /// The Markdown files and the directories that were left out, but for hidden ones.
    public let leftOut: [FilePath]

    /// The boundary of the files, which must hold after symbolic links are resolved: their repository, or the listed directory if it is
    /// in none.
    public let boundary: Boundary

    /// The name of a log. A file of this name is a log whatever it contains.
    public static let logName = LogNaming.logName

    private let namings: [FilePath: LogNaming]

    /// What a listed file's name, and that of its directory, say about whether it is a log.
    public func naming(of file: FilePath) -> LogNaming { namings[file] ?? .other }

    /// Whether a Markdown file would be listed if there were one, and git did not ignore it.
    ///
    /// - Parameter path: its path from the directory that is listed.
    package static func lists(_ path: FilePath, isRecursive: Bool) -> Bool {
        DirectoryWalk.lists(path, isRecursive: isRecursive)
    }

    /// Lists a directory.
    ///
    /// - Parameters:
    ///   - directory: the path of the directory.
    ///   - isRecursive: whether to list all of its subdirectories as well. If not, only those are looked into where logs are kept: `docs`,
    ///     `tasks` and `.learnings`, and here and there the directories that have an entry in each file, such as `incidents`.
    /// - Complexity: O(n log n) in the number of files, and O(bytes of the lists × paths) for what git ignores.
    public init(of directory: FilePath, isRecursive: Bool) {
        var walk = DirectoryWalk(of: directory, isRecursive: isRecursive)
        walk.run()
        files = walk.files.keys.sorted { $0.precedes($1) }
        namings = walk.files
        errors = walk.errors
        leftOut = walk.leftOut.sorted { $0.precedes($1) }
        boundary = walk.boundary
    }
}
