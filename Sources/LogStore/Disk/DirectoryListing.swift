public import SystemPackage

/// The Markdown files in a directory, in the order of their paths' bytes, so that the same directory is listed
/// in the same order everywhere.
///
/// A file counts whose name ends with `.md`, in any case. Hidden files and directories are passed over. A link to a file counts as
/// that file; a link to a directory is not followed, so no listing is endless; a link that leads nowhere counts only
/// by the name of a log, see ``logName``.
public struct DirectoryListing: Sendable {
    /// The files, each beginning with the path of the directory as it was given; `.` is left out.
    public let files: [FilePath]

    /// The directories that could not be read. The files of all others are listed.
    public let errors: [StoreError]

    /// The name of a log: a file of this name is one whatever it holds.
    public static let logName = "FAILURE_LOG.md"

    /// Where each directory's files must lie.
    private let boundaries: [FilePath: Boundary]

    /// Where a file must lie, behind any symbolic links, to be read and changed because it was listed: in its repository, or in the
    /// listed directory where there is none.
    public func boundary(of file: FilePath) -> Boundary {
        boundaries[file.removingLastComponent()] ?? Boundary(below: nil)
    }

    /// Lists a directory.
    ///
    /// - Parameters:
    ///   - directory: the path of the directory.
    ///   - isRecursive: whether to list the directories in it as well.
    /// - Complexity: O(n log n) in the number of files.
    public init(of directory: FilePath, isRecursive: Bool) {
        var files: [FilePath] = []
        var errors: [StoreError] = []
        var boundaries: [FilePath: Boundary] = [:]
        var pending = [(path: directory, boundary: Boundary(around: directory))]
        while let (next, outer) = pending.popLast() {
            // What a transaction that was cut short has made is not listed, since it goes when it is read.
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
