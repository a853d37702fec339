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
    var console = Console()
    private var targets: [Target] = []
    private var library = LogLibrary()
    private var seen: [FilePath: Bool] = [:]

    /// How often the files are read again when somebody writes to them meanwhile.
    private static let maximumAttempts = 50

    private struct Target {
        let name: String
        /// nil for standard input.
        var file: StoredFile?
        var log: LogDocument
    }

    init(checker: LogChecker, isFixing: Bool, isStrict: Bool) {
        self.checker = checker
        self.isFixing = isFixing
        self.isStrict = isStrict
    }

    /// Takes what is to be checked.
    mutating func take(_ input: Input) {
        switch input {
        case .standardInput: takeStandardInput()
        case .file(let path): takeFile(path, within: nil)
        case .directory(let path, let isRecursive): takeLogs(in: path, isRecursive: isRecursive)
        }
    }

    /// Checks all files, reports, and tells how it ended.
    mutating func finish(_ format: ReportFormat) -> ExitStatus {
        targets.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        if isFixing { fix() }
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
        let report = Report(files: reports)
        if report.fails(isStrict: isStrict) { console.record(.findings) }
        report.print(as: format, to: &console)
        if format == .text, let summary = report.summary { console.say(summary) }
        return console.finish()
    }

    private mutating func fileReport(on target: Target) -> FileReport {
        FileReport(name: target.name, path: target.file?.path, diagnostics: diagnostics(of: target))
    }

    /// Reads all files again, since a report is about one moment. One that cannot be read now stays as it was, and is reported.
    private mutating func readAgain() {
        library = LogLibrary()
        for index in targets.indices {
            guard let file = targets[index].file else { continue }
            do throws(StoreError) {
                let current = try StoredFile(reading: file.path, within: file.boundary)
                if current.bytes != targets[index].log.document.source.bytes {
                    guard let log = parsed(current.bytes, name: targets[index].name, isNamed: true) else {
                        continue
                    }
                    targets[index].log = log
                }
                targets[index].file = current
                library.update(targets[index].log, readFrom: current)
            } catch {
                console.fail(targets[index].name, nil, error.description)
            }
        }
    }

    private mutating func diagnostics(of target: Target) -> [Diagnostic] {
        let files = LogFiles(of: target.log, at: target.file?.path, library: &library)
        let companions = files.companions(reading: &library)
        return checker.diagnostics(
            of: target.log,
            named: target.name,
            companions: companions.documents,
            missing: companions.missing,
            unreadable: companions.unreadable
        )
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
            targets[index].log = log
            console.note(change: "\(targets[index].name): corrected")
        }
        if count > 0 {
            console.say("\(count) fixed")
            readAgain()
        }
    }

    /// Whether a file may be corrected; if not, that is reported.
    private mutating func isMerged(_ target: Target) -> Bool {
        do throws(ParseError) {
            try target.log.document.requireMerged()
            return true
        } catch {
            console.fail(target.name, error.position, error.description)
            return false
        }
    }

    private mutating func takeStandardInput() {
        do throws(Errno) {
            let bytes = try FileDescriptor.standardInput.readToEnd(limit: StoredFile.sizeLimit)
            if let log = parsed(bytes, name: "<stdin>", isNamed: true) {
                targets.append(Target(name: "<stdin>", file: nil, log: log))
            }
        } catch {
            console.fail("<stdin>", nil, "cannot read: \(error)")
        }
    }

    private mutating func takeLogs(in directory: FilePath, isRecursive: Bool) {
        let listing = DirectoryListing(of: directory, isRecursive: isRecursive)
        for error in listing.errors { console.fail(error.path.shown, nil, error.description) }
        var hasLog = false
        for path in listing.files {
            if takeFile(path, within: listing.boundary(of: path)) { hasLog = true }
        }
        if !hasLog, listing.errors.isEmpty {
            console.fail(directory.shown, nil, "no failure log in this directory; name the files to check")
        }
    }

    /// - Parameter boundary: where the file must lie; nil for one that was named, which is checked even if it is no log.
    /// - Returns: whether it was taken for one to check, be it that this failed.
    @discardableResult
    private mutating func takeFile(_ path: FilePath, within boundary: Boundary?) -> Bool {
        do throws(StoreError) {
            let file = try StoredFile(reading: path, within: boundary)
            let isNamed = boundary == nil || file.isCalledLog
            if let wasTaken = seen[file.realPath], wasTaken || !isNamed { return wasTaken }
            let log = parsed(file.bytes, name: path.shown, isNamed: isNamed)
            seen[file.realPath] = log != nil
            guard let log else { return isNamed }
            library.update(log, readFrom: file)
            targets.append(Target(name: path.shown, file: file, log: log))
            return true
        } catch {
            console.fail(path.shown, nil, error.description)
            return true
        }
    }

    /// Reads a file; nil if it cannot be parsed, which is reported, or if it is no log and nobody asked for it.
    private mutating func parsed(_ bytes: [UInt8], name: String, isNamed: Bool) -> LogDocument? {
        do throws(ParseError) {
            let log = try LogDocument(parsing: bytes)
            return isNamed || log.isLog ? log : nil
        } catch {
            if !isNamed, case .source = error { return nil }
            console.fail(name, error.position, error.description)
            return nil
        }
    }
}
