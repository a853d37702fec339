internal import SystemBridge
internal import SystemPackage

/// Distinguishes a file that was made here from one that came with a clone, an archive or a copy: by its
/// inode number and its time of birth. No program can choose either, and both stay when a file is renamed or
/// moved.
///
/// The device number is used only if there is no time of birth, since it may change after a restart, when a
/// journal is needed most. Without a time of birth, device and directory are the best available.
struct FileOrigin: Sendable, Hashable {
    private let inode: UInt64
    private let birth: Birth

    private enum Birth: Sendable, Hashable {
        case time(seconds: Int64, nanoseconds: Int64)
        case place(device: UInt64, directory: UInt64)
    }

    /// Reads the origin of an open file.
    ///
    /// - Parameter directory: the directory that contains it.
    init(of descriptor: FileDescriptor, in directory: FilePath) throws(Errno) {
        let status = try Errno.typed { try Stat(descriptor) }
        inode = UInt64(truncatingIfNeeded: status.inode.rawValue)
        var (seconds, nanoseconds): (Int64, Int64) = (0, 0)
        do throws(Errno) {
            try Errno.check { bizlog_birth_time(descriptor.rawValue, &seconds, &nanoseconds) }
            birth = .time(seconds: seconds, nanoseconds: nanoseconds)
        } catch .notSupported, .noFunction, .invalidArgument, .notPermitted {
            let parent = try Errno.typed { try Stat(directory) }
            birth = .place(
                device: UInt64(truncatingIfNeeded: status.deviceID.rawValue),
                directory: UInt64(truncatingIfNeeded: parent.inode.rawValue)
            )
        }
    }

    /// The origin as a line of a journal: `origin 1311 born 1795634640 808463359`.
    var line: String {
        switch birth {
        case .time(let seconds, let nanoseconds): "origin \(inode) born \(seconds) \(nanoseconds)"
        case .place(let device, let directory): "origin \(inode) at \(device) \(directory)"
        }
    }
}
