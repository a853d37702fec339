internal import LogModel
internal import LogStore
internal import MarkdownAST
internal import SystemPackage

/// Prints the problems of post-mortems: where they are, and how to solve them.
struct LearnProblems {
    let problems: [RecordingProblem]
    let drafts: [LearnDraft]
    let names: LearnNames
    /// The places of the files that the log names.
    let places: LogFiles

    /// The most problems that are printed; the rest is only counted.
    private static let maximum = 100

    /// Prints the problems; all missing parts in one message.
    ///
    /// - Returns: whether parts are missing and nothing else is wrong, so that options of the command can
    ///   solve it.
    func report(to console: inout Console) -> Bool {
        var isUsage = true
        var reported = 0
        let byDraft = Dictionary(grouping: problems, by: \.postmortem)
        for index in drafts.indices {
            guard let own = byDraft[index]?.withoutConsequences(names.schema) else { continue }
            let missing = LearnGap.missing(by: own, in: drafts[index], schema: names.schema)
            for problem in own where LearnGap.missing(by: problem).isEmpty {
                isUsage = false
                reported += 1
                if reported > Self.maximum { continue }
                let (name, position) = place(of: problem)
                console.fail(name, position, message(problem))
            }
            if missing.isEmpty { continue }
            reported += 1
            if reported <= Self.maximum { reportMissing(missing, of: drafts[index], to: &console) }
        }
        if reported > Self.maximum {
            let rest = reported - Self.maximum
            let name = drafts.first?.origin.name ?? places.log.string
            let rests = rest.counting("more problem is", "more problems are")
            console.fail(name, nil, "\(rests) not listed; correct these first")
        }
        return isUsage
    }

    private func place(of problem: RecordingProblem) -> (String, SourcePosition?) {
        let origin = drafts[problem.postmortem].origin
        guard let name = origin.name else { return (places.log.shown, nil) }
        return (name, origin.position(of: problem.part, LearnGap.mended(problem).flatMap(\.label)))
    }

    private func message(_ problem: RecordingProblem) -> String {
        var message = problem.description
        if case .noRulesFile = problem.reason {
            message += "; --create-rules makes \(places.rules?.name ?? "one")"
        }
        if case .noOtherLog = problem.reason, let other = places.otherLog {
            message += ", and make sure that it exists: \(other.path.shown) does not"
        }
        if case .unknownCategory = problem.reason {
            message += " with --new-category"
            if problem.part == .otherEntry { message += "; give one of these with --other-category" }
        }
        return message
    }

    private func reportMissing(
        _ gaps: [(gap: LearnGap, problem: RecordingProblem)],
        of draft: LearnDraft,
        to console: inout Console
    ) {
        let options = gaps.map { gap, _ in names.option(for: gap) }
        let width = min(40, options.map(\.count).max() ?? 0)
        var lines: [String] = []
        for ((gap, problem), option) in zip(gaps, options) {
            let padding = String(repeating: " ", count: max(1, width + 2 - option.count))
            let values = names.choices(for: gap) + Self.known(to: problem)
            let list = values.isEmpty ? "" : ": " + values.prefix(20).joined(separator: ", ")
            lines.append("  \(option)\(padding)\(names.name(of: gap))\(list)")
        }
        let name = draft.origin.name ?? places.log.shown
        let position = draft.origin.name == nil ? nil : draft.origin.position(of: .failure, nil)
        console.fail(
            name, position,
            "missing; give it with these options, with --from or --editor, or leave it for later with --draft:",
            lines
        )
    }

    /// The known values that a problem lists.
    static func known(to problem: RecordingProblem) -> [String] {
        switch problem.reason {
        case .missingCategory(_, let known), .unknownCategory(_, _, let known), .missingLayer(let known),
            .unknownLayer(_, let known):
            known
        case .nothingToRecord, .noRulesFile, .noOtherLog, .noFailure, .noTitle, .missingFields,
            .repeatedField,
            .unknownChoice, .invalidDate, .otherRule, .noCategories, .invalidCategory, .unknownRule,
            .notReadBack,
            .noPlace, .noNumber, .tooMuch, .noField, .unreadForm, .wholeFile, .noKey, .noForm:
            []
        }
    }
}

extension [RecordingProblem] {
    /// The problems without those of a rule whose layer is that of a failure with a wrong layer.
    fileprivate func withoutConsequences(_ schema: LogSchema) -> [RecordingProblem] {
        let layer = LearnLabels.layer.field(in: schema)?.label
        let isLayerWrong = contains { problem in
            if case .unknownChoice(let label, _, _) = problem.reason { label == layer } else { false }
        }
        return isLayerWrong
            ? filter { problem in
                if case .unknownLayer = problem.reason { false } else { true }
            } : self
    }
}

extension LearnGap {
    /// The label of a field.
    var label: String? {
        switch self {
        case .field(_, let label): label
        case .title, .category, .layer: nil
        }
    }
}
