internal import SystemPackage

/// What tells one state of a file from another without reading it: equal stamps mean that nobody has written or
/// replaced the file in between, as far as the file system's clock can tell.
struct FileStamp: Sendable, Hashable {
    private let device: DeviceID
    private let inode: Inode
    private let size: Int64
    private let modified: Moment
    private let changed: Moment

    init(_ status: Stat) {
        device = status.deviceID
        inode = status.inode
        size = status.size
        modified = status.modificationTime
        changed = status.changeTime
    }

    struct Moment: Sendable, Hashable {
        let seconds: Int
        let nanoseconds: Int
    }
}
