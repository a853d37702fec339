public import MarkdownAST
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
    /// The file holds a mark of an unfinished merge, or would hold one, and was left as it is.
    case unmerged(FilePath, ParseError)
    /// The operating system would not let the file be replaced.
    case unwritable(FilePath, Errno)
    /// The file was replaced, but a power failure now might undo it.
    case notDurable(FilePath, Errno)
    /// Another process is writing in this directory, and has been for as long as was waited; who it is, if the system says so.
    case locked(FilePath, by: String?)
    /// The operating system would not let the directory be locked.
    case unlockable(FilePath, Errno)
    /// What another process has left unfinished, or this one failed to write, could not be put back as it was. The next command tries again.
    case notUndone(FilePath, Errno)
    /// A file that was changed after a change by this library was cut short: to put back what it was before, at the second path,
    /// would lose that.
    case conflict(FilePath, earlier: FilePath)
    /// A journal whose other half is missing.
    case strayJournal(FilePath)
    /// Something with the name of a journal that was not written there by this user's bizlog: it came with a clone, an archive or a copy, or is
    /// another user's. Nothing that it says was done.
    case foreignJournal(FilePath)
    /// A file that is never written because git trusts what it finds there.
    case forbidden(FilePath)
    /// The file's group or one of its attributes could not be kept, so it was left as it is.
    case notKept(FilePath, String, Errno)
    /// One change to more files in a directory than can be made at once.
    case tooManyFiles(FilePath, limit: Int)
    /// All files were written, but something that was needed on the way could not be removed. The next command tries again.
    case notCleared(FilePath, Errno)
    /// The file lies where the command was not told to work, so it is neither read nor changed.
    case outside(FilePath, realPath: FilePath, boundary: Boundary)
    /// Something in the directories of a queue that no writer puts there, in words: "a symbolic link".
    case foreign(FilePath, is: String)
    /// There is no log in this directory, nor in `docs` in it or anywhere else where one was looked for.
    case noLog(FilePath)

    /// The file, as the caller named it; a directory's own path.
    public var path: FilePath {
        switch self {
        case .missing(let path), .exists(let path), .danglingLink(let path, _), .notRegular(let path, _),
            .tooLarge(let path, _),
            .unreadable(let path, _), .unlistable(let path, _), .readOnly(let path), .changed(let path),
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

    /// What is wrong and what to do about it, without the path if that is the file's.
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
        case .unmerged(_, let error):
            "\(error.position.map { "line \($0.line): " } ?? "")\(error.description)"
        case .unwritable(_, let errno):
            "cannot write: \(errno); the file is as it was before"
        case .notDurable(_, let errno):
            "written, but the directory could not be synced: \(errno); check the disk"
        case .locked(let directory, let holder):
            """
            \(holder ?? "another process") has been writing in \(directory) for too long; try again when it is done, or end it
            """
        case .unlockable(let directory, let errno):
            "cannot lock \(directory): \(errno); make it readable, or change fewer files at once"
        case .notUndone(let path, let errno):
            """
            a change was cut short and cannot be undone: \(path): \(errno); make that and its directory writable and run bizlog \
            again
            """
        case .conflict(let path, let earlier):
            """
            \(path) was changed by someone after a change by bizlog had been cut short; move \(earlier) over it to have what \
            it was before, or remove that to keep it as it is
            """
        case .strayJournal(let path):
            """
            \(path) speaks of a change that was cut short, and the journal that it names is missing; restore that, or remove it to \
            keep all files as they are
            """
        case .foreignJournal(let path):
            """
            \(path) was not written here by your own bizlog, so nothing was changed beside it: it came with a clone, an archive or a \
            copy, or another user's change was cut short; let that user run bizlog, or remove it to keep all files as they are
            """
        case .forbidden:
            "the path leads into a .git directory, where bizlog changes nothing; name a file outside of it"
        case .notKept(_, let what, let errno):
            """
            cannot keep \(what) of the file: \(errno); the file was not changed; write it as its owner, or as a member of its group
            """
        case .tooManyFiles(let directory, let limit):
            "more than \(limit) files in \(directory) would change at once, which is the limit; change fewer at once"
        case .outside(_, let realPath, let boundary):
            "lies at \(realPath), outside of \(boundary.name), and is left alone unless it is named"
        case .foreign(_, let kind):
            "\(kind), which has no place in a queue and is left alone; remove it"
        case .noLog:
            """
            no \(DirectoryListing.logName) here, in docs, or above up to the top of the repository; name the log, or make one with \
            'bizlog init'
            """
        case .notCleared(let path, let errno):
            "everything is written, but \(path) could not be removed: \(errno); the next command tries again"
        }
    }
}
