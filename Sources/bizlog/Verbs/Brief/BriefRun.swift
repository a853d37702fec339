internal import LogModel
internal import LogStore
internal import MarkdownAST
internal import SystemPackage

/// The work of `brief`: reads the logs, chooses what matters, and prints it or keeps it in a file.
struct BriefRun {
    private let command: BriefCommand
    private var console = Console()

    init(_ command: BriefCommand) { self.command = command }

    mutating func run() -> ExitStatus {
        if let topic = command.topic, RecallQuery(topic).isEmpty {
            console.fail(
                "bizlog", nil,
                "the topic holds nothing to look for: numbers, times and addresses do not count; give words or an id"
            )
            return console.finish()
        }
        let logs = ListLogs(reading: command.logPaths, console: &console)
        if logs.logs.isEmpty { return console.finish() }
        let companions = logs.companions(&console)
        let files = RuleFiles(logs.logs + companions)
        let request = BriefRequest(
            paths: command.paths.map { $0.path.inRepository.lexicallyNormalized().shown },
            topic: command.topic)
        let brief = LogBrief(
            of: logs.documents, companions: companions.map(\.document), for: request, today: command.today,
            enforcement: { RuleEnforcement(files.states(of: $0)) })
        if let into = command.into {
            keep(brief, in: into.path, besides: logs.logs + companions)
        } else {
            show(brief, files.names)
        }
        return console.finish()
    }

    private mutating func show(_ brief: LogBrief, _ names: [String]) {
        if command.json {
            let record: BriefRecord?
            do { record = try BriefRecord(brief, in: names, within: command.budget) } catch {
                console.fail("<stdout>", nil, "cannot write JSON: \(error)")
                return
            }
            if let record { console.print(json: record) }
            _ = tell(brief, count: record?.items.count ?? 0, isPrinted: record != nil)
        } else {
            let (text, count) = brief.markdown(within: command.budget)
            console.print(data: Array(text.utf8))
            _ = tell(brief, count: count, isPrinted: count > 0)
        }
    }

    /// Says what is not in the brief, and why.
    ///
    /// - Returns: whether the brief is what there is to say; otherwise it is empty for a reason that is no answer.
    private mutating func tell(_ brief: LogBrief, count: Int, isPrinted: Bool) -> Bool {
        let budget = command.budget.counting("token", "tokens")
        if brief.total == 0 {
            console.say(
                "no rules and no lessons: no entry here is a rule, and no failure says what was learned")
            if !isPrinted, command.json { console.say("the JSON does not fit \(budget); raise '--budget'") }
            return true
        }
        if brief.items.isEmpty {
            console.record(.findings)
            console.say(
                "none of \(brief.total.counting("rule or lesson", "rules and lessons")) is about this; leave out '--paths' and '--topic' for the most important ones"
            )
            return false
        }
        if count == 0 {
            console.record(.findings)
            console.say(
                "none of \(brief.items.count.counting("rule or lesson", "rules and lessons")) fits \(budget); raise '--budget'"
            )
            return false
        }
        if count < brief.items.count {
            console.say(
                "\(count) of \(brief.items.count.counting("rule or lesson", "rules and lessons")) fit \(budget)"
            )
        }
        return true
    }

    // MARK: Into a file

    private mutating func keep(_ brief: LogBrief, in path: FilePath, besides logs: [ListLogs.Log]) {
        let file = BriefFile(at: path)
        if file.isOne(of: logs.compactMap(\.path)) {
            console.fail(path.shown, nil, "it is one of the logs that are read; name another file")
            return
        }
        let (text, count) = brief.markdown(within: command.budget)
        guard tell(brief, count: count, isPrinted: true) else { return }
        do throws(LogError) {
            if command.check {
                if try file.isCurrent(text) { return }
                console.record(.findings)
                console.say("\(path.shown): the brief is stale; run 'bizlog brief --into \(path.shown)'")
                return
            }
            let kept = try file.keep(text)
            let entries = count.counting("rule or lesson", "rules and lessons")
            switch kept.outcome {
            case .unchanged: console.print(line: "\(path.shown): \(entries), as before")
            case .replaced, .made:
                console.note(change: path.shown)
                console.print(line: "\(path.shown): \(entries)")
            }
            for warning in kept.warnings { console.warn(warning.path.shown, nil, warning.description) }
        } catch {
            console.fail(error)
        }
    }
}
