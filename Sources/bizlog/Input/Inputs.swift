internal import SystemPackage

/// An input of a command: a file, a directory to search for logs, or standard input.
enum Input {
    /// `-`
    case standardInput
    /// A file that the user named, whatever it contains.
    case file(FilePath)
    /// The logs in a directory, and below it if recursive.
    case directory(FilePath, isRecursive: Bool)

    /// The inputs for the path arguments, in order. Without arguments: the logs directly in the current
    /// directory.
    static func inputs(for arguments: [PathArgument]) -> [Input] {
        if arguments.isEmpty { return [.directory(".", isRecursive: false)] }
        return arguments.map { argument in
            if argument.isStandardInput { return .standardInput }
            let isDirectory = (try? Stat(argument.path))?.type == .directory
            return isDirectory ? .directory(argument.path, isRecursive: true) : .file(argument.path)
        }
    }
}
