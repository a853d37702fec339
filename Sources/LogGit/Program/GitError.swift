package import SystemPackage

/// Why git could not be asked.
package enum GitError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The program git was not found.
    case missingProgram
    /// The directory lies in no repository.
    case noRepository(FilePath)
    /// The repository says that its working tree is elsewhere.
    case foreignWorkTree(FilePath)
    /// A command of git failed with this message.
    case failed(command: String, message: String)
    /// A command of git printed more bytes than are read.
    case tooLarge(command: String, limit: Int)
    /// git could not be started, written to or read from.
    case io(Errno)
    /// A name cannot be one of a revision.
    case invalidRevision(String)
    /// There is no revision with this name.
    case unknownRevision(String)

    /// What is wrong, and what to do.
    package var description: String {
        switch self {
        case .missingProgram: "the program 'git' is not installed, or not in PATH; install it"
        case .noRepository(let path): "\(path) lies in no git repository; go to one"
        case .foreignWorkTree(let path):
            "the repository names \(path) as its working tree, which is not where it lies; go there, or take core.worktree out"
        case .failed(let command, let message): "'git \(command)' failed: \(message)"
        case .tooLarge(let command, let limit):
            "'git \(command)' printed more than \(limit >> 20) MiB; that is not read"
        case .io(let error): "cannot run 'git': \(error)"
        case .invalidRevision(let name):
            "'\(name)' cannot be the name of a revision; name a branch, a tag or a commit"
        case .unknownRevision(let name):
            "there is no revision '\(name)'; name a branch, a tag or a commit, and fetch it first if it is not here"
        }
    }
}
