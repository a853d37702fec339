public import SystemPackage

/// The Markdown files in a directory, sorted by the bytes of their paths, so the order is the same
/// everywhere.
///
/// Files whose names end with `.md` count, in any case. Hidden files and directories are skipped. A link to a
/// file counts as that file; a link to a directory is not followed, so every listing ends; a dangling link
/// counts only if it has the name of a log, ``logName``.
public struct DirectoryListing: Sendable {
    /// The files. Each path begins with the directory's path as given, except for `.`.
    public let files: [FilePath]

    /// The directories that could not be read. The files of all others are listed.
    public let errors: [StoreError]

    /// The name of a log. A file of this name is a log whatever it contains.
    public static let logName = "FAILURE_LOG.md"

    /// The boundary of each directory's files.
    private let boundaries: [FilePath: Boundary]

    /// The boundary for a listed file, which must hold after symbolic links are resolved: its repository, or
    /// the listed directory if it is in none.
    public func boundary(of file: FilePath) -> Boundary {
        boundaries[file.removingLastComponent()] ?? Boundary(below: nil)
    }

    /// Lists a directory.
    ///
    /// - Parameters:
    ///   - directory: the path of the directory.
    ///   - isRecursive: whether to list its subdirectories as well.
    /// - Complexity: O(n log n) in the number of files.
    public init(of directory: FilePath, isRecursive: Bool) {
        var files: [FilePath] = []
        var errors: [StoreError] = []
        var boundaries: [FilePath: Boundary] = [:]
        var pending = [(path: directory, boundary: Boundary(around: directory))]
        while let (next, outer) = pending.popLast() {
            // Files made by an interrupted transaction are not listed: recovery removes them when the
            // directory is read.
            if Recovery.isNeeded(in: next), let real = try? next.resolved() {
                try? Recovery.run(in: real, timeLimit: DirectoryLocks.timeLimit)
            }
            let names: [FilePath.Component]
            do throws(Errno) {
                names = try next.directoryEntries()
            } catch {
                errors.append(.unlistable(next, error))
                continue
            }
            let boundary = names.contains(".git") ? Boundary(around: next) : outer
            boundaries[next.string == "." ? FilePath() : next] = boundary
            for name in names where !name.string.hasPrefix(".") {
                let path = next.string == "." ? FilePath(root: nil, components: name) : next.appending(name)
                let isMarkdown = name.string.lowercased().hasSuffix(".md")
                guard isMarkdown || isRecursive else { continue }
                let type = (try? Stat(path, followTargetSymlink: false))?.type
                if type == .directory {
                    if isRecursive { pending.append((path, boundary)) }
                } else if isMarkdown {
                    let isFile = type == .regular || (try? Stat(path))?.type == .regular
                    if isFile || name.string == Self.logName { files.append(path) }
                }
            }
        }
        self.files = files.sorted { $0.precedes($1) }
        self.errors = errors
        self.boundaries = boundaries
    }
}
