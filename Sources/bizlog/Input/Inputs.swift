internal import LogStore
internal import SystemPackage

extension StoredFile {
    /// Whether the file itself, behind any symbolic links, is called as logs are.
    var isCalledLog: Bool { realPath.lastComponent?.string == DirectoryListing.logName }
}

/// What a command is to work on: its path arguments, in order, each a file, a directory to search for logs, or standard input.
enum Input {
    /// `-`
    case standardInput
    /// A file that was named, whatever it holds.
    case file(FilePath)
    /// The logs in a directory; without a path argument those of the current one, without what is below it.
    case directory(FilePath, isRecursive: Bool)

    /// The inputs that path arguments stand for. No path at all stands for the logs in the current directory.
    static func inputs(for arguments: [PathArgument]) -> [Input] {
        if arguments.isEmpty { return [.directory(".", isRecursive: false)] }
        return arguments.map { argument in
            if argument.isStandardInput { return .standardInput }
            let isDirectory = (try? Stat(argument.path))?.type == .directory
            return isDirectory ? .directory(argument.path, isRecursive: true) : .file(argument.path)
        }
    }
}
