internal import SystemBridge
internal import SystemPackage

/// What tells a file that was made here from one that came with a clone, an archive or a copy: its inode and the moment at which
/// the file system made it. No program chooses either, and both stay with a file that is renamed or moved.
///
/// The number of the device is not part of it where there is a time of birth: it may be another one after a restart, and that
/// is when a journal is needed most. Where the file system keeps no such time, device and directory are the best there is.
struct FileOrigin: Sendable, Hashable {
    private let inode: UInt64
    private let birth: Birth

    private enum Birth: Sendable, Hashable {
        case time(seconds: Int64, nanoseconds: Int64)
        case place(device: UInt64, directory: UInt64)
    }

    /// The origin of an open file.
    ///
    /// - Parameter directory: where it is.
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

    /// The words of a journal that say it: `origin 1311 born 1795634640 808463359`.
    var line: String {
        switch birth {
        case .time(let seconds, let nanoseconds): "origin \(inode) born \(seconds) \(nanoseconds)"
        case .place(let device, let directory): "origin \(inode) at \(device) \(directory)"
        }
    }
}
