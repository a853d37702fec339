internal import SystemPackage

extension FilePath {
    /// The directory of the last name.
    var parent: FilePath {
        let parent = removingLastComponent()
        return parent.isEmpty ? "." : parent
    }

    /// The same place seen from a directory: `../cto-brain`. Both paths are absolute and have neither links nor dots.
    func relative(to directory: FilePath) -> FilePath {
        let (own, others) = (Array(components), Array(directory.components))
        let common = zip(own, others).prefix { $0 == $1 }.count
        var path = FilePath()
        for _ in common..<others.count { path.append("..") }
        path.append(own.dropFirst(common))
        return path
    }

    /// The absolute path without symbolic links of a file, or of one that can be made in a directory that exists; nil if the
    /// last name is none.
    func place() throws(Errno) -> FilePath? {
        if let real = try? resolved() { return real }
        let directory = try parent.resolved()
        guard let name = lastComponent, name.kind == .regular else { return nil }
        return directory.appending(name)
    }

    /// What there is at the path, be it a link; nil if nothing is.
    var status: Stat? { try? Stat(self, followTargetSymlink: false) }
}
