internal import SystemPackage

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// An open directory. It is locked from when ``lock()`` returns true until the value is released.
///
/// The lock is an advisory `flock` on the directory itself. The system releases it when the process ends,
/// however it ends, and there is no lock file to remove.
final class LockedDirectory: Sendable {
    /// The absolute path with symbolic links resolved.
    let path: FilePath
    /// The identity of the directory, whatever its path.
    let identity: FileIdentity
    private let descriptor: FileDescriptor

    /// The name of a file while it is being written. It belongs to the holder of the lock: a file found there
    /// was left by a process that died.
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

    /// Tries to take the lock; false if another process has it.
    func lock() throws(Errno) -> Bool {
        do throws(Errno) {
            try Errno.check { flock(descriptor.rawValue, LOCK_EX | LOCK_NB) }
            return true
        } catch .wouldBlock {
            return false
        }
    }

    /// Waits until the names in the directory are on the disk. On file systems that do not support that for
    /// directories, does nothing.
    func synchronize() throws(Errno) {
        do throws(Errno) { try descriptor.synchronize() } catch .invalidArgument, .notSupported {}
    }

    /// The same, with a second attempt if the first fails.
    func synchronizeInTheEnd() throws(Errno) {
        do throws(Errno) { try synchronize() } catch { try synchronize() }
    }

    /// Whether the path still leads to this directory.
    var isInPlace: Bool {
        guard let status = try? Stat(path, followTargetSymlink: false) else { return false }
        return FileIdentity(status) == identity
    }

    /// The state of the directory, which changes when a name in it does.
    var stamp: FileStamp? { (try? Stat(descriptor)).map { FileStamp($0) } }
}
