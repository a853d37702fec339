public import SystemPackage

/// Why a file was not read or not written. Each case names the file as the caller named it.
///
/// When a write fails with anything but ``notDurable(_:_:)``, the file is what it was before.
public enum StoreError: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is no file of this name.
    case missing(FilePath)
    /// There is a file of this name, where a new one was to be made.
    case exists(FilePath)
    /// The path is a symbolic link that leads nowhere.
    case danglingLink(FilePath, target: FilePath)
    /// The path names something other than a file, described in words: "a directory", "a pipe".
    case notRegular(FilePath, is: String)
    /// The file has more bytes than the caller wants to read.
    case tooLarge(FilePath, limit: Int)
    /// The operating system would not let the file be read.
    case unreadable(FilePath, Errno)
    /// The operating system would not let the directory be listed.
    case unlistable(FilePath, Errno)
    /// The file has no permission to be written, so it is not replaced although its directory may allow it.
    case readOnly(FilePath)
    /// The file is not the one that was read: someone else has written it in the meantime.
    case changed(FilePath)
    /// The operating system would not let the file be replaced.
    case unwritable(FilePath, Errno)
    /// The file was replaced, but a power failure now might undo it.
    case notDurable(FilePath, Errno)

    /// The file, as the caller named it.
    public var path: FilePath {
        switch self {
        case .missing(let path), .exists(let path), .danglingLink(let path, _), .notRegular(let path, _),
            .tooLarge(let path, _),
            .unreadable(let path, _), .unlistable(let path, _), .readOnly(let path), .changed(let path),
            .unwritable(let path, _), .notDurable(let path, _):
            path
        }
    }

    /// What is wrong and what to do about it, without the path.
    public var description: String {
        switch self {
        case .missing:
            "no such file or directory; check the path"
        case .exists:
            "the file exists and was left as it is; name another one"
        case .danglingLink(_, let target):
            "a symbolic link to \(target), which does not exist; restore that file or remove the link"
        case .notRegular(_, let kind):
            "\(kind), not a file; name a file, or use '-' to read standard input"
        case .tooLarge(_, let limit):
            "the file has more than \(limit) bytes, which is the limit; split it into several files"
        case .unreadable(_, let errno):
            "cannot read: \(errno); make the file readable"
        case .unlistable(_, let errno):
            "cannot list the directory: \(errno); make it readable, or name the files"
        case .readOnly:
            "the file is read-only and was not changed; make it writable, for example with 'chmod u+w'"
        case .changed:
            "the file was changed by someone else since it was read, and was left as they wrote it; try again"
        case .unwritable(_, let errno):
            "cannot write: \(errno); the file is as it was before"
        case .notDurable(_, let errno):
            "written, but the directory could not be synced: \(errno); check the disk"
        }
    }
}
