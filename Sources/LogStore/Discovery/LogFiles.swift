public import LogModel
public import SystemPackage

/// Where a log is, and where its rules file and the other system's log are or would be.
///
/// They are found through the log's list of related files. The rules file is the one that the template names beside the id of a
/// rule, `[R-BIZ-XXX] in BIZOS_RULES.md`; else one that holds nothing but rules; else one that is called so. The other
/// system's log is another `FAILURE_LOG.md`.
public struct LogFiles: Sendable, Hashable {
    /// The log.
    public let log: FilePath

    /// The rules file; nil if the log speaks of none.
    public let rules: Place?

    /// The other system's log; nil if the log lists none.
    public let otherLog: Place?

    /// Where a file is that a log names.
    public struct Place: Sendable, Hashable {
        /// The file, relative as the log's path is. If it does not exist: where it belongs, beside the log.
        public let path: FilePath
        /// How the log calls it.
        public let name: String
        /// Whether there is such a file.
        public let exists: Bool
    }

    /// Finds the files of a log.
    ///
    /// - Parameters:
    ///   - document: the log.
    ///   - path: where it was read.
    ///   - library: reads related files if nothing else tells which holds the rules.
    public init(of document: LogDocument, at path: FilePath, library: inout LogLibrary) {
        log = path
        let searchPath = SearchPath(from: path.parent)
        let related = document.sections.flatMap { section -> [RelatedFile] in
            guard case .relatedFiles(let files) = section.content else { return [] }
            return files
        }
        func place(_ name: String) -> Place {
            let found = searchPath.find(name)
            return Place(
                path: found ?? path.removingLastComponent().pushing(FilePath(name)),
                name: name,
                exists: found != nil
            )
        }
        let own = try? path.resolved()
        let places = related.filter { $0.path.isMarkdownName }.map { place($0.path) }
            .filter { own == nil || (try? $0.path.resolved()) != own }
        func holdsRules(_ place: Place) -> Bool {
            library.read(place.path)?.log?.isRuleBook == true
        }
        if let name = document.templateRulesFile {
            rules = places.first { $0.path.isNamed(name) } ?? place(name)
        } else {
            rules = places.first(where: holdsRules) ?? places.first { $0.path.nameContains("rules") }
        }
        let others = places.filter { [rules] in $0 != rules }
        otherLog =
            others.first { $0.path.isNamed(DirectoryListing.logName) }
            ?? others.first { $0.path.nameContains("failure") }
    }

    /// Finds the log that is meant.
    ///
    /// - Parameter path: a log, a directory in which to look for `FAILURE_LOG.md` and `docs/FAILURE_LOG.md`, or nil for the
    ///   current directory and those above it, along the ``SearchPath``.
    /// - Throws: ``StoreError/missing(_:)``, ``StoreError/noLog(_:)``
    public static func findLog(at path: FilePath?) throws(StoreError) -> FilePath {
        var directories = SearchPath(from: ".").directories
        if let path {
            guard let status = try? Stat(path) else { throw .missing(path) }
            guard status.type == .directory else { return path }
            directories = [path]
        }
        let docs: FilePath = "docs"
        for directory in directories {
            for place in [directory, directory.pushing(docs)] {
                let log = place.appending(DirectoryListing.logName)
                if (try? Stat(log)) != nil { return path == nil ? log.removingDot : log }
            }
        }
        throw .noLog(path ?? ".")
    }
}

extension LogDocument {
    /// The rules file that the template names where an entry names its rule: the first word there that ends like a Markdown file.
    fileprivate var templateRulesFile: String? {
        let template = DraftTemplate(self).failure
        for field in templates.flatMap(\.fields) where field.kind == .ruleReference {
            let words = template[field.label]?.split { " \t\r\n`*[]()<>\"'".contains($0) } ?? []
            if let name = words.first(where: { String($0).isMarkdownName }) { return String(name) }
        }
        return nil
    }
}

extension String {
    fileprivate var isMarkdownName: Bool {
        utf8.count > 3 && !utf8.contains(0) && lowercased().hasSuffix(".md")
    }
}

extension FilePath {
    /// Whether the last name is that of another path, in any case.
    fileprivate func isNamed(_ path: String) -> Bool {
        lastComponent?.string.lowercased() == FilePath(path).lastComponent?.string.lowercased()
    }

    fileprivate func nameContains(_ word: String) -> Bool {
        lastComponent?.string.lowercased().contains(word) == true
    }

    /// The path without `.` at its start.
    fileprivate var removingDot: FilePath {
        var path = self
        return path.removePrefix(".") ? path : self
    }
}
