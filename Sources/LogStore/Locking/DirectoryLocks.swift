internal import SystemPackage

/// Locks on directories. While this value or one of its parts lives, no other process changes files there
/// through this library.
///
/// Network file systems may keep such locks to one machine; then writers on two machines do not exclude each
/// other.
///
/// Every process takes locks in the same order, so two that want the same ones cannot deadlock.
struct DirectoryLocks: Sendable {
    /// The directories by their absolute paths with symbolic links resolved.
    private let directories: [FilePath: LockedDirectory]

    /// The default time limit.
    static let timeLimit = Duration.seconds(30)

    /// The total waiting time, as a multiple of the limit, while other processes make progress.
    private static let maximumTurns = 40

    /// How long a process sleeps between two attempts, in nanoseconds.
    private static let pauses = 500_000...32_000_000

    /// The directory at a path, if it is locked.
    subscript(path: FilePath) -> LockedDirectory? { directories[path] }

    /// Whether a process died during a transaction in one of the directories.
    var needRecovery: Bool { directories.keys.contains { Recovery.isNeeded(in: $0) } }

    /// Locks directories, each once.
    ///
    /// The time limit counts from the last change in the directory, so a long queue of writers that make
    /// progress does not fail.
    ///
    /// - Parameter paths: absolute paths with symbolic links resolved.
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
            // A directory has two paths if it is mounted twice.
            var taken: Set<FileIdentity> = []
            for directory in directories where taken.insert(directory.identity).inserted {
                try Self.wait(for: directory, timeLimit)
            }
            // A directory that was replaced in the meantime is opened again; if it was removed, opening
            // fails.
            if directories.allSatisfy(\.isInPlace) {
                self.directories = Dictionary(directories.map { ($0.path, $0) }) { first, _ in first }
                return
            }
            // A directory that was replaced by a link is not the one asked for, and opening it again does not
            // help.
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
