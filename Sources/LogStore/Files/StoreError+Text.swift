internal import MarkdownAST
internal import SystemPackage

extension StoreError {
    /// What is wrong and what to do about it, without the path if that is the file's.
    public var description: String { text.description }

    /// What is wrong, and what to do about it.
    var text: ErrorText {
        switch self {
        case .missing: ErrorText("no such file or directory", "check the path")
        case .exists: ErrorText("the file exists and was left as it is", "name another one")
        case .danglingLink(_, let target):
            ErrorText(
                "a symbolic link to \(target), which does not exist", "restore that file or remove the link")
        case .notRegular(_, let kind):
            ErrorText("\(kind), not a file", "name a file, or use '-' to read standard input")
        case .tooLarge(_, let limit):
            ErrorText(
                "the file has more than \(limit) bytes, which is the limit", "split it into several files")
        case .unreadable(_, let errno): ErrorText("cannot read: \(errno)", "make the file readable")
        case .unlistable(_, let errno):
            ErrorText("cannot list the directory: \(errno)", "make it readable, or name the files")
        case .tooMuchToIgnore:
            ErrorText(
                "cannot tell in reasonable time what git ignores here, since the .gitignore files have so many patterns",
                "name the files")
        case .readOnly:
            ErrorText(
                "the file is read-only and was not changed",
                "make it writable, for example with 'chmod u+w'")
        case .changed:
            ErrorText(
                "the file was changed by someone else since it was read, and was left as they wrote it",
                "try again")
        case .unmerged(_, let error):
            ErrorText(splitting: "\(error.position.map { "line \($0.line): " } ?? "")\(error.description)")
        case .unwritable(_, let errno):
            ErrorText("cannot write: \(errno)", "the file is as it was before")
        case .notDurable(_, let errno):
            ErrorText("written, but the directory could not be synced: \(errno)", "check the disk")
        case .forbidden:
            ErrorText(
                "the path leads into a .git directory, where bizlog changes nothing",
                "name a file outside of it")
        case .notKept(_, let what, let errno):
            ErrorText(
                "cannot keep \(what) of the file: \(errno); the file was not changed",
                "write it as its owner, or as a member of its group")
        case .tooManyFiles(let directory, let limit):
            ErrorText(
                "more than \(limit) files in \(directory) would change at once, which is the limit",
                "change fewer at once")
        case .outside(_, let realPath, let boundary):
            ErrorText(
                "lies at \(realPath), outside of \(boundary.name), and is left alone unless it is named")
        case .foreign(_, let kind):
            ErrorText("\(kind), which has no place in a queue and is left alone", "remove it")
        case .noLog:
            ErrorText(
                "no \(LogNaming.logName) here, in docs, or above up to the top of the repository",
                "name the log, or make one with 'bizlog init'")
        case .locked(let directory, let holder):
            ErrorText(
                "\(holder ?? "another process") has been writing in \(directory) for too long",
                "try again when it is done, or end it")
        case .unlockable(let directory, let errno):
            ErrorText(
                "cannot lock \(directory): \(errno)", "make it readable, or change fewer files at once")
        case .notUndone(let path, let errno):
            ErrorText(
                "an interrupted change cannot be undone: \(path): \(errno)",
                "make that file and its directory writable and run bizlog again")
        case .conflict(let path, let earlier):
            ErrorText(
                "\(path) was changed by someone after bizlog was interrupted while changing it",
                """
                to restore its earlier contents, move \(earlier) over it; to keep it as it is, remove \(earlier)
                """)
        case .strayJournal(let path):
            ErrorText(
                "\(path) is the journal of an interrupted change, and the journal that it names is missing",
                "restore that one, or remove \(path) to keep all files as they are")
        case .foreignJournal(let path):
            ErrorText(
                """
                \(path) was not written here by your own bizlog, so nothing was changed beside it: it came with a clone, an archive \
                or a copy, or another user's change was interrupted
                """,
                "let that user run bizlog, or remove the journal to keep all files as they are")
        case .notCleared(let path, let errno):
            ErrorText(
                "everything is written, but \(path) could not be removed: \(errno)",
                "the next command tries again")
        }
    }
}
