public import LogModel
internal import MarkdownAST
public import SystemPackage

/// A log, its rules file and the other system's log, as they were read, with their places.
public struct FamilySnapshot: Sendable {
    /// The repository from which they were read.
    public let repository: LogRepository

    /// The places of the files.
    public let files: LogFiles

    /// The contents of the files, including a rules file that is to be made.
    public let family: LogFamily

    /// The path of the rules file, whether it exists or is to be made; nil if the log names none.
    public var rulesPath: FilePath? { newRules ?? files.rules?.path }

    /// The place of the other system's log, if it was read.
    private let otherPlace: LogFiles.Place?
    /// The files that exist, by path.
    private let stored: [FilePath: StoredFile]
    /// The path of the rules file to be made; nil if none is.
    private let newRules: FilePath?

    /// The paths that recording reads and may change.
    var paths: [FilePath] {
        let existing = [files.rules, otherPlace].compactMap { $0 }.filter(\.exists).map(\.path)
        var seen: Set<FilePath> = []
        return ([files.log, newRules].compactMap { $0 } + existing).filter { seen.insert($0).inserted }
    }

    /// Whether all files are still as they were read, so that their contents belong together.
    var isCurrent: Bool {
        var snapshot = FileSnapshot()
        for file in stored.values { snapshot.add(file) }
        return snapshot.isCurrent
    }

    /// Whether the files that recording needs are among those that were read or are to be made.
    func suffices(for postmortems: [Postmortem], newRulesDate: LogDate?) -> Bool {
        if newRulesDate != nil, family.rules == nil { return false }
        return otherPlace != nil || !postmortems.contains { $0.crossSystem != nil }
    }

    /// Reads the files of a log.
    init(
        of repository: LogRepository,
        newRulesDate: LogDate?,
        crossesSystems: Bool
    ) throws(LogError) {
        let choice = repository.choice
        let (file, document) = try Self.readLog(repository.log)
        let files = Self.files(of: document, readFrom: file, choosing: choice)
        var stored = [files.log: file]
        var known = [files.log: document]
        let other = crossesSystems ? files.otherLog : nil
        for (place, kind, isChosen) in [
            (files.rules, LogFiles.Kind.rules, choice.rules != nil),
            (other, .otherLog, choice.otherLog != nil),
        ] {
            guard let place, place.exists else { continue }
            let file = try Self.read(place.path, within: files.boundary, kind)
            let document = try Self.parse(file, kind)
            // A file that the log names is written only if it really is a log or a rules file.
            if !isChosen, !document.isLog { throw LogError(.notLog, at: place.path, kind) }
            (stored[place.path], known[place.path]) = (file, document)
        }
        try self.init(repository, files, other, stored, newRulesDate: newRulesDate, reusing: known)
    }

    /// The same family with the present contents of its files. Unchanged files are not parsed again.
    ///
    /// - Returns: nil if the log now names other files.
    func reread(
        _ stored: [FilePath: StoredFile],
        newRulesDate: LogDate?
    ) throws(LogError) -> FamilySnapshot? {
        guard let file = stored[files.log] else { throw LogError(.missing(files.log), .log) }
        var known: [FilePath: LogDocument] = [:]
        for (path, document) in [
            (files.log, family.log.document), (files.rules?.path, family.rules?.document),
            (otherPlace?.path, family.otherLog?.document),
        ] {
            if let path, let document, let file = stored[path], file.bytes == self.stored[path]?.bytes {
                known[path] = document
            }
        }
        if known[files.log] == nil {
            let log = try Self.parse(file, .log)
            known[files.log] = log
            let now = Self.files(of: log, readFrom: file, choosing: repository.choice)
            guard now.rules?.path == files.rules?.path else { return nil }
            guard otherPlace == nil || now.otherLog?.path == otherPlace?.path else { return nil }
        }
        return try FamilySnapshot(
            repository, files, otherPlace, stored, newRulesDate: newRulesDate, reusing: known)
    }

    private init(
        _ repository: LogRepository,
        _ files: LogFiles,
        _ otherPlace: LogFiles.Place?,
        _ stored: [FilePath: StoredFile],
        newRulesDate: LogDate?,
        reusing known: [FilePath: LogDocument]
    ) throws(LogError) {
        func document(_ file: StoredFile, _ kind: LogFiles.Kind) throws(LogError) -> LogDocument {
            if let document = known[file.path] { return document }
            return try Self.parse(file, kind)
        }
        func member(_ place: LogFiles.Place?, _ kind: LogFiles.Kind) throws(LogError) -> LogFamily.Member? {
            guard let place, let file = stored[place.path] else { return nil }
            return LogFamily.Member(try document(file, kind), name: place.name)
        }
        guard let file = stored[files.log] else { throw LogError(.missing(files.log), .log) }
        let log = try document(file, .log)
        let otherLog = try member(otherPlace, .otherLog)
        var rules = try member(files.rules, .rules)
        var newRules: FilePath?
        if rules == nil, let newRulesDate {
            let place = try Self.newRules(for: log, files, date: newRulesDate)
            (rules, newRules) = (LogFamily.Member(place.document, name: place.name), place.path)
        }
        let name = otherLog.map { other in
            otherPlace.flatMap { LogFiles.name(of: files.log, in: other.document, at: $0.path) }
                ?? file.realPath.components.suffix(2).map(\.string).joined(separator: "/")
        }
        self.repository = repository
        self.files = files
        self.otherPlace = otherPlace
        self.stored = stored
        self.newRules = newRules
        family = LogFamily(
            log: LogFamily.Member(log, name: name ?? files.log.string),
            rules: rules,
            otherLog: otherLog
        )
    }
}

extension FamilySnapshot {
    /// Reads the log alone.
    static func readLog(_ path: FilePath) throws(LogError) -> (file: StoredFile, document: LogDocument) {
        let file = try read(path, .log)
        let document = try parse(file, .log)
        // Through a link, any file may be called a log.
        let isLink = file.realPath.lastComponent != path.lastComponent
        if isLink, !file.isCalledLog, !document.isLog { throw LogError(.notLog, at: path, .log) }
        return (file, document)
    }

    /// Parses a file that is to be changed.
    static func parse(_ file: StoredFile, _ kind: LogFiles.Kind) throws(LogError) -> LogDocument {
        do throws(ParseError) {
            let log = try LogDocument(parsing: file)
            try log.document.requireMerged()
            return log
        } catch {
            throw LogError(.parse(error), at: file.path, kind)
        }
    }

    private static func read(
        _ path: FilePath,
        within boundary: Boundary? = nil,
        _ kind: LogFiles.Kind
    ) throws(LogError) -> StoredFile {
        do throws(StoreError) { return try StoredFile(reading: path, within: boundary) } catch {
            throw LogError(error, kind)
        }
    }

    private static func files(
        of log: LogDocument,
        readFrom file: StoredFile,
        choosing choice: LogFiles.Choice
    ) -> LogFiles {
        var library = LogLibrary()
        library.update(log, readFrom: file)
        return LogFiles(of: log, at: file.path, choosing: choice, library: &library)
    }

    private static func newRules(
        for log: LogDocument,
        _ files: LogFiles,
        date: LogDate
    ) throws(LogError) -> (document: LogDocument, path: FilePath, name: String) {
        // A rules file that the log does not name would not be found the next time.
        guard let rules = files.rules else { throw LogError(.noRulesFile, at: files.log, .log) }
        do throws(StoreError) { try files.checkPlace(of: rules) } catch { throw LogError(error, .rules) }
        do throws(NewLogError) {
            return (try NewRuleBook(for: log, date: date).document(), rules.path, rules.name)
        } catch {
            throw LogError(.newRules(error), at: files.log, .log)
        }
    }
}

extension FamilySnapshot {
    /// The revisions of the files in a recording, each with the change that writes it.
    func revisions(_ recording: Recording) -> [(revision: FileRevision, change: FileChange)] {
        revisions(log: recording.log, rules: recording.rules, otherLog: recording.otherLog)
    }

    /// The revisions of the files by their edits, each with the change that writes it.
    func revisions(
        log: [TextEdit], rules: [TextEdit], otherLog: [TextEdit] = []
    ) -> [(revision: FileRevision, change: FileChange)] {
        let members: [(LogFamily.Member?, FilePath?, [TextEdit])] = [
            (family.log, files.log, log),
            (family.rules, rulesPath, rules),
            (family.otherLog, otherPlace?.path, otherLog),
        ]
        return members.compactMap { member, path, edits in
            guard let member, let path, !edits.isEmpty,
                let new = try? edits.applied(to: member.document.document.source.bytes)
            else { return nil }
            if let file = stored[path] {
                let revision = FileRevision(path: path, old: file.bytes, new: new, edits: edits, isNew: false)
                return (revision, .replace(file, with: new))
            }
            let edit = TextEdit(range: 0..<0, replacement: new)
            let revision = FileRevision(path: path, old: [], new: new, edits: [edit], isNew: true)
            return (revision, .make(path, with: new))
        }
    }

    /// The stored file of a kind, if it exists.
    func file(_ kind: LogFiles.Kind) -> StoredFile? {
        switch kind {
        case .log: stored[files.log]
        case .rules: rulesPath.flatMap { stored[$0] }
        case .otherLog: otherPlace.flatMap { stored[$0.path] }
        }
    }
}
