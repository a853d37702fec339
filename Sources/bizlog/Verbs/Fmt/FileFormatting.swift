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
    private var reader = LogReader()

    init(isChecking: Bool, isShowingDiff: Bool, repairsEncoding: Bool) {
        self.isChecking = isChecking
        self.isShowingDiff = isShowingDiff
        self.repairsEncoding = repairsEncoding
    }

    mutating func format(_ input: Input) {
        let sources = InputSources(of: input, &console)
        var hasLog = false
        for source in sources.all where format(source) { hasLog = true }
        if !hasLog { sources.reportNoLog("name the files to format", unread: reader.unread, &console) }
    }

    /// Writes the buffered results and returns the exit status.
    mutating func finish() -> ExitStatus { console.finish() }

    /// Formats a text, or only tells what would change.
    ///
    /// - Returns: whether it was taken for one to format, be it that this failed.
    private mutating func format(_ source: InputSource) -> Bool {
        switch reader.read(source, &console) {
        case .log(let text): format(text)
        case .refused: break
        case .passedOver: return false
        case .known(let wasTaken): return wasTaken
        }
        return true
    }

    private mutating func format(_ text: LogText) {
        var text = text
        var attempt = 1
        while true {
            do throws(StoreError) {
                return try formatOnce(text)
            } catch .changed where attempt < Self.maximumAttempts {
                attempt += 1
                guard let current = reader.again(text, &console) else { return }
                text = current
            } catch {
                console.fail(text.name, nil, error.description)
                return reader.forget(text)
            }
        }
    }

    /// - Throws: ``StoreError/changed(_:)`` if somebody has written to the file since it was read, and anything else that is wrong with it.
    private mutating func formatOnce(_ text: LogText) throws(StoreError) {
        guard let result = formatted(text) else { return }
        guard let file = text.file else {
            tell(result.findings, name: text.name)
            return isReporting
                ? report(result, text.name, PatchName(text.name)) : console.print(data: result.new)
        }
        if result.isChange, !isReporting { try file.replace(with: result.new) }
        tell(result.findings, name: text.name)
        if isReporting { report(result, text.name, PatchName(of: file.path)) }
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
