internal import LogStore
internal import SystemPackage

/// A text to be read: a file, or standard input.
struct InputSource {
    /// Nil for standard input.
    let path: FilePath?
    /// Where the file must lie; nil for one that was named.
    let boundary: Boundary?

    static let standardInput = InputSource(path: nil, boundary: nil)

    /// How messages name it.
    var name: String { path?.shown ?? "<stdin>" }
}

/// The files that an input stands for.
struct InputSources {
    private(set) var all: [InputSource] = []
    /// The directory in which a log is expected; nil if none was named, or not all of it can be seen.
    private var directory: FilePath?

    /// Finds the files. A directory that cannot be listed is reported.
    init(of input: Input, _ console: inout Console) {
        switch input {
        case .standardInput: all = [.standardInput]
        case .file(let path): all = [InputSource(path: path, boundary: nil)]
        case .directory(let directory, let isRecursive):
            let listing = DirectoryListing(of: directory, isRecursive: isRecursive)
            for error in listing.errors { console.fail(error.path.shown, nil, error.description) }
            all = listing.files.map { InputSource(path: $0, boundary: listing.boundary(of: $0)) }
            if listing.errors.isEmpty { self.directory = directory }
        }
    }

    /// Leaves those out that have another name than logs have, if there are any that have it.
    mutating func preferLogNames() {
        let named = all.filter { $0.path?.lastComponent?.string == DirectoryListing.logName }
        if !named.isEmpty { all = named }
    }

    /// Reports that a directory holds no log.
    ///
    /// - Parameter advice: what to do instead: `name the files to format`.
    func reportNoLog(_ advice: String, _ console: inout Console) {
        if let directory {
            console.fail(directory.shown, nil, "no failure log in this directory; \(advice)")
        }
    }
}
