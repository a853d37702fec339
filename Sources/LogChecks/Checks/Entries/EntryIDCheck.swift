internal import LogModel

extension DiagnosticCode {
    /// Two entries have the same id.
    public static let duplicateID = Self(rawValue: "duplicate-id")
    /// A number is missing between two ids.
    public static let idGap = Self(rawValue: "id-gap")
    /// An entry comes after one that it should come before.
    public static let outOfOrder = Self(rawValue: "out-of-order")
}

/// The ids of the headings, by their prefixes.
struct EntryIDCheck: LogCheck {
    let explanations: [DiagnosticCode.Explanation] = [
        .init(
            .duplicateID,
            .error,
            "two entries have the same id",
            meaning:
                "An id names one entry for ever. Two branches that both add the next number make two of it.",
            example: "### [F-BIZ-001] Another failure",
            remedy: "Give the younger entry the next free number, and correct what refers to it."
        ),
        .init(
            .idGap,
            .warning,
            "a number is missing between two ids",
            meaning: """
                Numbers of one prefix follow one another. What comes before the smallest one is not missed, nor are several numbers \
                before one that begins a range, such as 20, 31 or 100. Nothing is missed where most numbers do not follow one another, nor in \
                ids that hold a day.
                """,
            example: "### [F-BIZ-004] Title",
            remedy: """
                Bring back the entry that was lost. If it was withdrawn on purpose, keep its heading and say so, or ignore this code \
                in the file.
                """
        ),
        .init(
            .outOfOrder,
            .warning,
            "an entry is out of order",
            meaning: """
                The order of a file, oldest or newest first, is the one that four of five neighbours of one prefix have, or all entries \
                but one. A file with less order than that has none.
                """,
            example: "### [F-BIZ-001] Title",
            remedy: "Move the entry to its place."
        ),
    ]

    func run(_ context: CheckContext, _ findings: inout Findings) {
        let facts = context.facts
        var groups: [String: NumberedEntries] = [:]
        var seen: Set<EntryID> = []
        seen.reserveCapacity(facts.entries.count)
        for (place, entry) in facts.entries.enumerated() {
            if !seen.insert(entry.id).inserted {
                let message =
                    "\(entry.id) is the id of an earlier entry too; give this one the next free number"
                findings.add(.duplicateID, at: entry.idRange, message)
                continue
            }
            guard let number = Int(entry.id.digits) else { continue }
            groups[entry.id.prefix, default: NumberedEntries()].append(
                entry.id, at: entry.idRange, number, place: place)
        }
        var series: [String: NumberedEntries] = [:]
        for (prefix, group) in groups {
            if let dated = DatedPrefix(prefix) {
                series[dated.family, default: NumberedEntries()].append(group, of: dated.day)
            } else {
                findGaps(group.gaps, &findings)
                series[prefix] = group
            }
        }
        findDisorder(series.values.map { $0.isDated ? $0.inOrder : $0 }, &findings)
        if !facts.forms.isEmpty { checkForms(context, seen, &findings) }
    }

    /// Checks the entries that are not in bizlog's own form, by the ids, the numbers or the days that they are named by.
    ///
    /// - Parameter known: the ids of the others.
    private func checkForms(_ context: CheckContext, _ known: Set<EntryID>, _ findings: inout Findings) {
        let entries = context.log.formEntries
        var doubles = (found: [(id: EntryID, at: Range<Int>, isNumber: Bool)](), inRows: 0, rows: 0, all: 0)
        for series in FormSeries.all(entries, in: context.log.document) {
            var seen: Set<EntryID> = series.kind == .id ? known : []
            var group = NumberedEntries()
            var sections: [Int: NumberedEntries] = [:]
            for (place, (member, number)) in zip(series.members, series.numbers).enumerated() {
                let entry = entries[member]
                guard let name = Self.name(of: entry, in: series) else { continue }
                if series.kind != .day {
                    doubles.all += 1
                    if entry.form == .row { doubles.rows += 1 }
                    if !seen.insert(name.id).inserted {
                        doubles.found.append((name.id, name.range, series.kind == .number))
                        if entry.form == .row { doubles.inRows += 1 }
                        continue
                    }
                }
                group.append(name.id, at: name.range, number, place: place)
                sections[series.sections[place], default: NumberedEntries()].append(
                    name.id, at: name.range, number, place: place)
            }
            if series.kind != .day, DatedPrefix(series.prefix) == nil {
                findGaps(group.certainGaps, &findings)
            }
            for key in sections.keys.sorted() {
                if let section = sections[key] { findDisorder([section], isCertain: true, &findings) }
            }
        }
        // Where names recur all the time, they name something else: a class of failures, a place.
        guard doubles.found.count * 2 < doubles.all, doubles.inRows * 4 <= doubles.rows else { return }
        for double in doubles.found {
            let message =
                "\(double.id) is the \(double.isNumber ? "number" : "id") of an earlier entry too; give this one the next free number"
            findings.add(.duplicateID, at: double.at, message)
        }
    }

    /// What names an entry in a series.
    private static func name(of entry: FormEntry, in series: FormSeries) -> (id: EntryID, range: Range<Int>)?
    {
        if let key = entry.key { return (key.id, key.range) }
        return entry.date.map { (EntryID(foreign: $0.content.description), $0.range) }
    }

    private func findGaps(
        _ gaps: [(left: NumberedEntries.Numbered, right: NumberedEntries.Numbered)],
        _ findings: inout Findings
    ) {
        for (left, right) in gaps {
            let first = left.id.spelling(of: left.number + 1)
            let last = left.id.spelling(of: right.number - 1)
            let what = first == last ? "\(first) is missing" : "\(first) to \(last) are missing"
            findings.add(.idGap, at: right.range, "\(what) before \(right.id)")
        }
    }

    /// - Parameter isCertain: whether at least four of five neighbours, and four of them, must be in order.
    private func findDisorder(
        _ groups: [NumberedEntries], isCertain: Bool = false, _ findings: inout Findings
    ) {
        let rising = groups.reduce(0) { $0 + $1.steps.rising }
        let falling = groups.reduce(0) { $0 + $1.steps.falling }
        let isAscending = rising >= falling
        let (with, against) = isAscending ? (rising, falling) : (falling, rising)
        guard against > 0,
            with >= against * 4
                || !isCertain && groups.contains(where: { $0.isSortedBut(oneEntry: isAscending) })
        else { return }
        let order = isAscending ? "oldest first" : "newest first"
        for group in groups {
            for (left, right) in group.neighbours
            where left.key != right.key && (left.key < right.key) != isAscending {
                let message =
                    "\(right.id) stands behind \(left.id), but the order of the file is \(order)"
                findings.add(.outOfOrder, at: right.range, message)
            }
        }
    }
}

extension EntryID {
    /// The id with another number, padded to the same width.
    fileprivate func spelling(of number: Int) -> String {
        let digits = String(number)
        let width = self.digits.utf8.count
        return prefix + String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
