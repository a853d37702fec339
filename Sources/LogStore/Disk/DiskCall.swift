internal import SystemBridge
internal import SystemPackage

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// The kinds of system calls that change the disk. All such calls of this library are in this file.
enum DiskCall: Sendable, CaseIterable {
    case create, write, setOwner, setMode, setAttribute, synchronize, rename, exchange, link, remove,
        makeDirectory, removeDirectory

    /// Called before each such call. Only tests set it.
    @TaskLocal static var probe: (any DiskProbe)?

    /// Makes a call that returns -1 on failure.
    private func make(_ call: () -> CInt) throws(Errno) {
        try Self.probe?.willMake(self)
        try Errno.check(call)
    }
}

/// Watches the calls that change the disk and can make them fail.
protocol DiskProbe: Sendable {
    /// - Throws: the error with which the call is to fail; the call is then not made.
    func willMake(_ call: DiskCall) throws(Errno)
}

extension DiskCall {
    fileprivate static func withPaths(
        _ call: DiskCall,
        _ from: FilePath,
        _ to: FilePath,
        _ body: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> CInt
    ) throws(Errno) {
        try call.make {
            from.withPlatformString { from in to.withPlatformString { to in body(from, to) } }
        }
    }

    fileprivate static func withPath(
        _ call: DiskCall,
        _ path: FilePath,
        _ body: (UnsafePointer<CChar>) -> CInt
    ) throws(Errno) {
        try call.make { path.withPlatformString { body($0) } }
    }

    fileprivate static func with(
        _ call: DiskCall,
        _ descriptor: FileDescriptor,
        _ body: (CInt) -> CInt
    ) throws(Errno) {
        try call.make { body(descriptor.rawValue) }
    }

    /// Creates a file that must not exist, not even as a link, and opens it for writing.
    ///
    /// - Parameter permissions: its mode, reduced by the process's umask.
    static func createFile(
        _ path: FilePath,
        permissions: FilePermissions
    ) throws(Errno) -> FileDescriptor {
        try probe?.willMake(.create)
        return try Errno.typed {
            try FileDescriptor.open(
                path,
                .writeOnly,
                options: [.create, .exclusiveCreate, .noFollow, .closeOnExec],
                permissions: permissions
            )
        }
    }
}

extension FilePath {
    /// Moves the file over another one in the same directory: `rename`.
    func rename(to other: FilePath) throws(Errno) {
        try DiskCall.withPaths(.rename, self, other) { from, to in
            #if canImport(Darwin)
                Darwin.rename(from, to)
            #elseif canImport(Musl)
                Musl.rename(from, to)
            #else
                Glibc.rename(from, to)
            #endif
        }
    }

    /// Atomically swaps the names of two files, if the file system can.
    ///
    /// - Returns: false if the file system cannot; then nothing has changed.
    func exchange(with other: FilePath) throws(Errno) -> Bool {
        do throws(Errno) {
            try DiskCall.withPaths(.exchange, self, other) { bizlog_exchange($0, $1) }
            return true
        } catch .invalidArgument, .noFunction, .notSupported {
            return false
        }
    }

    /// Renames the file, unless a file has the new name.
    ///
    /// On a file system without a rename that fails for an existing name, the file gets a hard link and loses
    /// its old name; on one without hard links, the name is checked first.
    func rename(toFree other: FilePath) throws(Errno) {
        do throws(Errno) {
            return try DiskCall.withPaths(.rename, self, other) { bizlog_rename_to_free_name($0, $1) }
        } catch .invalidArgument, .noFunction, .notSupported {
        }
        do throws(Errno) {
            try link(to: other)
            try remove()
        } catch .notPermitted, .notSupported, .tooManyLinks {
            if other.status != nil { throw .fileExists }
            try rename(to: other)
        }
    }

    /// Gives the file a second name, which must be free: `link`.
    func link(to other: FilePath) throws(Errno) {
        try DiskCall.withPaths(.link, self, other) { from, to in
            #if canImport(Darwin)
                Darwin.link(from, to)
            #elseif canImport(Musl)
                Musl.link(from, to)
            #else
                Glibc.link(from, to)
            #endif
        }
    }

    /// Removes the file: `unlink`.
    func remove() throws(Errno) {
        try DiskCall.withPath(.remove, self) { unlink($0) }
    }

    /// Removes the file if it exists.
    func removeIfPresent() throws(Errno) {
        do throws(Errno) { try remove() } catch .noSuchFileOrDirectory {}
    }

    /// Creates a directory that must not exist: `mkdir`.
    func makeDirectory() throws(Errno) {
        try DiskCall.withPath(.makeDirectory, self) { mkdir($0, 0o777) }
    }

    /// Removes an empty directory: `rmdir`.
    func removeDirectory() throws(Errno) {
        try DiskCall.withPath(.removeDirectory, self) { rmdir($0) }
    }
}

extension FileDescriptor {
    /// Writes all bytes: `write`, repeated as needed.
    func write(all bytes: [UInt8]) throws(Errno) {
        try DiskCall.probe?.willMake(.write)
        try Errno.typed { _ = try writeAll(bytes) }
    }

    /// Waits until the file's bytes, or the directory's names, are on the disk: `fsync`.
    func synchronize() throws(Errno) {
        try DiskCall.with(.synchronize, self) { fsync($0) }
    }

    /// Sets the permission bits: `fchmod`.
    func setPermissions(_ permissions: FilePermissions) throws(Errno) {
        try DiskCall.with(.setMode, self) { fchmod($0, permissions.rawValue) }
    }

    /// Sets an extended attribute: `fsetxattr`.
    func setAttribute(_ name: String, to value: [UInt8]) throws(Errno) {
        try DiskCall.with(.setAttribute, self) { bizlog_set_attribute($0, name, value, value.count) }
    }

    /// Removes an extended attribute: `fremovexattr`.
    func removeAttribute(_ name: String) throws(Errno) {
        try DiskCall.with(.setAttribute, self) { bizlog_remove_attribute($0, name) }
    }

    /// Sets the owning user and group: `fchown`.
    func setOwner(user: UInt32, group: UInt32) throws(Errno) {
        try DiskCall.with(.setOwner, self) { fchown($0, user, group) }
    }
}
