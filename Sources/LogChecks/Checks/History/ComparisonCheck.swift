internal import LogModel
internal import MarkdownAST

extension DiagnosticCode {
    /// What another revision tells of a failure is gone or was changed.
    public static let appendOnly = Self(rawValue: "append-only")
    /// Another revision has the id for another entry.
    public static let idCollision = Self(rawValue: "id-collision")
    /// An id is used again that another entry had.
    public static let reusedID = Self(rawValue: "reused-id")
}

/// What a file makes of the entries of another revision. Without one there is nothing to compare.
struct ComparisonCheck: LogCheck {
    let explanations: [DiagnosticCode.Explanation] = [
        .init(
            .appendOnly,
            .error,
            "what another revision tells is gone or changed",
            meaning: """
                With --against, each entry that both revisions began with must still be there, with its day, what broke, the cause, why \
                nobody noticed, the lessons, and of a rule its text and its origin. Lines may be added to them. The status, the severity, \
                what was done, references and counters may change. A log may be moved, and not be deleted.
                """,
            example: "git diff main -- FAILURE_LOG.md removes [F-BIZ-003]",
            remedy: "Put it back, and record what is new as a new entry or a new line.",
            comparesFiles: true
        ),
        .init(
            .idCollision,
            .error,
            "another revision has the id for another entry",
            meaning: """
                With --against, both revisions have added an entry with this id, and the entries are not the same. After a merge, \
                references to the id would name either.
                """,
            example: "[F-BIZ-004] here and another [F-BIZ-004] on main",
            remedy:
                "Let 'bizlog merge' or 'bizlog resolve' merge the branches, or give the entry another id with 'bizlog renumber'.",
            comparesFiles: true
        ),
        .init(
            .reusedID,
            .error,
            "an id is used again",
            meaning: """
                With --against, an entry that is new has the id of another one that was removed before. What named that one names the \
                new one now, in commits and elsewhere.
                """,
            example: "[F-BIZ-003], which the log had and lost a year ago",
            remedy: "Give the entry an id that was never used, with 'bizlog renumber'.",
            comparesFiles: true
        ),
    ]

    /// What an entry keeps for good.
    private static let lasting: [FieldRole] = [
        .date, .whatBroke, .cause, .whyNotCaught, .lesson, .ruleText, .origin,
    ]

    func run(_ context: CheckContext, _ findings: inout Findings) {
        guard let comparison = context.comparison else { return }
        let old = Entries(comparison.ancestor)
        let new = Entries(context.log)
        for entry in old.all { checkIsKept(entry, in: new, context, comparison, &findings) }
        let tip = Entries(comparison.tip)
        for entry in new.all where entry.hasID && old[entry] == nil {
            if let other = tip[entry], !other.tellsOfSame(as: entry) {
                findings.add(
                    .idCollision, at: entry,
                    "\(entry.id) is another entry on \(comparison.revision): \"\(other.title)\"; give this one another id with "
                        + "'bizlog renumber', or let 'bizlog merge' do it"
                )
            } else if let revision = comparison.removed[entry.id] {
                findings.add(
                    .reusedID, at: entry,
                    "\(entry.id) was the id of another entry in \(revision); give this one an id that was never used"
                )
            }
        }
    }

    private func checkIsKept(
        _ old: LogEntry, in entries: Entries, _ context: CheckContext, _ comparison: LogComparison,
        _ findings: inout Findings
    ) {
        guard let entry = entries[old] else {
            let title = old.hasID ? "\(old.id) \"\(old.title)\"" : "\"\(old.title)\""
            if old.hasID, let other = entries.all.first(where: { $0.tellsOfSame(as: old) }) {
                findings.add(
                    .appendOnly, at: other,
                    "\(title) of \(comparison.revision) has the id \(other.id) here; an id is never changed, so put it back"
                )
            } else {
                let top = context.log.document.source.content(ofLine: 0)
                findings.add(
                    .appendOnly, at: top,
                    "\(title) of \(comparison.revision) is gone; put it back, and mark it if it is settled")
            }
            return
        }
        let (before, after) = (old.failure, entry.failure)
        for role in Self.lasting {
            guard let text = before[role], !Words(text).isUnsaid else { continue }
            if let now = after[role], Words(now).keep(Words(text)) { continue }
            let field = entry.fields.first { $0.role == role }
            let label = before.fields.first { $0.role == role }?.label ?? role.rawValue
            let message =
                "\"\(label)\" of \(entry.id) says something else than on \(comparison.revision); put back what it said, and add what is new"
            if let field {
                findings.add(.appendOnly, at: field, message)
            } else {
                findings.add(.appendOnly, at: entry, message)
            }
        }
    }

    /// The entries of a file by what names them. Of several with one id, the first counts.
    private struct Entries {
        let all: [LogEntry]
        private var byID: [EntryID: Int] = [:]
        private var byTitle: [Words: Int] = [:]

        init(_ log: LogDocument?) {
            all = log.map { Array($0.entries) } ?? []
            for (index, entry) in all.enumerated() {
                if entry.hasID {
                    if byID[entry.id] == nil { byID[entry.id] = index }
                } else {
                    byTitle[Words(entry.title)] = index
                }
            }
        }

        /// The entry that is named as another one is.
        subscript(entry: LogEntry) -> LogEntry? {
            let index = entry.hasID ? byID[entry.id] : byTitle[Words(entry.title)]
            return index.map { all[$0] }
        }
    }

    /// A text by the words of its lines, so that another form of writing is no change.
    fileprivate struct Words: Hashable {
        private let lines: [[UInt8]]
        /// Whether the text is nothing, or only says what is to be said.
        let isUnsaid: Bool

        init(_ text: String) {
            lines = text.utf8.split(separator: 0x0A).map { line in
                line.filter { $0 >= 0x80 || $0.isLetter || $0.isDigit }.map(\.lowercased)
            }
            .filter { !$0.isEmpty }
            isUnsaid = lines.isEmpty || lines.count == 1 && text.first == "[" && text.last == "]"
        }

        /// What a field says, but for a remark behind a day.
        init(_ value: FieldValue) {
            if case .date(let date, _) = value {
                self.init(date.description)
            } else {
                self.init(value.description)
            }
        }

        /// Whether all lines of an earlier text are there, in order.
        func keep(_ earlier: Words) -> Bool {
            var rest = lines[...]
            for line in earlier.lines {
                guard let place = rest.firstIndex(of: line) else { return false }
                rest = rest[(place + 1)...]
            }
            return true
        }
    }
}

extension LogEntry {
    /// Whether two entries tell of the same failure: of the same day and with the same title, or word for word.
    fileprivate func tellsOfSame(as other: LogEntry) -> Bool {
        let (own, others) = (failure, other.failure)
        return own == others
            || ComparisonCheck.Words(title) == ComparisonCheck.Words(other.title)
                && own[.date] == others[.date]
    }
}
