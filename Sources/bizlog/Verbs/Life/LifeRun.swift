internal import LogModel
internal import LogStore
internal import MarkdownAST
internal import SystemPackage

/// The work of `status`, `supersede` and `retire`: finds the files, makes the change, and says what it did.
struct LifeRun {
    private let options: LifeOptions
    private var console = Console()

    init(_ options: LifeOptions) { self.options = options }

    /// Makes a change and returns the exit status.
    ///
    /// - Parameter names: what the user calls the entries.
    mutating func make(_ change: LifeChange, naming names: [String]) -> Int32 {
        guard let today = Platform.today else {
            console.fail("bizlog", nil, "the clock of this machine is wrong; set it")
            return console.finish().rawValue
        }
        var isUsage = false
        do throws(LogError) {
            let repository = try repository(naming: names)
            let revision =
                options.dryRun
                ? try repository.plan(change, on: today) : try repository.change(change, on: today)
            report(revision)
        } catch {
            if case .life(let error) = error.cause { isUsage = error.isUsage }
            console.fail(error)
        }
        let status = console.finish().rawValue
        return isUsage && status == ExitStatus.failed.rawValue ? 64 : status
    }

    /// The log, or of a directory that has an entry in each file the one that is named.
    private func repository(naming names: [String]) throws(LogError) -> LogRepository {
        guard let directory = EntryDirectory(at: options.log?.path) else {
            return try LogRepository(at: options.log?.path, rules: options.rules?.path)
        }
        let listing = DirectoryListing(of: directory.path, isRecursive: false)
        var logs: [(path: FilePath, document: LogDocument)] = []
        for path in listing.files {
            guard let file = try? StoredFile(reading: path, within: listing.boundary),
                let document = try? LogDocument(parsing: file.bytes), document.entries.count == 1
            else { continue }
            logs.append((path, document))
        }
        let documents = logs.map(\.document)
        var found: Set<Int> = []
        for name in names {
            let exact = documents.entries(named: name)
            let places = exact.isEmpty ? documents.entries(describedBy: name) : exact
            if places.count > 1 {
                let files = places.prefix(5).map { logs[$0.log].path.shown }
                throw LogError(.life(.ambiguous(name, entries: files)), at: directory.path)
            }
            guard let place = places.first else {
                throw LogError(.life(.noEntry(name, nearest: nil)), at: directory.path)
            }
            found.insert(place.log)
        }
        let places = found.sorted().map { logs[$0].path }
        return try LogRepository(at: places.first, rules: places.count > 1 ? places[1] : options.rules?.path)
    }

    private mutating func report(_ revision: LifeRevision) {
        let lines = revision.edits.entries.map { line(of: $0, in: revision) }
        if !options.dryRun, !revision.edits.isEmpty { for line in lines { console.note(change: line) } }
        for warning in revision.storeWarnings { console.warn(warning.path.shown, nil, warning.description) }
        let diff = revision.revisions.flatMap { revision in
            UnifiedDiff(from: revision.old, to: revision.new, by: revision.edits)
                .rendered(PatchName(of: revision.path), isNew: revision.isNew)
        }
        if options.json {
            console.print(
                json: LifeRecord(
                    revision, isDryRun: options.dryRun,
                    diff: options.dryRun ? String(decoding: diff, as: UTF8.self) : nil))
        } else if options.dryRun {
            console.print(diff: diff)
            if !lines.isEmpty { console.say("would change", lines) }
        } else {
            for line in lines { console.print(line: line) }
        }
    }

    private func line(of entry: LifeEdits.Entry, in revision: LifeRevision) -> String {
        let path = entry.isInRules ? revision.rules : revision.log
        let place = "\(path?.shown ?? ""):\(entry.line): \(entry.name)"
        let before = entry.before?.description ?? "no status"
        let after = entry.after?.description ?? "no status"
        return revision.edits.isEmpty ? "\(place): \(after) already" : "\(place): \(before) → \(after)"
    }
}

/// The output of `status --json` and the verbs like it.
private struct LifeRecord: Encodable {
    struct Entry: Encodable {
        let id: String
        let path: String
        /// From 1.
        let line: Int
        let before: String?
        let after: String?
    }

    let version = 1
    let entries: [Entry]
    let files: [String]
    let isDryRun: Bool
    let diff: String?

    init(_ revision: LifeRevision, isDryRun: Bool, diff: String?) {
        entries = revision.edits.entries.map { entry in
            Entry(
                id: entry.name, path: (entry.isInRules ? revision.rules : revision.log)?.shown ?? "",
                line: entry.line, before: entry.before?.name, after: entry.after?.name)
        }
        files = revision.revisions.map(\.path.shown)
        (self.isDryRun, self.diff) = (isDryRun, diff)
    }
}
