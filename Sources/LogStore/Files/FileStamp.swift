internal import SystemPackage

/// The identity of a file on this machine, whatever its names.
struct FileIdentity: Sendable, Hashable {
    let device: DeviceID
    let inode: Inode

    init(_ status: Stat) {
        device = status.deviceID
        inode = status.inode
    }

    /// A total order that is the same in every process.
    func precedes(_ other: FileIdentity) -> Bool {
        (device.rawValue, inode.rawValue) < (other.device.rawValue, other.inode.rawValue)
    }
}

/// Distinguishes the states of a file without reading it. Equal stamps mean that the file was not written or
/// replaced in between, as far as the file system's clock can tell.
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

    /// Whether the contents are the same, ignoring changes of names, mode and owner.
    func hasContents(of other: FileStamp) -> Bool {
        identity == other.identity && size == other.size && modified == other.modified
    }

    struct Moment: Sendable, Hashable {
        let seconds: Int
        let nanoseconds: Int
    }
}
