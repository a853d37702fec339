internal import SystemPackage

/// An input of a command: a file, a directory to search for logs, or standard input.
enum Input {
    /// `-`
    case standardInput
    /// A file that the user named, whatever it contains.
    case file(FilePath)
    /// The logs in a directory, and below it if recursive.
    case directory(FilePath, isRecursive: Bool)

    /// What `--help` says of directories.
    static let directoryHelp = """
        A directory stands for the logs in it and below. Left out are hidden directories but .learnings, what git ignores, node_modules \
        and other directories of packages, what was built, and other repositories; a path that is named is always taken. Without a path: \
        the logs in the current directory, in its docs, tasks and .learnings, and in directories such as incidents or postmortems.
        """

    /// The inputs for the path arguments, in order. Without arguments: the logs in the current directory and where logs are kept below it.
    static func inputs(for arguments: [PathArgument]) -> [Input] {
        if arguments.isEmpty { return [.directory(".", isRecursive: false)] }
        return arguments.map { argument in
            if argument.isStandardInput { return .standardInput }
            let isDirectory = (try? Stat(argument.path))?.type == .directory
            return isDirectory ? .directory(argument.path, isRecursive: true) : .file(argument.path)
        }
    }
}
