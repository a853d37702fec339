internal import SystemPackage

/// The states of files that were read one after the other, so that it can be told whether they belong to one moment.
struct FileSnapshot: Sendable {
    /// By the absolute paths of the files themselves.
    private var stamps: [FilePath: FileStamp] = [:]

    /// Notes what was read; a file that was read before is now what it is here.
    mutating func add(_ file: StoredFile) { stamps[file.realPath] = file.stamp }

    /// Whether all files are still what was read, so that they were all there at once. False as well while a transaction in one of
    /// their directories is under way, since it may have changed one of them before it was read and not yet another one.
    ///
    /// - Complexity: two system calls for each file.
    var isCurrent: Bool {
        // In this order: what ends in between has changed a file by then.
        let directories = Set(stamps.keys.map { $0.removingLastComponent() })
        guard directories.allSatisfy({ !Recovery.isUnderWay(in: $0) }) else { return false }
        return stamps.allSatisfy { path, stamp in path.status.map { FileStamp($0) } == stamp }
    }
}
