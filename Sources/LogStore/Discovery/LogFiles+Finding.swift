public import SystemPackage

extension LogFiles {
    /// Finds the log to work on.
    ///
    /// A log that is found, not named, must lie where it was looked for: in the directory's repository, or in
    /// the directory itself if it is in no repository. A symbolic link that leads elsewhere may have come
    /// with the directory, so it does not show what the user wants.
    ///
    /// - Parameter path: a log, a directory in which to look for `FAILURE_LOG.md` and `docs/FAILURE_LOG.md`,
    ///   or nil for the current directory and those above it, along the ``SearchPath``.
    /// - Throws: ``StoreError/missing(_:)``, ``StoreError/noLog(_:)``,
    ///   ``StoreError/outside(_:realPath:boundary:)``
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
                // An unreadable log is found as well: no other may take its place.
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
