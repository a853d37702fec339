internal import SystemPackage

/// Directories in which no other process changes anything by this library, as long as this value or a part of it lives.
///
/// Network file systems may keep such locks to one machine; then writers on two machines do not see each other.
///
/// Locks are taken in the same order by every process, so two that want the same ones never wait for each other.
struct DirectoryLocks: Sendable {
    /// The directories by their absolute paths without symbolic links.
    private let directories: [FilePath: LockedDirectory]

    /// How long a process waits unless told otherwise.
    static let timeLimit = Duration.seconds(30)

    /// How many limits are waited at most while others make progress.
    private static let maximumTurns = 40

    /// How long a process sleeps before it asks again, in nanoseconds.
    private static let pauses = 500_000...32_000_000

    /// The directory at a path, if it is locked.
    subscript(path: FilePath) -> LockedDirectory? { directories[path] }

    /// Whether a process died in the middle of a transaction in one of the directories.
    var needRecovery: Bool { directories.keys.contains { Recovery.isNeeded(in: $0) } }

    /// Locks directories, each once.
    ///
    /// The limit counts from the last change in the directory, since many that wait for one another are not stuck.
    ///
    /// - Parameter paths: absolute paths without symbolic links.
    /// - Throws: ``StoreError/locked(_:by:)``, ``StoreError/unlockable(_:_:)``
    init(taking paths: Set<FilePath>, timeLimit: Duration) throws(StoreError) {
        while true {
            var directories: [LockedDirectory] = []
            for path in paths {
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
                try Self.wait(for: directory, timeLimit)
            }
            // One that was replaced in the meantime is opened again; one that was removed fails to.
            if directories.allSatisfy(\.isInPlace) {
                self.directories = Dictionary(directories.map { ($0.path, $0) }) { first, _ in first }
                return
            }
            // One that became a link is none of those that were asked for, however often it is opened.
            for directory in directories where directory.path.status?.type == .symbolicLink {
                throw .unlockable(directory.path, .tooManySymbolicLinkLevels)
            }
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
