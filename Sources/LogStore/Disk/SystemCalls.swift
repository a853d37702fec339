// System calls that change nothing and are missing in swift-system, and typed errors for those that it has.

internal import SystemPackage

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

extension Errno {
    /// The error of the last system call on this thread.
    static var current: Errno { Errno(rawValue: errno) }

    /// The file has no such extended attribute.
    static var noAttribute: Errno {
        #if canImport(Darwin)
            .attributeNotFound
        #else
            .noData
        #endif
    }

    /// Calls a function of swift-system. These throw only `Errno`, but do not declare it.
    static func typed<Value>(_ call: () throws -> Value) throws(Errno) -> Value {
        do {
            return try call()
        } catch let error as Errno {
            throw error
        } catch {
            throw .ioError
        }
    }

    /// Makes a call that returns -1 on failure, and repeats it when a signal interrupts it.
    static func check(_ call: () -> CInt) throws(Errno) {
        while call() == -1 {
            let error = Errno.current
            if error != .interrupted { throw error }
        }
    }
}

extension FilePath {
    /// The absolute path of the file with symbolic links resolved: `realpath`.
    func resolved() throws(Errno) -> FilePath {
        let result = withPlatformString { (path: UnsafePointer<CChar>) -> FilePath? in
            guard let resolved = realpath(path, nil) else { return nil }
            defer { free(resolved) }
            return FilePath(platformString: resolved)
        }
        guard let result else { throw .current }
        return result
    }

    /// The target of a symbolic link: `readlink`.
    func linkTarget() throws(Errno) -> FilePath {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let count = withPlatformString { readlink($0, &buffer, buffer.count - 1) }
        guard count >= 0 else { throw .current }
        return FilePath(platformString: buffer)
    }

    /// Checks that the process's effective user may read the file: `faccessat`.
    func checkReadable() throws(Errno) {
        try Errno.check { withPlatformString { faccessat(AT_FDCWD, $0, R_OK, AT_EACCESS) } }
    }

    /// Checks that the process's effective user may write the file: `faccessat`.
    func checkWritable() throws(Errno) {
        try Errno.check { withPlatformString { faccessat(AT_FDCWD, $0, W_OK, AT_EACCESS) } }
    }

    /// Whether the path comes before another one, compared as bytes: `strcmp`.
    func precedes(_ other: FilePath) -> Bool {
        withPlatformString { path in other.withPlatformString { strcmp(path, $0) < 0 } }
    }

    /// The names in a directory without `.` and `..`, in the file system's order: `readdir`.
    func directoryEntries() throws(Errno) -> [FilePath.Component] {
        guard let stream = withPlatformString({ opendir($0) }) else { throw .current }
        defer { closedir(stream) }
        var entries: [FilePath.Component] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                if errno != 0 { throw .current }
                return entries
            }
            let capacity = MemoryLayout.size(ofValue: entry.pointee.d_name)
            let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
                name.withMemoryRebound(to: CChar.self, capacity: capacity) {
                    FilePath.Component(platformString: $0)
                }
            }
            if let name, name.kind == .regular { entries.append(name) }
        }
    }
}

extension Stat {
    /// When the contents were last changed, in seconds and nanoseconds.
    var modificationTime: FileStamp.Moment {
        FileStamp.Moment(seconds: Int(st_mtim.tv_sec), nanoseconds: Int(st_mtim.tv_nsec))
    }

    /// When the contents or the status were last changed, in seconds and nanoseconds.
    var changeTime: FileStamp.Moment {
        FileStamp.Moment(seconds: Int(st_ctim.tv_sec), nanoseconds: Int(st_ctim.tv_nsec))
    }
}

/// Runs a body with Ctrl-C and similar signals blocked, so that none leaves a temporary file behind.
func withSignalsBlocked<Value, Failure: Error>(_ body: () throws(Failure) -> Value) throws(Failure) -> Value {
    var held = sigset_t()
    var before = sigset_t()
    sigemptyset(&held)
    for signal in [SIGHUP, SIGINT, SIGQUIT, SIGTERM] { sigaddset(&held, signal) }
    pthread_sigmask(SIG_BLOCK, &held, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    return try body()
}

/// The effective user of the process.
var effectiveUserID: UInt32 { geteuid() }

/// Sleeps for a time.
func pause(nanoseconds: Int) {
    var time = timespec(tv_sec: 0, tv_nsec: 0)
    time.tv_sec = numericCast(nanoseconds / 1_000_000_000)
    time.tv_nsec = numericCast(nanoseconds % 1_000_000_000)
    nanosleep(&time, nil)
}
