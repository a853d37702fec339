internal import SystemPackage

/// The states of files that were read one after the other, to tell whether they existed at the same time.
struct FileSnapshot: Sendable {
    /// The states, by the files' absolute paths with symbolic links resolved.
    private var stamps: [FilePath: FileStamp] = [:]

    /// Adds the state of a file, or replaces it if the file was read again.
    mutating func add(_ file: StoredFile) { stamps[file.realPath] = file.stamp }

    /// Whether all files are still in the states that were read, so that all these states existed at once.
    /// False while a transaction in one of their directories is under way, since it may have changed only
    /// some of them.
    ///
    /// - Complexity: two system calls for each file.
    var isCurrent: Bool {
        // The journals are looked for first: a transaction that ends in between has changed a file by then.
        let directories = Set(stamps.keys.map { $0.removingLastComponent() })
        guard directories.allSatisfy({ !Recovery.isUnderWay(in: $0) }) else { return false }
        return stamps.allSatisfy { path, stamp in path.status.map { FileStamp($0) } == stamp }
    }
}
