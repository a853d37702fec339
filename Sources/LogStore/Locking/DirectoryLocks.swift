internal import SystemPackage

/// Takes the locks of directories, always in the same order, so that two processes that want the same ones never wait for each
/// other.
enum DirectoryLocks {
    /// How long a process waits unless told otherwise.
    static let timeLimit = Duration.seconds(30)

    /// How many limits are waited at most while others make progress.
    private static let maximumTurns = 40

    /// How long a process sleeps before it asks again, in nanoseconds.
    private static let pauses = 500_000...32_000_000

    /// Locks directories, each once. They stay locked as long as the result lives.
    ///
    /// The limit counts from the last change in the directory, since many that wait for one another are not stuck.
    ///
    /// - Parameter paths: absolute paths without symbolic links.
    /// - Throws: ``StoreError/locked(_:by:)``, ``StoreError/unlockable(_:_:)``
    static func take(
        _ paths: some Sequence<FilePath>,
        timeLimit: Duration
    ) throws(StoreError) -> [LockedDirectory] {
        while true {
            var directories: [LockedDirectory] = []
            for path in Set(paths) {
                do throws(Errno) {
                    directories.append(try LockedDirectory(opening: path))
                } catch {
                    throw .unlockable(path, error)
                }
            }
            directories.sort { $0.identity.precedes($1.identity) }
            // One directory can have two paths where it is mounted twice.
            var taken: Set<FileIdentity> = []
            for directory in directories where taken.insert(directory.identity).inserted {
                try wait(for: directory, timeLimit)
            }
            // One that was replaced in the meantime is opened again; one that was removed fails to.
            if directories.allSatisfy(\.isInPlace) { return directories }
        }
    }

    private static func wait(for directory: LockedDirectory, _ limit: Duration) throws(StoreError) {
        let clock = ContinuousClock()
        let start = clock.now
        var lastChange = start
        var stamp = directory.stamp
        var longest = pauses.lowerBound
        while true {
            do throws(Errno) {
                if try directory.lock() { return }
            } catch {
                throw .unlockable(directory.path, error)
            }
            let now = clock.now
            let current = directory.stamp
            if current != stamp { (stamp, lastChange) = (current, now) }
            if now - lastChange >= limit || now - start >= limit * maximumTurns {
                throw .locked(directory.path, by: LockHolder.name(of: directory.identity))
            }
            pause(nanoseconds: Int.random(in: pauses.lowerBound...longest))
            longest = min(longest * 2, pauses.upperBound)
        }
    }
}
