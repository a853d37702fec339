internal import LogModel
internal import LogStore
internal import SystemPackage

// Collects the drafts from options, texts, answers and the editor.
extension LearnRun {
    /// The drafts from options and texts; nil after printing errors.
    mutating func drafts(for snapshot: FamilySnapshot) -> [LearnDraft]? {
        let log = snapshot.family.log.document
        var drafts = [LearnDraft()]
        if !command.flags.ruleOnly, command.from == nil, refuse(snapshot) { return nil }
        if let from = command.from {
            guard let input = InputText(reading: from, &console) else { return nil }
            do throws(LearnSource.Fault) {
                drafts = try LearnSource(log: log, name: input.name).drafts(in: input.bytes)
            } catch {
                console.fail(input.name, error.position, error.message)
                return nil
            }
        }
        let hasFailure = drafts.contains { $0.failure != nil }
        if command.from != nil, hasFailure, refuse(snapshot) { return nil }
        var problems: [String] = []
        let isOther = log.isInOtherForm
        for index in drafts.indices {
            // A draft that was given as a rule alone stays one.
            if drafts[index].failure == nil, drafts[index].rule != nil, !command.flags.ruleOnly { continue }
            problems = drafts[index].take(
                command.flags, summary: command.summary, schema: log.schemaOfFailures, isOther: isOther)
        }
        for problem in problems { console.fail(snapshot.files.log.shown, nil, problem) }
        if !problems.isEmpty { isUsage = !isOther }
        return problems.isEmpty ? drafts : nil
    }

    /// Says that nothing tells what an entry of the log looks like, so that nobody is asked for what a new entry must have.
    ///
    /// - Returns: whether that is so.
    private mutating func refuse(_ snapshot: FamilySnapshot) -> Bool {
        let log = snapshot.family.log.document
        guard let missing = log.missingForm else { return false }
        let name = snapshot.files.log.shown
        let source = log.document.source
        let position = source.position(at: source.start(ofLine: missing.line))
        console.fail(name, position, missing.advice(for: name))
        return true
    }

    func names(_ snapshot: FamilySnapshot) -> LearnNames {
        LearnNames(
            schema: snapshot.family.log.document.schemaOfFailures,
            otherSchema: snapshot.family.otherLog?.document.schemaOfFailures,
            isRuleOnly: command.flags.ruleOnly
        )
    }

    func postmortems(_ drafts: [LearnDraft]) -> [Postmortem] {
        drafts.map { $0.postmortem(date: today, isDraft: command.draft) }
    }

    /// Asks for missing parts, if there is a person to ask.
    ///
    /// - Parameter isAsked: whether to ask for a part; others are left missing.
    /// - Returns: whether to go on.
    mutating func ask(
        _ drafts: inout [LearnDraft],
        for snapshot: FamilySnapshot,
        where isAsked: (LearnGap) -> Bool = { _ in true }
    ) -> Bool {
        guard Platform.isTerminal(0), command.from?.isStandardInput != true, !command.draft else {
            return true
        }
        let names = names(snapshot)
        var questions = LearnQuestions(names: names)
        while true {
            do throws(RecordingError) {
                _ = try snapshot.family.recording(postmortems(drafts))
                return true
            } catch {
                // Problems that no answer can solve are printed when the post-mortems are recorded.
                var gaps: [(gap: LearnGap, problem: RecordingProblem)] = []
                let byDraft = Dictionary(grouping: error.problems, by: \.postmortem)
                for index in drafts.indices {
                    let own = byDraft[index] ?? []
                    gaps += LearnGap.missing(by: own, in: drafts[index], schema: names.schema)
                }
                gaps = gaps.filter { isAsked($0.gap) }
                for problem in error.problems {
                    guard let gap = LearnGap.mended(problem), isAsked(gap) else { continue }
                    questions.say(problem.description)
                    gaps.append((gap, problem))
                }
                if gaps.isEmpty { return true }
                for (gap, problem) in gaps {
                    guard let answer = questions.answer(to: gap, known: LearnProblems.known(to: problem))
                    else {
                        console.fail(snapshot.files.log.shown, nil, "given up; nothing was recorded")
                        return false
                    }
                    drafts[problem.postmortem].fill(gap, with: answer, schema: names.schema)
                }
            }
        }
    }

    /// Prints the problems that the form cannot solve.
    ///
    /// - Returns: whether there are none.
    private mutating func isFormEnough(_ drafts: [LearnDraft], for snapshot: FamilySnapshot) -> Bool {
        do throws(RecordingError) {
            _ = try snapshot.family.recording(postmortems(drafts))
            return true
        } catch {
            let problems = error.problems.filter { problem in
                let gaps = LearnGap.missing(by: problem)
                return gaps.isEmpty
                    ? LearnGap.mended(problem)?.isOutsideOfForm ?? true
                    : gaps.contains { $0.isOutsideOfForm && $0 != .layer }
            }
            report(problems, with: drafts, in: snapshot)
            return problems.isEmpty
        }
    }

    /// Opens the editor for the missing parts.
    mutating func edit(_ drafts: inout [LearnDraft], for snapshot: FamilySnapshot) {
        let log = snapshot.family.log.document
        guard let draft = drafts.first, drafts.count == 1 else {
            console.fail(
                command.from?.name ?? "", nil, "--editor takes one entry, and there are \(drafts.count)")
            return
        }
        guard ask(&drafts, for: snapshot, where: { $0.isOutsideOfForm && $0 != .layer }),
            isFormEnough(drafts, for: snapshot)
        else { return }
        let form = LearnForm(draft: drafts.first ?? draft, log: log, isRuleOnly: command.flags.ruleOnly)
        guard let editor = LearnEditor(opening: form.text, &console) else { return }
        switch editor.result {
        case .nothing:
            console.fail("<editor>", nil, "the text is empty or unchanged; nothing was recorded")
        case .unreadable(let error):
            console.fail(editor.name, nil, error.description)
            if case .missing = error { return }
            return editor.keep(&console)
        case .text(let bytes):
            do throws(LearnSource.Fault) {
                let read = try LearnSource(log: log, name: editor.name).drafts(in: bytes)
                drafts = read.map { form.completed($0) }
                guard record(drafts, in: snapshot), !command.dryRun else { return editor.keep(&console) }
            } catch {
                console.fail(editor.name, error.position, error.message)
                return editor.keep(&console)
            }
        }
        editor.remove()
    }
}
