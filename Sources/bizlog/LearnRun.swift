internal import LogModel
internal import LogStore
internal import MarkdownAST
internal import SystemPackage

/// The work of `bizlog learn`: finds the files, collects what is to be recorded, and records it, queues it, or shows what would change.
struct LearnRun {
    let command: LearnCommand
    let today: LogDate
    var console = Console()
    /// Whether all that is wrong can be put right by options.
    private var isUsage = false

    init(_ command: LearnCommand, today: LogDate) {
        (self.command, self.today) = (command, today)
    }

    /// Does it, and tells how the process ends.
    mutating func run() -> Int32 {
        if var family = read(crossesSystems: command.flags.crossSystem), var drafts = drafts(for: family) {
            if !command.flags.crossSystem, drafts.contains(where: { $0.crossSystem != nil }) {
                guard let larger = read(crossesSystems: true) else { return finish() }
                family = larger
            }
            if command.usesEditor {
                edit(&drafts, for: family)
            } else if !drafts.isEmpty, ask(&drafts, for: family) {
                record(drafts, in: family)
            }
        }
        return finish()
    }

    private mutating func finish() -> Int32 {
        let status = console.finish().rawValue
        return isUsage && status == ExitStatus.failed.rawValue ? 64 : status
    }

    private mutating func read(crossesSystems: Bool) -> LearnFamily? {
        do throws(StoreError) {
            let log = try LogFiles.findLog(at: command.log.map { FilePath($0) })
            do throws(LearnFamily.Fault) {
                return try LearnFamily(
                    reading: log,
                    newRulesDate: command.createRules ? today : nil,
                    crossesSystems: crossesSystems
                )
            } catch {
                console.fail(error)
            }
        } catch {
            console.fail(error.path.string, nil, error.description)
        }
        return nil
    }

    // MARK: What is to be recorded

    /// What options and files say; nil if they say something wrong, which is reported.
    private mutating func drafts(for family: LearnFamily) -> [LearnDraft]? {
        let log = family.members.log.document
        var drafts = [LearnDraft()]
        if let from = command.from {
            guard let input = InputText(reading: from, &console) else { return nil }
            do throws(LearnSource.Fault) {
                drafts = try LearnSource(log: log, name: input.name).drafts(in: input.bytes)
            } catch {
                console.fail(input.name, error.position, error.message)
                return nil
            }
        }
        var problems: [String] = []
        for index in drafts.indices {
            // What was given as a whole rule stays one.
            if drafts[index].failure == nil, drafts[index].rule != nil, !command.flags.ruleOnly { continue }
            problems = drafts[index].take(
                command.flags, summary: command.summary, schema: log.schemaOfFailures)
        }
        for problem in problems { console.fail(family.places.log.string, nil, problem) }
        if !problems.isEmpty { isUsage = true }
        return problems.isEmpty ? drafts : nil
    }

    private func names(_ family: LearnFamily) -> LearnNames {
        LearnNames(
            schema: family.members.log.document.schemaOfFailures,
            otherSchema: family.members.otherLog?.document.schemaOfFailures,
            isRuleOnly: command.flags.ruleOnly
        )
    }

    private func postmortems(_ drafts: [LearnDraft]) -> [Postmortem] {
        drafts.map { $0.postmortem(date: today, isDraft: command.draft) }
    }

    /// Asks for what is missing, if there is someone to ask.
    ///
    /// - Parameter isAsked: what to ask for; the rest is left as it is.
    /// - Returns: whether to go on.
    private mutating func ask(
        _ drafts: inout [LearnDraft],
        for family: LearnFamily,
        where isAsked: (LearnGap) -> Bool = { _ in true }
    ) -> Bool {
        guard Platform.isTerminal(0), command.from != "-", !command.draft else { return true }
        let names = names(family)
        var questions = LearnQuestions(names: names)
        while true {
            do throws(RecordingError) {
                _ = try family.members.recording(postmortems(drafts))
                return true
            } catch {
                // Whatever no answer mends is reported where it is recorded.
                var gaps: [(gap: LearnGap, problem: RecordingProblem)] = []
                for index in drafts.indices {
                    let own = error.problems.filter { $0.postmortem == index }
                    gaps += LearnGap.missing(by: own, in: drafts[index], schema: names.schema)
                }
                gaps = gaps.filter { isAsked($0.gap) }
                for problem in error.problems {
                    guard let gap = LearnGap.mended(problem), isAsked(gap) else { continue }
                    questions.say(problem.description.escapingControls)
                    gaps.append((gap, problem))
                }
                if gaps.isEmpty { return true }
                for (gap, problem) in gaps {
                    guard let answer = questions.answer(to: gap, known: LearnProblems.known(to: problem))
                    else {
                        console.fail(family.places.log.string, nil, "given up; nothing was recorded")
                        return false
                    }
                    drafts[problem.postmortem].fill(gap, with: answer, schema: names.schema)
                }
            }
        }
    }

    /// Reports what is wrong already and no form can mend.
    ///
    /// - Returns: whether there is nothing of that kind.
    private mutating func isFormEnough(_ drafts: [LearnDraft], for family: LearnFamily) -> Bool {
        do throws(RecordingError) {
            _ = try family.members.recording(postmortems(drafts))
            return true
        } catch {
            let problems = error.problems.filter { problem in
                let gaps = LearnGap.missing(by: problem)
                return gaps.isEmpty
                    ? LearnGap.mended(problem)?.isOutsideOfForm ?? true
                    : gaps.contains { $0.isOutsideOfForm && $0 != .layer }
            }
            report(problems, with: drafts, in: family)
            return problems.isEmpty
        }
    }

    /// Lets the editor fill in the rest.
    private mutating func edit(_ drafts: inout [LearnDraft], for family: LearnFamily) {
        let log = family.members.log.document
        guard let draft = drafts.first, drafts.count == 1 else {
            console.fail(command.from ?? "", nil, "--editor takes one entry, and there are \(drafts.count)")
            return
        }
        guard ask(&drafts, for: family, where: { $0.isOutsideOfForm && $0 != .layer }),
            isFormEnough(drafts, for: family)
        else { return }
        let form = LearnForm(draft: drafts.first ?? draft, log: log, isRuleOnly: command.flags.ruleOnly)
        guard let editor = LearnEditor(opening: form.text, &console) else { return }
        var isRecorded = false
        if let bytes = editor.changedText(&console) {
            do throws(LearnSource.Fault) {
                let read = try LearnSource(log: log, name: editor.name).drafts(in: bytes)
                drafts = read.map { form.completed($0) }
                isRecorded = record(drafts, in: family)
            } catch {
                console.fail(editor.name, error.position, error.message)
            }
            if !isRecorded {
                console.say(
                    "the text is kept; correct it, then: bizlog learn --from \(editor.name.quotedForShell)")
                return
            }
        }
        editor.remove()
    }

    // MARK: Recording

    /// - Returns: whether it was recorded.
    @discardableResult
    private mutating func record(_ drafts: [LearnDraft], in family: LearnFamily) -> Bool {
        let recording = LearnRecording(newRulesDate: command.createRules ? today : nil)
        let postmortems = postmortems(drafts)
        do throws(LearnRecording.Refusal) {
            if command.handoff {
                _ = try recording.plan(postmortems, in: family)
                return queue(postmortems, for: family)
            }
            let outcome =
                command.dryRun
                ? try recording.plan(postmortems, in: family) : try recording.record(postmortems, in: family)
            LearnReport(outcome: outcome, isDryRun: command.dryRun).print(asJSON: command.json, to: &console)
            return true
        } catch {
            switch error {
            case .family(let fault): console.fail(fault)
            case .store(let error): console.fail(error.path.string, nil, error.description)
            case .recording(let error):
                let more = problemsOfRules(behind: error.problems, of: drafts, in: family)
                report(error.problems + more, with: drafts, in: family)
            }
            return false
        }
    }

    /// What else is wrong with new rules whose layer is: without one, nothing is known of the rest.
    private func problemsOfRules(
        behind problems: [RecordingProblem],
        of drafts: [LearnDraft],
        in family: LearnFamily
    ) -> [RecordingProblem] {
        var drafts = drafts
        var hasLayerNow: Set<Int> = []
        for problem in problems {
            switch problem.reason {
            case .missingLayer, .unknownLayer:
                drafts[problem.postmortem].ruleLayer = LearnProblems.known(to: problem).first
                hasLayerNow.insert(problem.postmortem)
            case .nothingToRecord, .noRulesFile, .noOtherLog, .noFailure, .noTitle, .missingFields,
                .repeatedField,
                .unknownChoice, .invalidDate, .otherRule, .missingCategory, .unknownCategory, .noCategories,
                .invalidCategory, .unknownRule, .notReadBack, .noPlace:
                continue
            }
        }
        if hasLayerNow.isEmpty { return [] }
        do throws(RecordingError) {
            _ = try family.members.recording(postmortems(drafts))
            return []
        } catch {
            return error.problems.filter { problem in
                problem.part == .rule && hasLayerNow.contains(problem.postmortem)
                    && !problems.contains(problem)
            }
        }
    }

    private mutating func report(
        _ problems: [RecordingProblem], with drafts: [LearnDraft], in family: LearnFamily
    ) {
        if problems.isEmpty { return }
        isUsage = LearnProblems(
            problems: problems,
            drafts: drafts,
            names: names(family),
            places: family.places
        ).report(to: &console)
    }

    private mutating func queue(_ postmortems: [Postmortem], for family: LearnFamily) -> Bool {
        let queue = PendingQueue(of: family.places.log)
        var paths: [String] = []
        for postmortem in postmortems {
            do {
                let bytes = try PostmortemExchange(postmortem).json()
                paths.append(try queue.add(bytes, at: Platform.timeSince1970, fileExtension: "json").string)
            } catch let error as StoreError {
                console.fail(error.path.string, nil, error.description)
            } catch {
                console.fail(queue.directory.string, nil, "cannot write JSON: \(error)")
            }
        }
        if command.json {
            console.print(json: LearnQueued(pending: paths))
        } else {
            for path in paths { console.print(path + "\n") }
        }
        return paths.count == postmortems.count
    }
}

/// What `learn --handoff --json` prints.
private struct LearnQueued: Encodable {
    let pending: [String]
}
