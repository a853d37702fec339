internal import LogModel
internal import LogStore
internal import SystemPackage

/// The work of `bizlog fold`: reads the queue of a log, records its post-mortems, and removes their files.
struct FoldRun {
    let command: FoldCommand
    let today: LogDate
    var console = Console()

    init(_ command: FoldCommand, today: LogDate) {
        (self.command, self.today) = (command, today)
    }

    /// The queue cannot be folded; an error was printed.
    private struct Broken: Error {}

    /// Folds the queue and returns the exit status.
    mutating func run() -> Int32 {
        var waiting: [QueuedPostmortem] = []
        do {
            let repository = try command.files.repository()
            if command.list {
                list(queued(try repository.queue.contents()).waiting)
            } else if command.dryRun {
                waiting = try unbroken(try repository.queue.contents())
                let plan = try repository.plan(
                    waiting.map(\.postmortem), newRulesDate: newRulesDate)
                LearnReport(recorded: plan, isDryRun: true).print(asJSON: command.json, to: &console)
            } else {
                let recorded = try repository.fold(newRulesDate: newRulesDate) { contents in
                    waiting = try unbroken(contents)
                    return waiting
                }
                LearnReport(recorded: recorded, isDryRun: false).print(asJSON: command.json, to: &console)
            }
        } catch let error as LogError {
            fail(error, waiting)
        } catch let error as StoreError {
            console.fail(LogError(error, .log))
        } catch {
            console.say(Self.advice)
        }
        return console.finish().rawValue
    }

    /// What is wrong may be in a file that waits, or in the log.
    private static let advice =
        "nothing was folded; correct what is named above, or take the files out of the queue"

    /// The date of a rules file that is made if there is none; nil to make none.
    private var newRulesDate: LogDate? { command.createRules ? today : nil }

    /// The post-mortems in the queue, if all of them can be read.
    private mutating func unbroken(_ contents: PendingQueue.Contents) throws(Broken) -> [QueuedPostmortem] {
        let (waiting, isBroken) = queued(contents)
        if isBroken { throw Broken() }
        return waiting
    }

    /// Reads the files of the queue, and prints an error for each that cannot be read.
    private mutating func queued(
        _ contents: PendingQueue.Contents
    ) -> (waiting: [QueuedPostmortem], isBroken: Bool) {
        var waiting: [QueuedPostmortem] = []
        var isBroken = !contents.foreign.isEmpty
        for error in contents.foreign { console.fail(error.path.string, nil, error.description) }
        for path in contents.files {
            do throws(StoreError) {
                let file = try StoredFile(reading: path, within: contents.boundary)
                do throws(JSONError) {
                    let exchange = try JSONError.decoding(PostmortemExchange.self, from: file.bytes)
                    waiting.append(QueuedPostmortem(exchange.postmortem, readFrom: file))
                } catch {
                    console.fail(path.shown, error.position, error.message)
                    isBroken = true
                }
            } catch .missing {
                // Another process has folded the file.
            } catch {
                console.fail(path.shown, nil, error.description)
                isBroken = true
            }
        }
        return (waiting, isBroken)
    }

    private mutating func fail(_ error: LogError, _ waiting: [QueuedPostmortem]) {
        guard case .recording(let recordingError) = error.cause else { return console.fail(error) }
        for problem in recordingError.problems {
            let isQueued = waiting.indices.contains(problem.postmortem)
            let path = isQueued ? waiting[problem.postmortem].file.path : error.path
            console.fail(path.shown, nil, problem.description)
        }
        console.say(Self.advice)
    }

    private mutating func list(_ waiting: [QueuedPostmortem]) {
        let records = waiting.map { FoldRecord($0.file.path, $0.postmortem) }
        if command.json { return console.print(json: records) }
        for record in records { console.print(line: "\(record.path) \(record.title)") }
    }
}

/// One file in the output of `fold --list`.
private struct FoldRecord: Encodable {
    let path: String
    let title: String
    let date: String

    init(_ path: FilePath, _ postmortem: Postmortem) {
        self.path = path.shown
        date = postmortem.date.description
        switch postmortem.rule {
        case .new(let rule, _): title = postmortem.failure?.title ?? rule.title
        case .existing, .none: title = postmortem.failure?.title ?? ""
        }
    }
}
