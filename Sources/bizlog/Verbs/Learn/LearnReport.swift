internal import LogModel
internal import LogStore
internal import MarkdownAST
internal import SystemPackage

/// Says what was recorded, or would be: a line `ID path` for each new entry, or JSON.
struct LearnReport {
    let outcome: LearnRecording.Outcome
    /// Whether nothing was written.
    let isDryRun: Bool

    /// Prints the ids and the files, or on a dry run the diff.
    func print(asJSON: Bool, to console: inout Console) {
        if !isDryRun { for line in lines { console.note(change: line) } }
        let places = outcome.family.places
        for warning in outcome.recording?.warnings ?? [] {
            console.warn(places.log.shown, nil, warning.description)
        }
        for warning in outcome.warnings { console.warn(warning.path.shown, nil, warning.description) }
        if asJSON {
            console.print(json: Record(self))
        } else if isDryRun {
            console.print(diff: diff)
            if !lines.isEmpty { console.say("would record", lines) }
        } else {
            for line in lines { console.print(line: line) }
        }
    }

    /// What names each new entry: `ID path`.
    private var lines: [String] {
        entries.flatMap { [$0.failure, $0.rule, $0.other] }.compactMap { place in
            place.flatMap { $0.isNew ? "\($0.id) \($0.path)" : nil }
        }
    }

    fileprivate var diff: [UInt8] {
        outcome.changes.flatMap { change in
            UnifiedDiff(from: change.old, to: change.new, by: change.edits)
                .rendered(PatchName(of: change.path), isNew: change.isNew)
        }
    }

    fileprivate struct Entry: Encodable {
        let failure: Place?
        let rule: Place?
        let other: Place?
    }

    fileprivate struct Place: Encodable {
        let id: String
        let path: String
        let isNew: Bool

        init?(_ id: EntryID?, _ path: FilePath?, isNew: Bool = true) {
            guard let id else { return nil }
            (self.id, self.path, self.isNew) = (id.text, path?.shown ?? "", isNew)
        }
    }

    fileprivate var entries: [Entry] {
        let family = outcome.family
        return (outcome.recording?.entries ?? []).map { entry in
            Entry(
                failure: Place(entry.failure, family.places.log),
                rule: Place(entry.rule, family.rulesPath, isNew: entry.addsRule),
                other: Place(entry.other, family.places.otherLog?.path)
            )
        }
    }

    private struct Record: Encodable {
        let entries: [Entry]
        let files: [String]
        let isDryRun: Bool
        let diff: String?
        let warnings: [String]

        init(_ report: LearnReport) {
            entries = report.entries
            files = report.outcome.changes.map(\.path.shown)
            isDryRun = report.isDryRun
            diff = report.isDryRun ? String(decoding: report.diff, as: UTF8.self) : nil
            warnings =
                (report.outcome.recording?.warnings ?? []).map(\.description)
                + report.outcome.warnings.map { "\($0.path.shown): \($0.description)" }
        }
    }
}

extension Console {
    /// Reports why nothing was recorded, but for what is wrong with the post-mortems.
    mutating func fail(_ fault: LearnFamily.Fault) {
        switch fault {
        case .unreadable(let error, let role):
            var message = error.description
            if case .outside = error { message += " with \(role.option)" }
            fail(error.path.shown, nil, message)
        case .noLog(let path, let role):
            fail(
                path.shown, nil,
                "holds no failure, no rule and no count of them, and is left alone; if it is meant, name the file itself with \(role.option)"
            )
        case .unparsable(let path, let error): fail(path.shown, error.position, error.description)
        case .noPlaceForRules(let path):
            fail(
                path.shown, nil,
                "the log names no rules file; list one, as - `RULES.md` — preventive rules, and try again"
            )
        case .noNewRules(let path, let error): fail(path.shown, nil, "no rules file can be made: \(error)")
        }
    }
}
