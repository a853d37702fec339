internal import SystemPackage

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// An open directory, and the lock on it once ``lock()`` has said so, until the value is gone.
///
/// The lock is advisory and lies on the directory itself (`flock`): the system takes it away when the process ends, however it
/// ends, and nothing is left to be removed.
final class LockedDirectory: Sendable {
    /// The absolute path without symbolic links.
    let path: FilePath
    /// Which directory it is, whatever its path.
    let identity: FileIdentity
    private let descriptor: FileDescriptor

    /// What is being written, until it has its name. Who has the lock owns this name: what is found there was left by a process that died.
    var temporaryPath: FilePath { path.appending(Self.temporaryName) }

    static let temporaryName: FilePath.Component = ".bizlog-new.tmp"

    /// Opens a directory.
    init(opening path: FilePath) throws(Errno) {
        self.path = path
        let descriptor = try Errno.typed {
            try FileDescriptor.open(path, .readOnly, options: [.directory, .closeOnExec])
        }
        do throws(Errno) {
            identity = FileIdentity(try Stat(descriptor))
        } catch {
            try? descriptor.close()
            throw error
        }
        self.descriptor = descriptor
    }

    deinit { try? descriptor.close() }

    /// Takes the lock, if nobody else has it.
    func lock() throws(Errno) -> Bool {
        do throws(Errno) {
            try Errno.check { flock(descriptor.rawValue, LOCK_EX | LOCK_NB) }
            return true
        } catch .wouldBlock {
            return false
        }
    }

    /// Waits until the names in the directory are on the disk. File systems that cannot do that for a directory are trusted.
    func synchronize() throws(Errno) {
        do throws(Errno) { try descriptor.synchronize() } catch .invalidArgument, .notSupported {}
    }

    /// The same, at the second try if need be.
    func synchronizeInTheEnd() throws(Errno) {
        do throws(Errno) { try synchronize() } catch { try synchronize() }
    }

    /// Whether the path still leads to this directory.
    var isInPlace: Bool {
        guard let status = try? Stat(path, followTargetSymlink: false) else { return false }
        return FileIdentity(status) == identity
    }

    /// What changes when a name in the directory does.
    var stamp: FileStamp? { (try? Stat(descriptor)).map { FileStamp($0) } }
}
