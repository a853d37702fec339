internal import LogChecks
internal import LogGit
internal import LogModel
internal import LogStore
internal import MarkdownAST
internal import SystemPackage

/// The work of `bizlog check`: collects the files, checks each against those that belong to it, corrects what it may, and reports
/// everything at the end.
struct CheckRun {
    let checker: LogChecker
    let isFixing: Bool
    let isStrict: Bool
    /// The revision to compare with; nil for none.
    var against: GitRevision?
    var console = Console()
    private var targets: [LogText] = []
    private var library = LogLibrary()
    private var reader = LogReader()
    private var isIncomparable = false
    /// The directories that were named, or the current one, and what was found in each.
    private var directories: [(path: FilePath, isRecursive: Bool, sources: InputSources, hasLog: Bool)] = []
    /// The comparisons of the repositories in which the files lie, by their tops.
    private var comparisons: [FilePath?: BranchComparison] = [:]

    /// How often the files are read again when somebody writes to them meanwhile.
    private static let maximumAttempts = 50

    init(checker: LogChecker, isFixing: Bool, isStrict: Bool) {
        self.checker = checker
        self.isFixing = isFixing
        self.isStrict = isStrict
    }

    /// Takes what is to be checked.
    mutating func take(_ input: Input) {
        let sources = InputSources(of: input, &console)
        var hasLog = false
        for source in sources.all where take(source) { hasLog = true }
        if case .directory(let path, let isRecursive) = input {
            directories.append((path, isRecursive, sources, hasLog))
        }
    }

    /// - Returns: whether it was taken for a log to check, be it that this failed.
    private mutating func take(_ source: InputSource) -> Bool {
        switch reader.read(source, &console) {
        case .log(let text):
            if let file = text.file { library.update(text.log, readFrom: file) }
            targets.append(text)
            return true
        case .refused: return true
        case .passedOver: return false
        case .known(let wasTaken): return wasTaken
        }
    }

    /// Checks all files, reports, and tells how it ended.
    mutating func finish(_ format: ReportFormat) -> ExitStatus {
        targets.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        if isFixing { fix() }
        let deleted = reportsOfDeleted()
        var reports = targets.map { fileReport(on: $0) }
        var attempt = 1
        while !library.isCurrent {
            attempt += 1
            guard attempt <= Self.maximumAttempts else {
                console.fail(
                    "bizlog", nil, "the files change all the time, so they cannot be compared; try again")
                break
            }
            readAgain()
            reports = targets.map { fileReport(on: $0) }
        }
        let report = Report(files: deleted + reports, explanations: checker.explanations)
        if report.fails(isStrict: isStrict) { console.record(.findings) }
        report.print(as: format, to: &console)
        if format == .text, let summary = report.summary { console.say(summary) }
        return console.finish()
    }

    private mutating func fileReport(on target: LogText) -> FileReport {
        FileReport(name: target.name, path: target.file?.path, diagnostics: diagnostics(of: target))
    }

    /// Reads all files again, since a report is about one moment. One that cannot be read now stays as it was, and is reported.
    private mutating func readAgain() {
        library = LogLibrary()
        for index in targets.indices {
            guard let current = reader.again(targets[index], &console), let file = current.file else {
                continue
            }
            targets[index] = current
            library.update(current.log, readFrom: file)
        }
    }

    private mutating func diagnostics(of target: LogText) -> [Diagnostic] {
        let files = LogFiles(of: target.log, at: target.file?.path, library: &library)
        let companions = files.companions(reading: &library)
        var enforcement = EnforcementFiles(around: target.file?.path)
        return checker.diagnostics(
            of: target.log,
            named: target.name,
            companions: companions.documents,
            missing: companions.missing,
            unreadable: companions.unreadable,
            comparison: comparison(of: target),
            missingEnforcement: target.log.missingEnforcement(&enforcement)
        )
    }

    /// What is to be said of logs that the other revision has, and that were in the directories. A directory that never had one is reported.
    private mutating func reportsOfDeleted() -> [FileReport] {
        var reports: [FileReport] = []
        for directory in directories {
            let deleted = deletedLogs(in: directory.path, isRecursive: directory.isRecursive)
                .map { path, log in
                    let diagnostics = checker.diagnostics(
                        ofDeleted: log, named: path.shown, revision: against?.name ?? "")
                    return FileReport(name: path.shown, path: path, diagnostics: diagnostics)
                }.filter { !$0.diagnostics.isEmpty }
            if deleted.isEmpty, !directory.hasLog {
                directory.sources.reportNoLog("name the files to check", unread: reader.unread, &console)
            }
            reports += deleted.filter { new in !reports.contains { $0.path == new.path } }
        }
        return reports
    }

    private mutating func deletedLogs(in directory: FilePath, isRecursive: Bool) -> [(
        path: FilePath, log: LogDocument
    )] {
        guard let against, !isIncomparable else { return [] }
        do {
            return try comparison(with: against, in: directory).deletedLogs(
                in: directory, isRecursive: isRecursive, but: targets.map(\.log))
        } catch {
            console.fail(directory.shown, nil, "\(error)")
            isIncomparable = true
            return []
        }
    }

    /// What the other revision has of a file. If it cannot be told, that is reported once.
    private mutating func comparison(of target: LogText) -> LogComparison? {
        guard let against, let path = target.file?.path, !isIncomparable else { return nil }
        do {
            return try comparison(with: against, in: path.parent).comparison(of: path, target.log)
        } catch {
            console.fail(target.name, nil, "\(error)")
            isIncomparable = true
            return nil
        }
    }

    private mutating func comparison(with revision: GitRevision, in directory: FilePath) throws
        -> BranchComparison
    {
        let top = Boundary(around: directory).top
        let comparison = try comparisons[top] ?? BranchComparison(with: revision, in: directory)
        comparisons[top] = comparison
        return comparison
    }

    private mutating func fix() {
        var attempt = 1
        while true {
            do throws(StoreError) {
                return try fixOnce()
            } catch .changed where attempt < Self.maximumAttempts {
                attempt += 1
                readAgain()
            } catch {
                return console.fail(error.path.shown, nil, error.description)
            }
        }
    }

    /// Makes all fixes of one state of the files, all that can be or none.
    private mutating func fixOnce() throws(StoreError) {
        var fixes: [[TextEdit]] = []
        for target in targets { fixes.append(isMerged(target) ? diagnostics(of: target).fixes : []) }
        var changes: [FileChange] = []
        var corrected: [Int: LogDocument] = [:]
        var count = 0
        for (index, edits) in fixes.enumerated() where !edits.isEmpty {
            let target = targets[index]
            guard let file = target.file,
                let source = try? target.log.document.source.applying(edits),
                let document = try? Document(parsing: source)
            else { continue }
            do throws(StoreError) {
                try file.checkReplaceable()
            } catch {
                console.fail(target.name, nil, error.description)
                continue
            }
            changes.append(.replace(file, with: source.bytes))
            corrected[index] = LogDocument(reading: document)
            count += edits.count
        }
        for warning in try Transaction.commit(changes) {
            console.warn(warning.path.shown, nil, warning.description)
        }
        for (index, log) in corrected {
            let target = targets[index]
            targets[index] = LogText(name: target.name, file: target.file, log: log, isNamed: target.isNamed)
            console.note(change: "\(targets[index].name): corrected")
        }
        if count > 0 {
            console.say("\(count) fixed")
            readAgain()
        }
    }

    /// Whether a file may be corrected; if not, that is reported.
    private mutating func isMerged(_ target: LogText) -> Bool {
        do throws(ParseError) {
            try target.log.document.requireMerged()
            return true
        } catch {
            console.fail(target.name, error.position, error.description)
            return false
        }
    }
}
