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
        case unreadable(StoreError, Role)
        /// A file that is not a log or a rules file, though it is said to be one.
        case noLog(FilePath, Role)
        case unparsable(FilePath, ParseError)
        case noNewRules(FilePath, NewLogError)
        case noPlaceForRules(FilePath)
    }

    /// What a file is to the post-mortems that are recorded.
    enum Role {
        case log
        case rules
        case otherLog

        /// The option that names the file.
        var option: String {
            switch self {
            case .log: "--log"
            case .rules: "--rules"
            case .otherLog: "--other-log"
            }
        }
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
    ///   - choice: the files that the user has named in place of those that the log names.
    init(
        reading log: FilePath,
        newRulesDate: LogDate?,
        crossesSystems: Bool,
        choosing choice: LogFiles.Choice
    ) throws(Fault) {
        let file = try Self.read(log, as: .log)
        let document = try Self.log(file)
        // A link may call anything a log.
        let isLink = file.realPath.lastComponent != log.lastComponent
        if isLink, !file.isCalledLog, !document.isLog { throw .noLog(log, .log) }
        var library = LogLibrary()
        library.update(document, readFrom: file)
        let places = LogFiles(of: document, at: log, choosing: choice, library: &library)
        var files = [log: file]
        var known = [log: document]
        for (place, role, isChosen) in [
            (places.rules, Role.rules, choice.rules != nil),
            (crossesSystems ? places.otherLog : nil, .otherLog, choice.otherLog != nil),
        ] {
            guard let place, place.exists else { continue }
            let file = try Self.read(place.path, within: places.boundary, as: role)
            let document = try Self.log(file)
            // What a log names is written only if it is what the log says it is.
            if !isChosen, !document.isLog { throw .noLog(place.path, role) }
            (files[place.path], known[place.path]) = (file, document)
        }
        let other = crossesSystems ? places.otherLog : nil
        try self.init(places, other, files, newRulesDate: newRulesDate, reusing: known)
    }

    /// The same family with what its files hold now.
    func reread(_ files: [FilePath: StoredFile], newRulesDate: LogDate?) throws(Fault) -> LearnFamily {
        guard files[places.log] != nil else { throw .unreadable(.missing(places.log), .log) }
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
        guard let file = files[places.log] else { throw .unreadable(.missing(places.log), .log) }
        let log = try document(file)
        let otherLog = try member(otherPlace)
        var rules = try member(places.rules)
        var newRules: FilePath?
        if rules == nil, let newRulesDate {
            let place = try Self.newRules(for: log, places, date: newRulesDate)
            (rules, newRules) = (LogFamily.Member(place.document, name: place.name), place.path)
        }
        let name = otherLog.map { other in
            otherPlace.flatMap { LogFiles.name(of: places.log, in: other.document, at: $0.path) }
                ?? file.realPath.components.suffix(2).map(\.string).joined(separator: "/")
        }
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

    private static func read(
        _ path: FilePath,
        within boundary: Boundary? = nil,
        as role: Role
    ) throws(Fault) -> StoredFile {
        do throws(StoreError) { return try StoredFile(reading: path, within: boundary) } catch {
            throw .unreadable(error, role)
        }
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
        do throws(StoreError) { try places.checkPlace(of: rules) } catch { throw .unreadable(error, .rules) }
        do throws(NewLogError) {
            return (try NewRuleBook(for: log, date: date).document(), rules.path, rules.name)
        } catch {
            throw .noNewRules(places.log, error)
        }
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
        /// Whether the file is made.
        var isNew = false
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
                    Change(
                        path: path, old: [], new: new, edits: [edit], fileChange: .make(path, with: new),
                        isNew: true)
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
