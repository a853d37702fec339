internal import LogModel
internal import LogStore
internal import MarkdownAST
internal import SystemPackage

/// A log with its rules file and the other system's log, as they were read at one moment.
struct LearnFamily {
    /// Where the files are.
    let places: LogFiles
    /// What they say. A rules file that does not exist yet, and is to be made, is among them.
    let members: LogFamily
    /// Where the other system's log is, if it is read.
    private let otherPlace: LogFiles.Place?
    /// The files that exist, by their paths.
    private let files: [FilePath: StoredFile]
    /// The rules file to be made; nil if none is.
    private let newRules: FilePath?

    /// Why the files cannot take anything.
    enum Fault: Error {
        case unreadable(StoreError)
        case unparsable(FilePath, ParseError)
        case noNewRules(FilePath, NewLogError)
        case noPlaceForRules(FilePath)
    }

    /// The rules file, be it there or to be made; nil if there is none.
    var rulesPath: FilePath? { newRules ?? places.rules?.path }

    /// The paths that recording reads and may change.
    var paths: [FilePath] {
        let existing = [places.rules, otherPlace].compactMap { $0 }.filter(\.exists).map(\.path)
        return ([places.log, newRules].compactMap { $0 } + existing).distinct
    }

    /// Reads the files of a log.
    ///
    /// - Parameters:
    ///   - newRulesDate: the day of a rules file to be made if there is none; nil if none is to be made.
    ///   - crossesSystems: whether the other system's log is read too.
    init(reading log: FilePath, newRulesDate: LogDate?, crossesSystems: Bool) throws(Fault) {
        let file = try Self.read(log)
        let document = try Self.log(file)
        var library = LogLibrary()
        library.update(document, at: file.realPath)
        let places = LogFiles(of: document, at: log, library: &library)
        var files = [log: file]
        for place in [places.rules, crossesSystems ? places.otherLog : nil] {
            guard let place, place.exists else { continue }
            files[place.path] = try Self.read(place.path)
        }
        let other = crossesSystems ? places.otherLog : nil
        try self.init(places, other, files, newRulesDate: newRulesDate, reusing: [log: document])
    }

    /// The same family with what its files hold now.
    func reread(_ files: [FilePath: StoredFile], newRulesDate: LogDate?) throws(Fault) -> LearnFamily {
        guard files[places.log] != nil else { throw .unreadable(.missing(places.log)) }
        var known: [FilePath: LogDocument] = [:]
        for (path, document) in [
            (places.log, members.log.document), (places.rules?.path, members.rules?.document),
            (otherPlace?.path, members.otherLog?.document),
        ] {
            if let path, let document, let file = files[path], file.bytes == self.files[path]?.bytes {
                known[path] = document
            }
        }
        return try LearnFamily(places, otherPlace, files, newRulesDate: newRulesDate, reusing: known)
    }

    private init(
        _ places: LogFiles,
        _ otherPlace: LogFiles.Place?,
        _ files: [FilePath: StoredFile],
        newRulesDate: LogDate?,
        reusing known: [FilePath: LogDocument]
    ) throws(Fault) {
        func document(_ file: StoredFile) throws(Fault) -> LogDocument {
            if let document = known[file.path] { return document }
            return try Self.log(file)
        }
        func member(_ place: LogFiles.Place?) throws(Fault) -> LogFamily.Member? {
            guard let place, let file = files[place.path] else { return nil }
            return LogFamily.Member(try document(file), name: place.name)
        }
        guard let file = files[places.log] else { throw .unreadable(.missing(places.log)) }
        let log = try document(file)
        let otherLog = try member(otherPlace)
        var rules = try member(places.rules)
        var newRules: FilePath?
        if rules == nil, let newRulesDate {
            let place = try Self.newRules(for: log, places, date: newRulesDate)
            (rules, newRules) = (LogFamily.Member(place.document, name: place.name), place.path)
        }
        let name = otherLog.flatMap { Self.name(of: file.realPath, in: $0.document, at: otherPlace?.path) }
        self.places = places
        self.otherPlace = otherPlace
        self.files = files
        self.newRules = newRules
        members = LogFamily(
            log: LogFamily.Member(log, name: name ?? places.log.string),
            rules: rules,
            otherLog: otherLog
        )
    }

    private static func read(_ path: FilePath) throws(Fault) -> StoredFile {
        do throws(StoreError) { return try StoredFile(reading: path) } catch { throw .unreadable(error) }
    }

    private static func log(_ file: StoredFile) throws(Fault) -> LogDocument {
        do throws(ParseError) {
            let document = try Document(parsing: file.bytes)
            try document.requireMerged()
            return LogDocument(reading: document)
        } catch {
            throw .unparsable(file.path, error)
        }
    }

    private static func newRules(
        for log: LogDocument,
        _ places: LogFiles,
        date: LogDate
    ) throws(Fault) -> (document: LogDocument, path: FilePath, name: String) {
        // A file that the log does not name would not be found the next time.
        guard let rules = places.rules else { throw .noPlaceForRules(places.log) }
        do throws(NewLogError) {
            return (try NewRuleBook(for: log, date: date).document(), rules.path, rules.name)
        } catch {
            throw .noNewRules(places.log, error)
        }
    }

    /// How another log calls this one: as its list of related files does, or else by the directory and the name.
    ///
    /// - Parameter log: the absolute path of this one.
    private static func name(of log: FilePath, in other: LogDocument, at path: FilePath?) -> String? {
        guard let path else { return nil }
        let directory = path.removingLastComponent()
        let searchPath = SearchPath(from: directory.isEmpty ? "." : directory)
        for section in other.sections {
            guard case .relatedFiles(let files) = section.content else { continue }
            for file in files {
                guard FilePath(file.path).lastComponent == log.lastComponent,
                    let found = searchPath.find(file.path), (try? read(found))?.realPath == log
                else { continue }
                return file.path
            }
        }
        return log.components.suffix(2).map(\.string).joined(separator: "/")
    }
}

extension LearnFamily {
    /// What becomes of one file.
    struct Change {
        let path: FilePath
        /// Empty if the file is made.
        let old: [UInt8]
        let new: [UInt8]
        let edits: [TextEdit]
        let fileChange: FileChange
    }

    /// What a recording makes of the files.
    func changes(_ recording: Recording) -> [Change] {
        var changes: [Change] = []
        let members: [(LogFamily.Member?, FilePath?, [TextEdit])] = [
            (self.members.log, places.log, recording.log),
            (self.members.rules, rulesPath, recording.rules),
            (self.members.otherLog, otherPlace?.path, recording.otherLog),
        ]
        for (member, path, edits) in members {
            guard let member, let path, !edits.isEmpty,
                let new = try? edits.applied(to: member.document.document.source.bytes)
            else { continue }
            if let file = files[path] {
                changes.append(
                    Change(
                        path: path,
                        old: file.bytes,
                        new: new,
                        edits: edits,
                        fileChange: .replace(file, with: new)
                    )
                )
            } else {
                let edit = TextEdit(range: 0..<0, replacement: new)
                changes.append(
                    Change(path: path, old: [], new: new, edits: [edit], fileChange: .make(path, with: new))
                )
            }
        }
        return changes
    }
}

extension [FilePath] {
    /// The paths, each once.
    fileprivate var distinct: [FilePath] {
        var seen: Set<FilePath> = []
        return filter { seen.insert($0).inserted }
    }
}
