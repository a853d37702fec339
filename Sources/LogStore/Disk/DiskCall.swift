internal import SystemBridge
internal import SystemPackage

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// A kind of system call that changes what is on the disk. All such calls of this library are in this file.
enum DiskCall: Sendable, CaseIterable {
    case create, write, setOwner, setMode, setAttribute, synchronize, rename, exchange, link, remove,
        makeDirectory, removeDirectory

    /// What is asked before each call. Tests set it, and nothing else.
    @TaskLocal static var probe: (any DiskProbe)?

    /// Makes a call that answers with -1 on failure.
    private func make(_ call: () -> CInt) throws(Errno) {
        try Self.probe?.willMake(self)
        try Errno.check(call)
    }
}

/// Watches the calls that change the disk, and can make them fail.
protocol DiskProbe: Sendable {
    /// - Throws: the error that the call is to have instead of being made.
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

    /// Makes a file that does not exist, whose name may not be a link either, and opens it for writing.
    ///
    /// - Parameter permissions: its mode, less what the process masks.
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
    /// Moves the file over another one of the same directory: `rename`.
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

    /// Swaps the names of two files at once, if the file system can.
    ///
    /// - Returns: whether it can; if not, nothing has happened.
    func exchange(with other: FilePath) throws(Errno) -> Bool {
        do throws(Errno) {
            try DiskCall.withPaths(.exchange, self, other) { bizlog_exchange($0, $1) }
            return true
        } catch .invalidArgument, .noFunction, .notSupported {
            return false
        }
    }

    /// Renames the file, unless something has the other name.
    ///
    /// File systems that cannot look and rename at once are asked whether they can link; those that can do neither are asked for the name first.
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

    /// Gives the file another name, which nothing may have yet: `link`.
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

    /// Removes the file if it is there.
    func removeIfPresent() throws(Errno) {
        do throws(Errno) { try remove() } catch .noSuchFileOrDirectory {}
    }

    /// Makes a directory that does not exist: `mkdir`.
    func makeDirectory() throws(Errno) {
        try DiskCall.withPath(.makeDirectory, self) { mkdir($0, 0o777) }
    }

    /// Removes a directory that is empty: `rmdir`.
    func removeDirectory() throws(Errno) {
        try DiskCall.withPath(.removeDirectory, self) { rmdir($0) }
    }
}

extension FileDescriptor {
    /// Writes all bytes: `write`.
    func write(all bytes: [UInt8]) throws(Errno) {
        try DiskCall.probe?.willMake(.write)
        try Errno.typed { _ = try writeAll(bytes) }
    }

    /// Waits until the bytes, or a directory's names, are on the disk: `fsync`.
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

    /// Sets user and group: `fchown`.
    func setOwner(user: UInt32, group: UInt32) throws(Errno) {
        try DiskCall.with(.setOwner, self) { fchown($0, user, group) }
    }
}
