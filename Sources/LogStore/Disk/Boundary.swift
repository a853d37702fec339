public import SystemPackage

/// The part of the disk on which a command works without being told: what lies below the top of a repository, and what was named.
///
/// What comes with a repository (symbolic links, the paths that its logs list) decides which files a command looks at. None of
/// that leads beyond the boundary: a file outside of it is neither read nor changed, made or removed.
public struct Boundary: Sendable, Hashable {
    /// The directory below which all files lie: the nearest one upwards that holds `.git`, or the directory itself where there is
    /// none. An absolute path without symbolic links; nil if there is no such directory, and then nothing lies below it.
    public let top: FilePath?

    /// Whether the directory is the top of a repository.
    public let isRepository: Bool

    private let named: Set<FilePath>

    /// The boundary of the files in a directory.
    ///
    /// A repository within another one has a boundary of its own, so `.git` in the wrong place makes it narrower and never wider.
    ///
    /// - Parameters:
    ///   - directory: the directory, which may be named by a symbolic link.
    ///   - named: files that lie within whatever their place is, since the user has named them. They need not exist.
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

    /// The boundary of a single directory, given by its absolute path without symbolic links.
    init(below directory: FilePath?) {
        self.init(top: directory, isRepository: false, named: [])
    }

    private init(top: FilePath?, isRepository: Bool, named: Set<FilePath>) {
        (self.top, self.isRepository, self.named) = (top, isRepository, named)
    }

    /// The same boundary with further files.
    ///
    /// - Parameter realPaths: their absolute paths without symbolic links.
    public func including(_ realPaths: some Sequence<FilePath>) -> Boundary {
        Boundary(top: top, isRepository: isRepository, named: named.union(realPaths))
    }

    /// Whether a file lies within the boundary. What belongs to git lies in no boundary.
    ///
    /// - Parameter realPath: the absolute path of the file, without symbolic links.
    public func contains(_ realPath: FilePath) -> Bool {
        if named.contains(realPath) { return true }
        guard let top, realPath.starts(with: top), realPath != top else { return false }
        return realPath.components.dropFirst(top.components.count)
            .allSatisfy { $0.string.lowercased() != Self.repository.string }
    }

    /// Makes sure that a file lies within the boundary.
    ///
    /// - Parameter path: how the caller names it.
    /// - Throws: ``StoreError/outside(_:realPath:boundary:)``
    func check(_ realPath: FilePath, for path: FilePath) throws(StoreError) {
        guard contains(realPath) else { throw .outside(path, realPath: realPath, boundary: self) }
    }

    /// The boundary in words.
    var name: String {
        guard let top else { return "the directory of the log" }
        return isRepository ? "the repository \(top)" : "the directory \(top)"
    }

    private static let repository: FilePath.Component = ".git"
}
