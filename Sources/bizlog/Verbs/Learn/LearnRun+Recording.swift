internal import LogModel
internal import LogStore
internal import SystemPackage

// Records the collected post-mortems or queues them, or prints why that is not possible.
extension LearnRun {
    /// - Returns: whether they were recorded.
    @discardableResult
    mutating func record(_ drafts: [LearnDraft], in snapshot: FamilySnapshot) -> Bool {
        let repository = snapshot.repository
        let postmortems = postmortems(drafts)
        do throws(LogError) {
            if command.handoff {
                _ = try repository.plan(postmortems, startingFrom: snapshot)
                return queue(postmortems, for: repository)
            }
            let recorded =
                command.dryRun
                ? try repository.plan(postmortems, startingFrom: snapshot)
                : try repository.record(postmortems, newRulesDate: newRulesDate, startingFrom: snapshot)
            LearnReport(recorded: recorded, isDryRun: command.dryRun).print(
                asJSON: command.json, to: &console)
            return true
        } catch {
            if case .recording(let error) = error.cause {
                let more = problemsOfRules(behind: error.problems, of: drafts, in: snapshot)
                report(error.problems + more, with: drafts, in: snapshot)
            } else {
                console.fail(error)
            }
            return false
        }
    }

    /// Further problems of new rules that have a wrong layer, without which the rest cannot be checked.
    private func problemsOfRules(
        behind problems: [RecordingProblem],
        of drafts: [LearnDraft],
        in snapshot: FamilySnapshot
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
                .invalidCategory, .unknownRule, .notReadBack, .noPlace, .noNumber, .tooMuch, .noField,
                .unreadForm,
                .wholeFile, .noKey, .noForm:
                continue
            }
        }
        if hasLayerNow.isEmpty { return [] }
        do throws(RecordingError) {
            _ = try snapshot.family.recording(postmortems(drafts))
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
        _ problems: [RecordingProblem], with drafts: [LearnDraft], in snapshot: FamilySnapshot
    ) {
        if problems.isEmpty { return }
        isUsage = LearnProblems(
            problems: problems,
            drafts: drafts,
            names: names(snapshot),
            places: snapshot.files
        ).report(to: &console)
    }

    private mutating func queue(_ postmortems: [Postmortem], for repository: LogRepository) -> Bool {
        let queue = repository.queue
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

/// The output of `learn --handoff --json`.
private struct LearnQueued: Encodable {
    let pending: [String]
}
