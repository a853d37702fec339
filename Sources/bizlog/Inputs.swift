internal import LogStore
internal import SystemPackage

/// What a command is to work on: its path arguments, in order, each a file, a directory to search for logs, or standard input.
enum Input {
    /// `-`
    case standardInput
    /// A file that was named, whatever it holds.
    case file(FilePath)
    /// The logs in a directory; without a path argument those of the current one, without what is below it.
    case directory(FilePath, isRecursive: Bool)

    /// The inputs that path arguments stand for. No path at all stands for the logs in the current directory.
    static func inputs(for arguments: [String]) -> [Input] {
        if arguments.isEmpty { return [.directory(".", isRecursive: false)] }
        return arguments.map { argument in
            if argument == "-" { return .standardInput }
            let path = FilePath(argument)
            let isDirectory = (try? Stat(path))?.type == .directory
            return isDirectory ? .directory(path, isRecursive: true) : .file(path)
        }
    }
}
