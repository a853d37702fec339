internal import LogModel
internal import LogStore
internal import MarkdownAST
internal import SystemPackage

/// Finds and reads the files that belong to a log, each once.
///
/// They are those of its list of related files, the `FAILURE_LOG.md` beside it, and what that lists. A path is looked for in the
/// directory of the file that lists it, then in each directory above, up to the one that holds `.git`, or eight levels.
struct CheckLibrary {
    /// The files that belong to one.
    struct Family {
        var companions: [LogDocument] = []
        /// The paths of the log's own list at which there is nothing.
        var missing: Set<String> = []
    }

    /// By the absolute path; nil if the file cannot be read as a log.
    private var logs: [FilePath: LogDocument?] = [:]
    private var realPaths: [FilePath: FilePath] = [:]

    private static let maximumLevels = 8

    /// Takes a log that was read already, or has changed.
    mutating func update(_ log: LogDocument, at realPath: FilePath) {
        logs.updateValue(log, forKey: realPath)
    }

    /// The files that belong to a log.
    ///
    /// - Parameter realPath: the absolute path of the log itself; nil for standard input.
    mutating func family(of log: LogDocument, in directory: FilePath, realPath: FilePath?) -> Family {
        var family = Family()
        var known: Set<FilePath> = []
        if let realPath { known.insert(realPath) }
        family.missing = add(log, in: directory, &known, &family.companions)
        let main = directory.appending(DirectoryListing.logName)
        if let (real, log) = read(main), known.insert(real).inserted, let log {
            family.companions.append(log)
            _ = add(log, in: directory, &known, &family.companions)
        }
        return family
    }

    /// Adds what a log lists, and answers with the paths at which there is nothing.
    private mutating func add(
        _ log: LogDocument,
        in directory: FilePath,
        _ known: inout Set<FilePath>,
        _ companions: inout [LogDocument]
    ) -> Set<String> {
        var missing: Set<String> = []
        let levels = Self.levels(from: directory)
        for section in log.sections {
            guard case .relatedFiles(let files) = section.content else { continue }
            for file in files {
                guard let path = Self.find(file.path, in: levels) else {
                    missing.insert(file.path)
                    continue
                }
                guard file.path.lowercased().hasSuffix(".md"), let (real, log) = read(path),
                    known.insert(real).inserted, let log
                else { continue }
                companions.append(log)
            }
        }
        return missing
    }

    private mutating func read(_ path: FilePath) -> (realPath: FilePath, log: LogDocument?)? {
        if let real = realPaths[path], let log = logs[real] { return (real, log) }
        guard let file = try? StoredFile(reading: path) else { return nil }
        realPaths[path] = file.realPath
        if let log = logs[file.realPath] { return (file.realPath, log) }
        var log: LogDocument?
        if let source = try? SourceText(file.bytes), let document = try? Document(parsing: source) {
            log = LogDocument(reading: document)
        }
        logs.updateValue(log, forKey: file.realPath)
        return (file.realPath, log)
    }

    private static func find(_ name: String, in directories: [FilePath]) -> FilePath? {
        if name.utf8.contains(0) { return nil }
        let path = FilePath(name)
        if path.isAbsolute { return exists(path) ? path : nil }
        return directories.lazy.map { $0.pushing(path) }.first { exists($0) }
    }

    /// A directory and those above it, up to the top of the repository.
    private static func levels(from directory: FilePath) -> [FilePath] {
        var levels = [directory]
        while let last = levels.last, levels.count < maximumLevels, !exists(last.appending(".git")) {
            levels.append(last.appending(".."))
        }
        return levels
    }

    private static func exists(_ path: FilePath) -> Bool { (try? Stat(path)) != nil }
}
