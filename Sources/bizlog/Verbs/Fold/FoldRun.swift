internal import LogModel
internal import LogStore
internal import SystemPackage

/// The work of `bizlog fold`: reads the queue of a log, records what waits there, and removes its files with it.
struct FoldRun {
    let command: FoldCommand
    let today: LogDate
    var console = Console()

    init(_ command: FoldCommand, today: LogDate) {
        (self.command, self.today) = (command, today)
    }

    /// A file of the queue and what it says.
    private struct Waiting {
        let file: LearnRecording.Queued
        let postmortem: Postmortem

        var path: FilePath { file.path }
    }

    /// How often the queue is read again when it has changed since.
    private static let maximumAttempts = 20

    /// Does it, and tells how the process ends.
    mutating func run() -> Int32 {
        do throws(StoreError) {
            let log = try command.files.find()
            let queue = PendingQueue(besides: log)
            var isDone = false
            var attempt = 0
            while !isDone {
                attempt += 1
                guard let waiting = waiting(try queue.contents()) else { break }
                isDone =
                    command.list
                    ? list(waiting)
                    : fold(waiting, of: queue, into: log, isLast: attempt == Self.maximumAttempts)
            }
            if !command.list, !command.dryRun { queue.removeIfEmpty() }
        } catch {
            console.fail(.unreadable(error, .log))
        }
        return console.finish().rawValue
    }

    /// Reads the files; nil if one of them cannot be read, which is reported.
    private mutating func waiting(_ contents: PendingQueue.Contents) -> [Waiting]? {
        var waiting: [Waiting] = []
        var isBroken = !contents.foreign.isEmpty
        for error in contents.foreign { console.fail(error.path.string, nil, error.description) }
        for path in contents.files {
            do throws(StoreError) {
                let bytes = try StoredFile(reading: path, within: contents.boundary).bytes
                do throws(JSONError) {
                    let exchange = try JSONError.decoding(PostmortemExchange.self, from: bytes)
                    waiting.append(
                        Waiting(file: .init(path: path, bytes: bytes), postmortem: exchange.postmortem))
                } catch {
                    console.fail(path.shown, error.position, error.message)
                    isBroken = true
                }
            } catch .missing {
                // Someone else has folded it.
            } catch {
                console.fail(path.shown, nil, error.description)
                isBroken = true
            }
        }
        if isBroken, !command.list {
            console.say("nothing was folded; correct these files or remove them")
            return nil
        }
        return waiting
    }

    private mutating func list(_ waiting: [Waiting]) -> Bool {
        let records = waiting.map { FoldRecord($0.path, $0.postmortem) }
        if command.json {
            console.print(json: records)
            return true
        }
        for record in records {
            console.print(line: "\(record.path) \(record.title)")
        }
        return true
    }

    /// - Parameter isLast: whether what changes now is an error.
    /// - Returns: whether that was all; false if someone else has folded the queue and removed it, or has edited one of its files, so that
    ///   it is to be looked at again.
    private mutating func fold(
        _ waiting: [Waiting],
        of queue: PendingQueue,
        into log: FilePath,
        isLast: Bool
    ) -> Bool {
        let recording = LearnRecording(newRulesDate: command.createRules ? today : nil)
        do throws(LearnRecording.Refusal) {
            let family: LearnFamily
            do throws(LearnFamily.Fault) {
                family = try LearnFamily(
                    reading: log,
                    newRulesDate: recording.newRulesDate,
                    crossesSystems: waiting.contains { $0.postmortem.crossSystem != nil },
                    choosing: command.files.choice
                )
            } catch {
                throw .family(error)
            }
            let postmortems = waiting.map(\.postmortem)
            let outcome =
                command.dryRun
                ? try recording.plan(postmortems, in: family)
                : try recording.record(postmortems, in: family, removing: waiting.map(\.file))
            LearnReport(outcome: outcome, isDryRun: command.dryRun).print(asJSON: command.json, to: &console)
        } catch {
            switch error {
            case .family(let fault): console.fail(fault)
            case .store(.unlockable(_, .noSuchFileOrDirectory)) where !queue.exists: return false
            case .queueChanged where !isLast: return false
            case .queueChanged(let path): console.fail(path.shown, nil, StoreError.changed(path).description)
            case .store(let error): console.fail(error.path.shown, nil, error.description)
            case .recording(let error):
                for problem in error.problems {
                    let path =
                        waiting.indices.contains(problem.postmortem) ? waiting[problem.postmortem].path : log
                    console.fail(path.shown, nil, problem.description)
                }
                console.say("nothing was folded; correct these files or remove them")
            }
        }
        return true
    }
}

/// What `fold --list` says of one file.
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

extension PendingQueue {
    /// Whether there is a directory for it.
    fileprivate var exists: Bool { (try? Stat(directory)) != nil }
}
