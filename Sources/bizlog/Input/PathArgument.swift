internal import ArgumentParser
internal import SystemPackage

/// The path of a file or a directory as an argument gives it. Its bytes can be any, see ``Arguments``.
struct PathArgument: ExpressibleByArgument {
    let path: FilePath

    init?(argument: String) { path = FilePath(bytes: Arguments.bytes(of: argument)) }

    init(_ path: FilePath) { self.path = path }

    /// Whether it stands for standard input, where the command takes that.
    var isStandardInput: Bool { path == "-" }

    /// How messages name the file that is read.
    var name: String { isStandardInput ? "<stdin>" : path.shown }

    var defaultValueDescription: String { path.shown }

    static var defaultCompletionKind: CompletionKind { .file() }
}

extension [PathArgument] {
    /// Makes sure that standard input is asked for once at most.
    func checkStandardInput() throws {
        if count(where: \.isStandardInput) > 1 { throw ValidationError("'-' can be given only once.") }
    }
}
