internal import ByteText
internal import LogModel
internal import LogStore
internal import SystemPackage

/// Finds the files that belong together, as ``LogFiles`` does on the disk, in versions that git keeps.
///
/// Whichever of them the search begins with, it finds the same ones: those that a log names, those that name it, and those that these name.
struct FamilySearch {
    private let versions: [GitVersion]
    /// The files found so far.
    private var found: Set<FilePath> = []
    private var pending: [FilePath] = []

    /// Whether there may be more files than were found.
    private(set) var isCut = false

    /// How many files a family has at most.
    private static let limit = 16

    /// How many directories are searched upwards for a file that a log names, see ``SearchPath``.
    private static let levels = 8

    /// - Parameter versions: where to look; a file belongs to the family if it does in one of them.
    init(in versions: [GitVersion]) { self.versions = versions }

    /// The paths of a file and of those that belong to it, sorted.
    ///
    /// - Complexity: O(n) in the bytes of the files and of all logs in the versions
    mutating func family(of path: FilePath) throws(GitError) -> [FilePath] {
        add(path)
        while let next = pending.popLast() {
            for version in versions {
                for name in try names(at: next, in: version) { add(name) }
                try addThoseThatName(next, in: version)
            }
        }
        return found.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    }

    private mutating func add(_ path: FilePath) {
        if found.contains(path) { return }
        guard found.count < Self.limit else {
            isCut = true
            return
        }
        found.insert(path)
        pending.append(path)
    }

    /// The logs anywhere in a version that name a file.
    private mutating func addThoseThatName(_ path: FilePath, in version: GitVersion) throws(GitError) {
        guard let name = path.lastComponent?.string else { return }
        let needle = Array(name.utf8)
        for log in try version.calledLogs() where !found.contains(log) {
            // Most logs of a large repository say nothing of the file, and need not be parsed.
            guard let bytes = try version.bytes(of: log),
                bytes.firstOffset(of: needle, in: bytes.indices) != nil,
                try names(at: log, in: version).contains(path)
            else { continue }
            add(log)
        }
    }

    /// The logs that a log names, in a version.
    private func names(at path: FilePath, in version: GitVersion) throws(GitError) -> [FilePath] {
        guard let log = try version.outline(at: path) else { return [] }
        var names = log.listedFiles.map(\.name)
        if let rules = log.templateRulesFile { names.append(rules) }
        var paths: [FilePath] = []
        for name in names where name.isMarkdownName {
            guard let place = try place(of: name, besides: path, in: version), place != path,
                try version.outline(at: place)?.isLog == true
            else { continue }
            paths.append(place)
        }
        return paths
    }

    /// The file that a name means: the nearest one in the log's folder or a folder above.
    private func place(
        of name: String, besides log: FilePath, in version: GitVersion
    ) throws(GitError) -> FilePath? {
        let name = FilePath(name)
        if name.isAbsolute { return nil }
        var folder = log.removingLastComponent()
        for _ in 0..<Self.levels {
            let path = folder.pushing(name).lexicallyNormalized()
            if path.components.first?.kind == .regular, try version.holds(path) { return path }
            if folder.isEmpty { return nil }
            folder.removeLastComponent()
        }
        return nil
    }
}
