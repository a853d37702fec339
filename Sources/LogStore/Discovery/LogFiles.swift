public import LogModel
public import SystemPackage

/// The files that belong to a log: those in its list of related files, and the rules file that its template
/// names.
///
/// All verbs use this type to find them. ``rules`` and ``otherLog`` are the files in which a failure is
/// recorded; ``companions(reading:)`` gives the files in which ids are looked up.
///
/// A listed path is searched along the ``SearchPath``. The rules file is the one that the template names
/// beside the id of a rule, `[R-BIZ-XXX] in BIZOS_RULES.md`; otherwise a listed file that contains only
/// rules; otherwise one whose name says so. The other system's log is another `FAILURE_LOG.md`. A file that
/// is listed several times, or under several names, counts once.
public struct LogFiles: Sendable, Hashable {
    /// The path of the log; `-` for standard input, which is treated as a file in the current directory.
    public let log: FilePath

    /// The boundary within which files must lie to be read or changed only because a log names them.
    public let boundary: Boundary

    /// The files that the log names, in order and each once; last the template's rules file if the list lacks
    /// it.
    public let related: [Place]

    /// The rules file; nil if the log names none.
    public let rules: Place?

    /// The other system's log; nil if the log names none.
    public let otherLog: Place?

    /// The place of the log itself.
    let own: Place

    /// Files that the user names in place of those that the log names. They may lie anywhere.
    public struct Choice: Sendable, Hashable {
        /// The rules file.
        public let rules: FilePath?
        /// The other system's log.
        public let otherLog: FilePath?

        /// Makes a choice; nil leaves the file to the log.
        public init(rules: FilePath? = nil, otherLog: FilePath? = nil) {
            (self.rules, self.otherLog) = (rules, otherLog)
        }
    }

    /// Finds the files of a log.
    ///
    /// - Parameters:
    ///   - document: the log.
    ///   - path: the path by which it was read; nil for standard input. If it is a symbolic link, listed
    ///     paths are relative to the directory of the file itself.
    ///   - choice: the files that the user names.
    ///   - library: reads related files if only their contents show which one has the rules. Files given to
    ///     it count as within the boundary.
    /// - Complexity: some system calls for each name, and O(n) in the bytes of files that were not read
    ///   before.
    public init(
        of document: LogDocument,
        at path: FilePath?,
        choosing choice: Choice = Choice(),
        library: inout LogLibrary
    ) {
        let finder = RelatedFileFinder(at: path)
        log = path ?? "-"
        own = finder.own
        boundary = Boundary(
            around: finder.directory, named: [choice.rules, choice.otherLog].compactMap(\.self)
        )
        .including(library.givenPaths)
        var related = finder.places(of: document)
        let markdown = related.filter { $0.isMarkdown && !$0.isSameFile(as: finder.own) }
        if let path = choice.rules {
            rules = finder.place(of: path, among: related)
        } else if let name = document.templateRulesFile {
            let place = finder.place(name)
            let named = markdown.filter { $0.path.isNamed(name) }
            rules = named.first(where: \.exists) ?? (place.exists ? place : named.first ?? place)
        } else {
            var holder: Place?
            for place in markdown where holder == nil && place.exists {
                if case .log(let log) = library.read(place, within: boundary), log.isRuleBook {
                    holder = place
                }
            }
            rules = holder ?? markdown.first { $0.path.nameContains("rules") }
        }
        if let rules, !related.contains(where: { $0.isSameFile(as: rules) }) { related.append(rules) }
        self.related = related
        if let path = choice.otherLog {
            otherLog = finder.place(of: path, among: related)
        } else {
            let others = markdown.filter { [rules] place in rules.map { !place.isSameFile(as: $0) } ?? true }
            otherLog =
                others.first { $0.path.isNamed(DirectoryListing.logName) }
                ?? others.first { $0.path.nameContains("failure") }
        }
    }

    /// Checks that a file lies where it may be read, changed or made.
    ///
    /// - Throws: ``StoreError/outside(_:realPath:boundary:)``. Does not throw if the directory of a file to
    ///   be made does not exist.
    public func checkPlace(of place: Place) throws(StoreError) {
        if let real = (try? place.path.place()) ?? nil { try boundary.check(real, for: place.path) }
    }

    /// The name by which another log lists this one as a related file; nil if it does not.
    ///
    /// - Parameters:
    ///   - log: the path of this log.
    ///   - other: the other log.
    ///   - path: the path of the other log.
    public static func name(of log: FilePath, in other: LogDocument, at path: FilePath) -> String? {
        let own = Place(log, named: log.string, exists: true)
        return RelatedFileFinder(at: path).places(of: other).first { $0.isSameFile(as: own) }?.name
    }
}

/// Finds the places of the files that a log names, each name once.
struct RelatedFileFinder {
    /// The directory to which listed paths are relative.
    let directory: FilePath
    /// The place of the log itself.
    let own: LogFiles.Place
    private let searchPath: SearchPath

    /// - Parameter path: the path of the log; nil for standard input.
    init(at path: FilePath?) {
        let isLink = path?.status?.type == .symbolicLink
        let file = isLink ? (try? path?.resolved()) ?? path : path
        directory = file?.parent ?? "."
        own = LogFiles.Place(path ?? "-", named: path?.string ?? "-", exists: path != nil)
        searchPath = SearchPath(from: directory)
    }

    /// The places of the files in the log's lists, in order. Of a list under a heading that does not say that it is one of related files,
    /// only the Markdown files that are there count: it may as well list what an error was about.
    func places(of document: LogDocument) -> [LogFiles.Place] {
        document.listedFiles.compactMap { file in
            let place = place(file.name)
            return file.isRelated || place.exists && place.isMarkdown ? place : nil
        }
    }

    /// The place of a listed name.
    func place(_ name: String) -> LogFiles.Place {
        let found = searchPath.find(name)
        let home = directory == "." ? FilePath() : directory
        return LogFiles.Place(found ?? home.pushing(FilePath(name)), named: name, exists: found != nil)
    }

    /// The place of a file in the log's directory.
    func place(beside name: String) -> LogFiles.Place {
        let path = directory == "." ? FilePath(name) : directory.appending(name)
        return LogFiles.Place(path, named: name, exists: path.status != nil)
    }

    /// The place of a path that the user gives. Its name is the log's name for the same file, or else the
    /// path relative to the log.
    func place(of path: FilePath, among related: [LogFiles.Place]) -> LogFiles.Place {
        let exists = path.status != nil
        let place = LogFiles.Place(path, named: path.string, exists: exists)
        var name = related.first { $0.isSameFile(as: place) }?.name
        if name == nil, let real = try? path.place(), let directory = try? directory.resolved() {
            name = real.relative(to: directory).string
        }
        return LogFiles.Place(path, named: name ?? path.string, exists: exists)
    }
}

extension LogDocument {
    /// The files in the log's lists, each name once, in order, and whether they stand under a heading that says that it lists related files.
    package var listedFiles: [(name: String, isRelated: Bool)] {
        var known: Set<String> = []
        var files: [(name: String, isRelated: Bool)] = []
        for section in sections {
            let isRelated = SectionWords.namesRelatedFiles(section.title)
            for file in section.relatedFiles where known.insert(file.path).inserted {
                files.append((file.path, isRelated))
            }
        }
        return files
    }

    /// The rules file that the template names in its rule field: the first word there that ends like a
    /// Markdown file.
    package var templateRulesFile: String? {
        let template = DraftTemplate(self).failure
        for field in templates.flatMap(\.fields) where field.kind == .ruleReference {
            let words = template[field.label]?.split { " \t\r\n`*[]()<>\"'".contains($0) } ?? []
            if let name = words.first(where: { String($0).isMarkdownName }) { return String(name) }
        }
        return nil
    }
}

extension FilePath {
    /// Whether the last component equals that of another path, in any case.
    fileprivate func isNamed(_ path: String) -> Bool {
        lastComponent?.string.lowercased() == FilePath(path).lastComponent?.string.lowercased()
    }

    fileprivate func nameContains(_ word: String) -> Bool {
        lastComponent?.string.lowercased().contains(word) == true
    }
}
