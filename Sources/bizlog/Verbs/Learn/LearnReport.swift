internal import LogModel
internal import LogStore
internal import MarkdownAST
internal import SystemPackage

/// Prints what was recorded, or would be: a line `ID path` for each new entry, or JSON.
struct LearnReport {
    let recorded: Recorded
    /// Whether nothing was written.
    let isDryRun: Bool

    /// Prints the ids and the files; on a dry run, the diff.
    func print(asJSON: Bool, to console: inout Console) {
        if !isDryRun { for line in lines { console.note(change: line) } }
        let log = recorded.snapshot.files.log
        for warning in recorded.warnings { console.warn(log.shown, nil, warning.description) }
        for warning in recorded.storeWarnings { console.warn(warning.path.shown, nil, warning.description) }
        if asJSON {
            console.print(json: Record(self))
        } else if isDryRun {
            console.print(diff: diff)
            if !lines.isEmpty { console.say("would record", lines) }
        } else {
            for line in lines { console.print(line: line) }
        }
    }

    /// The lines `ID path` for the new entries.
    private var lines: [String] {
        entries.flatMap { [$0.failure, $0.rule, $0.other] }.compactMap { place in
            place.flatMap { $0.isNew ? "\($0.id) \($0.path)" : nil }
        }
    }

    fileprivate var diff: [UInt8] {
        recorded.revisions.flatMap { revision in
            UnifiedDiff(from: revision.old, to: revision.new, by: revision.edits)
                .rendered(PatchName(of: revision.path), isNew: revision.isNew)
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

        init?(_ id: (any KindOfID)?, _ path: FilePath?, isNew: Bool = true) {
            guard let id else { return nil }
            (self.id, self.path, self.isNew) = (id.text, path?.shown ?? "", isNew)
        }
    }

    fileprivate var entries: [Entry] {
        let snapshot = recorded.snapshot
        return recorded.entries.map { entry in
            Entry(
                failure: Place(entry.failure, snapshot.files.log),
                rule: Place(entry.rule, snapshot.rulesPath, isNew: entry.addsRule),
                other: Place(entry.other, snapshot.files.otherLog?.path)
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
            files = report.recorded.revisions.map(\.path.shown)
            isDryRun = report.isDryRun
            diff = report.isDryRun ? String(decoding: report.diff, as: UTF8.self) : nil
            warnings =
                report.recorded.warnings.map(\.description)
                + report.recorded.storeWarnings.map { "\($0.path.shown): \($0.description)" }
        }
    }
}
