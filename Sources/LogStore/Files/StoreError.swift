public import MarkdownAST
public import SystemPackage

/// Why a file was not read or written. Each case has the file's path as the caller gave it.
///
/// When a write fails with an error other than ``notDurable(_:_:)``, the file is unchanged.
public enum StoreError: Error, Sendable, Hashable, CustomStringConvertible {
    /// No file has this path.
    case missing(FilePath)
    /// A file was to be made, but one with this path exists.
    case exists(FilePath)
    /// The path is a symbolic link to a file that does not exist.
    case danglingLink(FilePath, target: FilePath)
    /// The path names something other than a file, such as "a directory" or "a pipe".
    case notRegular(FilePath, is: String)
    /// The file has more bytes than the caller accepts.
    case tooLarge(FilePath, limit: Int)
    /// The system did not allow the file to be read.
    case unreadable(FilePath, Errno)
    /// The system did not allow the directory to be listed.
    case unlistable(FilePath, Errno)
    /// Comparing the directory's files with the patterns of what git ignores would take too long.
    case tooMuchToIgnore(FilePath)
    /// The file's mode or the process's rights do not allow writing, so it is not replaced, although its
    /// directory may allow it.
    case readOnly(FilePath)
    /// The file has changed since it was read.
    case changed(FilePath)
    /// The file has a conflict marker of an unfinished merge, or would get one, and was not written.
    case unmerged(FilePath, ParseError)
    /// The system did not allow the file to be replaced.
    case unwritable(FilePath, Errno)
    /// The file was replaced, but a power failure may still undo it.
    case notDurable(FilePath, Errno)
    /// Another process held the directory's lock until the time limit; with its name if the system gives it.
    case locked(FilePath, by: String?)
    /// The system did not allow the directory to be locked.
    case unlockable(FilePath, Errno)
    /// The files of an unfinished transaction could not be restored. The next command tries again.
    case notUndone(FilePath, Errno)
    /// The file was changed after a transaction was interrupted. Restoring its earlier contents, kept at the
    /// second path, would lose that change.
    case conflict(FilePath, earlier: FilePath)
    /// A journal names another one that is missing.
    case strayJournal(FilePath)
    /// A file with the name of a journal that this user's process did not write there. It came with a clone,
    /// an archive or a copy, or is another user's. It is not carried out.
    case foreignJournal(FilePath)
    /// The file lies inside `.git`, where nothing is ever written, since git trusts or runs what it finds
    /// there.
    case forbidden(FilePath)
    /// The file's group or one of its attributes could not be kept, so it was not replaced.
    case notKept(FilePath, String, Errno)
    /// A transaction changes more files in a directory than the limit.
    case tooManyFiles(FilePath, limit: Int)
    /// All files were written, but a temporary file could not be removed. The next command tries again.
    case notCleared(FilePath, Errno)
    /// The file lies outside of the boundary, so it is not read or changed.
    case outside(FilePath, realPath: FilePath, boundary: Boundary)
    /// An entry of a queue's directories that no writer puts there, such as "a symbolic link".
    case foreign(FilePath, is: String)
    /// No log was found in this directory, in its `docs`, or in the directories searched above it.
    case noLog(FilePath)

    /// The path of the file or directory, as the caller gave it.
    public var path: FilePath {
        switch self {
        case .missing(let path), .exists(let path), .danglingLink(let path, _), .notRegular(let path, _),
            .tooLarge(let path, _),
            .unreadable(let path, _), .unlistable(let path, _), .tooMuchToIgnore(let path),
            .readOnly(let path), .changed(let path),
            .unmerged(let path, _),
            .unwritable(let path, _), .notDurable(let path, _), .locked(let path, _),
            .unlockable(let path, _),
            .notUndone(let path, _), .conflict(let path, _), .strayJournal(let path),
            .foreignJournal(let path),
            .forbidden(let path), .notKept(let path, _, _), .tooManyFiles(let path, _),
            .outside(let path, _, _), .foreign(let path, _),
            .noLog(let path), .notCleared(let path, _):
            path
        }
    }
}
