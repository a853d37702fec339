public import LogModel
internal import MarkdownAST
public import SystemPackage

/// Finds and reads the files that belong to a log, each once.
///
/// They are those of its list of related files, the `FAILURE_LOG.md` beside it, and what that lists. A path is looked for along
/// the ``SearchPath`` of the file that lists it.
public struct LogLibrary: Sendable {
    /// The files that belong to a log.
    public struct Family: Sendable {
        /// Those that can be read, each once and without the log itself.
        public fileprivate(set) var companions: [LogDocument] = []
        /// The paths of the log's own list at which there is nothing.
        public fileprivate(set) var missing: Set<String> = []
    }

    /// By the absolute path; nil if the file cannot be read as a log.
    private var logs: [FilePath: LogDocument?] = [:]
    private var realPaths: [FilePath: FilePath] = [:]

    /// A library that has read nothing yet.
    public init() {}

    /// Takes a log that was read already, or has changed.
    public mutating func update(_ log: LogDocument, at realPath: FilePath) {
        logs.updateValue(log, forKey: realPath)
    }

    /// The files that belong to a log.
    ///
    /// - Parameters:
    ///   - log: the log.
    ///   - directory: where the paths that it lists begin.
    ///   - realPath: the absolute path of the log itself; nil for standard input.
    /// - Complexity: O(n) in the bytes of the files that were not read before.
    public mutating func family(of log: LogDocument, in directory: FilePath, realPath: FilePath?) -> Family {
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
        let searchPath = SearchPath(from: directory)
        for section in log.sections {
            guard case .relatedFiles(let files) = section.content else { continue }
            for file in files {
                guard let path = searchPath.find(file.path) else {
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

    /// Reads a file; nil if that fails, and without a log if it is no Markdown.
    mutating func read(_ path: FilePath) -> (realPath: FilePath, log: LogDocument?)? {
        // A file that is known is not read again, the one that is checked least of all.
        if let real = realPaths[path] ?? (try? path.resolved()), let log = logs[real] {
            realPaths[path] = real
            return (real, log)
        }
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
}
