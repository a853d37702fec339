internal import LogStore
internal import SystemPackage

/// A text to be read: a file, or standard input.
struct InputSource {
    /// Nil for standard input.
    let path: FilePath?
    /// Where the file must lie; nil for one that was named.
    let boundary: Boundary?
    /// What the name says of a file that was found, not named.
    var naming = LogNaming.other

    static let standardInput = InputSource(path: nil, boundary: nil)

    /// How messages name it.
    var name: String { path?.shown ?? "<stdin>" }
}

/// The files that an input stands for.
struct InputSources {
    private(set) var all: [InputSource] = []
    /// The directory in which a log is expected; nil if none was named, or not all of it can be seen.
    private var directory: FilePath?
    /// What was left out of the directory.
    private var leftOut: [FilePath] = []

    /// Finds the files. A directory that cannot be listed is reported.
    init(of input: Input, _ console: inout Console) {
        switch input {
        case .standardInput: all = [.standardInput]
        case .file(let path): all = [InputSource(path: path, boundary: nil)]
        case .directory(let directory, let isRecursive):
            let listing = DirectoryListing(of: directory, isRecursive: isRecursive)
            for error in listing.errors { console.fail(error.path.shown, nil, error.description) }
            all = listing.files.map {
                InputSource(path: $0, boundary: listing.boundary, naming: listing.naming(of: $0))
            }
            if isRecursive { nameEntries(in: directory) }
            leftOut = listing.leftOut
            if listing.errors.isEmpty { self.directory = directory }
        }
    }

    /// In a directory that was named, files that are called as entries are, such as `0007-title.md`, are taken for some.
    private mutating func nameEntries(in directory: FilePath) {
        for index in all.indices where all[index].naming == .other {
            guard let path = all[index].path, let name = path.lastComponent?.string, LogNaming.isEntry(name)
            else { continue }
            let parent = path.removingLastComponent().lexicallyNormalized()
            if parent == directory.lexicallyNormalized() || parent.isEmpty { all[index].naming = .entry }
        }
    }

    /// The files by what their names say: first those that are called as logs are, then the others, which count only if there is no log
    /// among those.
    var byName: [[InputSource]] {
        [
            all.filter { $0.boundary == nil || $0.naming != .other },
            all.filter { $0.boundary != nil && $0.naming == .other },
        ]
    }

    /// Reports that a directory holds no log.
    ///
    /// - Parameters:
    ///   - advice: what to do instead: `name the files to format`.
    ///   - unread: the files that were passed over though they may hold entries.
    func reportNoLog(_ advice: String, unread: [LogText], _ console: inout Console) {
        guard let directory else { return }
        let paths = Set(all.compactMap(\.path))
        for text in unread.lazy.filter({ $0.file.map { paths.contains($0.path) } ?? false }).prefix(
            Self.shownNames)
        {
            console.tellUnread(text)
        }
        var names = leftOut.prefix(Self.shownNames).map(\.shown)
        if leftOut.count > names.count { names.append("\(leftOut.count - names.count) more") }
        let others = names.isEmpty ? "" : " (left out: \(names.joined(separator: ", ")))"
        console.fail(directory.shown, nil, "no failure log in this directory; \(advice)\(others)")
    }

    /// How many names of what was left out are shown.
    private static let shownNames = 3
}

extension Console {
    /// Says that a log is not read, or only in part.
    mutating func tellUnread(_ text: LogText) {
        guard let unread = text.log.unreadParts else { return }
        let source = text.log.document.source
        let position = source.position(at: source.start(ofLine: unread.line))
        warn(text.name, position, unread.message(for: text.file == nil ? "-" : text.name))
    }
}
