internal import LogModel
internal import LogStore
internal import SystemPackage

// Recording what was collected, or queueing it, or saying why that is not possible.
extension LearnRun {
    /// - Returns: whether it was recorded.
    @discardableResult
    mutating func record(_ drafts: [LearnDraft], in family: LearnFamily) -> Bool {
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
            case .store(let error): console.fail(error.path.shown, nil, error.description)
            case .queueChanged(let path): console.fail(path.shown, nil, StoreError.changed(path).description)
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
                .invalidCategory, .unknownRule, .notReadBack, .noPlace, .noNumber, .tooMuch:
                continue
            }
        }
        if hasLayerNow.isEmpty { return [] }
        do throws(RecordingError) {
            _ = try family.members.recording(postmortems(drafts))
            return []
        } catch {
            let known = Dictionary(grouping: problems, by: \.postmortem)
            return error.problems.filter { problem in
                problem.part == .rule && hasLayerNow.contains(problem.postmortem)
                    && known[problem.postmortem]?.contains(problem) != true
            }
        }
    }

    mutating func report(
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
        let queue = PendingQueue(besides: family.places.log)
        var paths: [String] = []
        for postmortem in postmortems {
            do {
                let bytes = try PostmortemExchange(postmortem).json()
                let path = try queue.add(bytes, at: Platform.timeSince1970, fileExtension: "json").shown
                paths.append(path)
                console.note(change: path)
            } catch let error as StoreError {
                console.fail(error.path.shown, nil, error.description)
            } catch {
                console.fail(queue.directory.shown, nil, "cannot write JSON: \(error)")
            }
        }
        if command.json {
            console.print(json: LearnQueued(pending: paths))
        } else {
            for path in paths { console.print(line: path) }
        }
        return paths.count == postmortems.count
    }
}

/// What `learn --handoff --json` prints.
private struct LearnQueued: Encodable {
    let pending: [String]
}
