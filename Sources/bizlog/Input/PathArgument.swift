internal import ArgumentParser
internal import LogStore
internal import SystemPackage

/// The path of a file or a directory in an argument. It may have any bytes, see ``Arguments``.
struct PathArgument: ExpressibleByArgument {
    let path: FilePath

    init?(argument: String) { path = FilePath(bytes: Arguments.bytes(of: argument)) }

    init(_ path: FilePath) { self.path = path }

    /// Whether the path is `-`, which stands for standard input in commands that read it.
    var isStandardInput: Bool { path == "-" }

    /// The name of the file in messages.
    var name: String { isStandardInput ? "<stdin>" : path.shown }

    var defaultValueDescription: String { path.shown }

    static var defaultCompletionKind: CompletionKind { .file() }
}

extension [PathArgument] {
    /// Refuses more than one `-`.
    func checkStandardInput() throws {
        if count(where: \.isStandardInput) > 1 { throw ValidationError("'-' can be given only once.") }
    }
}
