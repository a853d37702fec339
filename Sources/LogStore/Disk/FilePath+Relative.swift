package import SystemPackage

extension FilePath {
    /// The directory that contains the path's last component.
    package var parent: FilePath {
        let parent = removingLastComponent()
        return parent.isEmpty ? "." : parent
    }

    /// The path relative to a directory, such as `../cto-brain`. Both paths are absolute, with symbolic links
    /// and dots resolved.
    func relative(to directory: FilePath) -> FilePath {
        let (own, others) = (Array(components), Array(directory.components))
        let common = zip(own, others).prefix { $0 == $1 }.count
        var path = FilePath()
        for _ in common..<others.count { path.append("..") }
        path.append(own.dropFirst(common))
        return path
    }

    /// The absolute path, with symbolic links resolved, of a file that exists or can be made in an existing
    /// directory; nil if the last component is not a name.
    func place() throws(Errno) -> FilePath? {
        if let real = try? resolved() { return real }
        let directory = try parent.resolved()
        guard let name = lastComponent, name.kind == .regular else { return nil }
        return directory.appending(name)
    }

    /// The status of the file itself, not followed if it is a link; nil if there is no file.
    var status: Stat? { try? Stat(self, followTargetSymlink: false) }
}
