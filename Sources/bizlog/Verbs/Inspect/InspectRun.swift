internal import LogModel
internal import LogStore
internal import MarkdownAST

/// The work of `bizlog inspect`: looks at each input, each file once, and goes on after errors.
struct InspectRun {
    let today: LogDate
    let isWriting: Bool
    private var console = Console()
    private var reader = LogReader()
    private var records: [(name: String, inspection: LogInspection)] = []

    /// How often a file is read again if it is changed meanwhile.
    private static let maximumAttempts = 20

    init(today: LogDate, isWriting: Bool) { (self.today, self.isWriting) = (today, isWriting) }

    mutating func take(_ input: Input) {
        let sources = InputSources(of: input, &console)
        var hasLog = false
        for group in sources.byName where !hasLog {
            for source in group where take(source) { hasLog = true }
        }
        if !hasLog { sources.reportNoLog("name the file to look at", unread: reader.unread, &console) }
    }

    /// - Returns: whether it was taken for a log, be it that this failed.
    private mutating func take(_ source: InputSource) -> Bool {
        switch reader.read(source, &console) {
        case .log(let text):
            if isWriting { write(text) } else { inspect(text) }
            return true
        case .refused: return true
        case .passedOver: return false
        case .known(let wasTaken): return wasTaken
        }
    }

    private mutating func inspect(_ text: LogText) {
        let source = text.log.document.source
        for problem in text.log.pinProblems {
            console.fail(text.name, source.position(at: problem.range.lowerBound), problem.message)
        }
        records.append((text.name, LogInspection(text.log, today: today)))
    }

    // MARK: Writing

    private mutating func write(_ text: LogText) {
        var text = text
        var attempt = 1
        while true {
            do throws(StoreError) {
                return try writeOnce(text)
            } catch .changed where attempt < Self.maximumAttempts {
                attempt += 1
                guard let current = reader.again(text, &console) else { return }
                text = current
            } catch {
                return console.fail(text.name, nil, error.description)
            }
        }
    }

    /// - Throws: ``StoreError/changed(_:)`` if somebody has written to the file since it was read, and anything else that is wrong with it.
    private mutating func writeOnce(_ text: LogText) throws(StoreError) {
        guard let file = text.file else { return }
        let source = text.log.document.source
        do throws(ParseError) {
            try text.log.document.requireMerged()
        } catch {
            return console.fail(text.name, error.position, error.description)
        }
        let pinning: LogPinning
        do throws(LogPinning.Refusal) {
            pinning = try LogPinning(text.log)
        } catch {
            let position = error.range.map { source.position(at: $0.lowerBound) }
            return console.fail(text.name, position, "no template is written: \(error.message)")
        }
        guard let new = try? source.applying(pinning.edits) else { return }
        try file.replace(with: new.bytes)
        for line in pinning.lines { console.print(line: "\(text.name): \(line)") }
        console.note(change: "\(text.name): \(pinning.lines.joined(separator: ", "))")
    }

    // MARK: Showing

    /// Prints what was found, and tells how it ended.
    mutating func finish(asJSON isJSON: Bool) -> ExitStatus {
        if isJSON {
            console.print(json: records.map { InspectRecord($0.inspection, path: $0.name) })
        } else {
            for (index, record) in records.enumerated() {
                if index > 0 { console.print("\n") }
                for line in InspectText.lines(record.inspection, name: record.name) {
                    console.print(line: line)
                }
            }
        }
        return console.finish()
    }
}
