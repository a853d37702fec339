public import SystemPackage

/// The part of the disk on which a command works without further permission: the files below the top of a
/// repository, and the files that the user named.
///
/// The contents of a repository (symbolic links, the paths listed in its logs) decide which files a command
/// looks at, but never lead it outside the boundary. A file outside is not read, changed, made or removed.
public struct Boundary: Sendable, Hashable {
    /// The directory below which all files must lie: the nearest one upwards that holds `.git`, or the
    /// directory itself if there is none. An absolute path with symbolic links resolved; nil if the directory
    /// does not exist, and then no file lies below it.
    public let top: FilePath?

    /// Whether the directory is the top of a repository.
    public let isRepository: Bool

    private let named: Set<FilePath>

    /// Makes the boundary of the files in a directory.
    ///
    /// A repository within another one has a boundary of its own, so a misplaced `.git` can narrow the
    /// boundary but never widen it.
    ///
    /// - Parameters:
    ///   - directory: the directory, which may be a symbolic link.
    ///   - named: files that the user has named, which lie within the boundary wherever they are. They need
    ///     not exist.
    /// - Complexity: a few system calls for each directory upwards.
    public init(around directory: FilePath, named: [FilePath] = []) {
        let real = try? directory.resolved()
        var top = real
        while let directory = top, directory.appending(Self.repository).status == nil {
            let parent = directory.removingLastComponent()
            top = parent == directory ? nil : parent
        }
        self.init(
            top: top ?? real, isRepository: top != nil, named: Set(named.compactMap { try? $0.place() }))
    }

    /// Makes the boundary of a single directory, given as an absolute path with symbolic links resolved.
    init(below directory: FilePath?) {
        self.init(top: directory, isRepository: false, named: [])
    }

    private init(top: FilePath?, isRepository: Bool, named: Set<FilePath>) {
        (self.top, self.isRepository, self.named) = (top, isRepository, named)
    }

    /// The boundary with further files within it.
    ///
    /// - Parameter realPaths: their absolute paths with symbolic links resolved.
    public func including(_ realPaths: some Sequence<FilePath>) -> Boundary {
        Boundary(top: top, isRepository: isRepository, named: named.union(realPaths))
    }

    /// Whether a file lies within the boundary. Files inside `.git` never do.
    ///
    /// - Parameter realPath: the absolute path of the file with symbolic links resolved.
    public func contains(_ realPath: FilePath) -> Bool {
        if named.contains(realPath) { return true }
        guard let top, realPath.starts(with: top), realPath != top else { return false }
        return realPath.components.dropFirst(top.components.count)
            .allSatisfy { $0.string.lowercased() != Self.repository.string }
    }

    /// Checks that a file lies within the boundary.
    ///
    /// - Parameter path: the path by which the caller names the file.
    /// - Throws: ``StoreError/outside(_:realPath:boundary:)``
    func check(_ realPath: FilePath, for path: FilePath) throws(StoreError) {
        guard contains(realPath) else { throw .outside(path, realPath: realPath, boundary: self) }
    }

    /// The boundary's name in messages.
    var name: String {
        guard let top else { return "the directory of the log" }
        return isRepository ? "the repository \(top)" : "the directory \(top)"
    }

    private static let repository: FilePath.Component = ".git"
}
