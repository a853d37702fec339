public import SystemPackage

extension LogFiles {
    /// Finds the log that is meant.
    ///
    /// A log that was not named must lie where it was looked for: in the repository of the directory, or in the directory where there is
    /// none. A symbolic link that leads elsewhere came with the directory and says nothing about what is wanted.
    ///
    /// - Parameter path: a log, a directory in which to look for `FAILURE_LOG.md` and `docs/FAILURE_LOG.md`, or nil for the
    ///   current directory and those above it, along the ``SearchPath``.
    /// - Throws: ``StoreError/missing(_:)``, ``StoreError/noLog(_:)``, ``StoreError/outside(_:realPath:boundary:)``
    public static func findLog(at path: FilePath?) throws(StoreError) -> FilePath {
        var directories = SearchPath(from: ".").directories
        if let path {
            guard let status = try? Stat(path) else { throw .missing(path) }
            guard status.type == .directory else { return path }
            directories = [path]
        }
        let docs: FilePath = "docs"
        for directory in directories {
            for place in [directory, directory.pushing(docs)] {
                let log = place.appending(DirectoryListing.logName)
                // A log that cannot be read is no reason to take another one.
                guard SearchPath.exists(log) else { continue }
                let found = path == nil ? log.removingDot : log
                if let real = try? log.resolved() { try Boundary(around: directory).check(real, for: found) }
                return found
            }
        }
        throw .noLog(path ?? ".")
    }
}

extension FilePath {
    /// The path without `.` at its start.
    fileprivate var removingDot: FilePath {
        var path = self
        return path.removePrefix(".") ? path : self
    }
}
