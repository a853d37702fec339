internal import LogModel
internal import LogStore
internal import MarkdownAST
internal import MarkdownFormat
internal import SystemPackage

/// The work of `bizlog fmt`: formats each input, each file once, and goes on after errors.
struct FileFormatting {
    let isChecking: Bool
    let isShowingDiff: Bool
    let repairsEncoding: Bool
    var console = Console()
    /// How often a file is formatted again if it is changed meanwhile.
    private static let maximumAttempts = 20
    /// The files that were handled, and whether each counted as a file to format.
    private var seen: [FilePath: Bool] = [:]

    init(isChecking: Bool, isShowingDiff: Bool, repairsEncoding: Bool) {
        self.isChecking = isChecking
        self.isShowingDiff = isShowingDiff
        self.repairsEncoding = repairsEncoding
    }

    mutating func format(_ input: Input) {
        switch input {
        case .standardInput: formatStandardInput()
        case .file(let path): formatFile(path, within: nil)
        case .directory(let path, let isRecursive): formatLogs(in: path, isRecursive: isRecursive)
        }
    }

    /// Writes the buffered results and returns the exit status.
    mutating func finish() -> ExitStatus { console.finish() }

    private mutating func formatStandardInput() {
        let name = "<stdin>"
        do throws(Errno) {
            let bytes = try FileDescriptor.standardInput.readToEnd(limit: StoredFile.sizeLimit)
            switch formatted(bytes, name: name, isNamed: true) {
            case .text(let result):
                tell(result.findings, name: name)
                isReporting ? report(result, name, PatchName(name)) : console.print(data: result.new)
            case .refused, .notLog: break
            }
        } catch {
            console.fail(name, nil, "cannot read: \(error)")
        }
    }

    private mutating func formatLogs(in directory: FilePath, isRecursive: Bool) {
        let listing = DirectoryListing(of: directory, isRecursive: isRecursive)
        for error in listing.errors { console.fail(error.path.shown, nil, error.description) }
        var hasLog = false
        for path in listing.files {
            if formatFile(path, within: listing.boundary(of: path)) { hasLog = true }
        }
        if !hasLog, listing.errors.isEmpty {
            console.fail(directory.shown, nil, "no failure log in this directory; name the files to format")
        }
    }

    /// Formats a file, or prints what would change.
    ///
    /// - Parameter boundary: where the file must lie; nil for a file that the user named, which is formatted
    ///   even if it is no log.
    /// - Returns: whether the file counts as one to format, even if formatting failed.
    @discardableResult
    private mutating func formatFile(_ path: FilePath, within boundary: Boundary?) -> Bool {
        var attempt = 1
        while true {
            do throws(StoreError) {
                return try formatOnce(path, within: boundary)
            } catch .changed where attempt < Self.maximumAttempts {
                attempt += 1
            } catch {
                console.fail(path.shown, nil, error.description)
                return true
            }
        }
    }

    /// - Throws: ``StoreError/changed(_:)`` if the file was changed since it was read, or another
    ///   ``StoreError``.
    private mutating func formatOnce(_ path: FilePath, within boundary: Boundary?) throws(StoreError) -> Bool
    {
        let file = try StoredFile(reading: path, within: boundary)
        let isNamed = boundary == nil || file.isCalledLog
        if let wasTaken = seen[file.realPath], wasTaken || !isNamed { return wasTaken }
        let outcome = formatted(file.bytes, name: path.shown, isNamed: isNamed)
        switch outcome {
        case .text(let result):
            if result.isChange, !isReporting { try file.replace(with: result.new) }
            tell(result.findings, name: path.shown)
            if isReporting { report(result, path.shown, PatchName(of: path)) }
        case .refused, .notLog: break
        }
        seen[file.realPath] = outcome.isTaken
        return outcome.isTaken
    }

    /// Whether files are not written.
    var isReporting: Bool { isChecking || isShowingDiff }

    private mutating func report(
        _ result: FormattedText, _ name: String, _ patchName: @autoclosure () -> PatchName
    ) {
        guard result.isChange else { return }
        if isChecking { console.record(.findings) }
        if isShowingDiff {
            let diff = UnifiedDiff(from: result.old, to: result.new, by: result.edits)
            console.print(diff: diff.rendered(patchName()))
        } else {
            console.print(line: name)
        }
    }
}
