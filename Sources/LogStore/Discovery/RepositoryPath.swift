public import SystemPackage

extension FilePath {
    /// The path of a file as its repository knows it: from the repository's top, the directory that holds `.git`, whatever the current
    /// directory is. Of a file that is in no repository, from the current directory; one that is not below that either has an absolute path.
    ///
    /// Links on the way are followed, for the repository knows files by where they are; the file itself may be one.
    ///
    /// - Complexity: a system call for each directory above the file, and a few more.
    public var inRepository: FilePath {
        guard let name = lastComponent, let directory = try? parent.resolved() else { return self }
        let file = directory.appending(name)
        let boundary = Boundary(around: directory)
        if boundary.isRepository, let top = boundary.top { return file.relative(to: top) }
        guard let current = try? FilePath(".").resolved(), directory.starts(with: current) else {
            return file
        }
        return file.relative(to: current)
    }
}
