public import SystemPackage

extension FilePath {
    /// The path relative to the top of the file's repository (the directory that holds `.git`), whatever the
    /// current directory is. For a file in no repository, the path relative to the current directory, or an
    /// absolute path if the file is not below it.
    ///
    /// Symbolic links in the directories are resolved, since a repository knows files by their real place;
    /// the file itself may be a link.
    ///
    /// - Complexity: one system call for each directory above the file, and a few more.
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
