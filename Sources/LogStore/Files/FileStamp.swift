internal import SystemPackage

/// Which file it is on this machine, whatever its names.
struct FileIdentity: Sendable, Hashable {
    let device: DeviceID
    let inode: Inode

    init(_ status: Stat) {
        device = status.deviceID
        inode = status.inode
    }

    /// Some order that is the same in every process.
    func precedes(_ other: FileIdentity) -> Bool {
        (device.rawValue, inode.rawValue) < (other.device.rawValue, other.inode.rawValue)
    }
}

/// What tells one state of a file from another without reading it: equal stamps mean that nobody has written or
/// replaced the file in between, as far as the file system's clock can tell.
struct FileStamp: Sendable, Hashable {
    let identity: FileIdentity
    private let size: Int64
    private let modified: Moment
    private let changed: Moment

    init(_ status: Stat) {
        identity = FileIdentity(status)
        size = status.size
        modified = status.modificationTime
        changed = status.changeTime
    }

    /// Whether the contents are the same, whatever happened to names, mode and owner.
    func hasContents(of other: FileStamp) -> Bool {
        identity == other.identity && size == other.size && modified == other.modified
    }

    struct Moment: Sendable, Hashable {
        let seconds: Int
        let nanoseconds: Int
    }
}
