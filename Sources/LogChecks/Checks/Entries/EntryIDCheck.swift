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
            groups[entry.id.prefix, default: NumberedEntries()].append(entry, number, place: place)
        }
        var series: [String: NumberedEntries] = [:]
        for (prefix, group) in groups {
            if let dated = DatedPrefix(prefix) {
                series[dated.family, default: NumberedEntries()].append(group, of: dated.day)
            } else {
                findGaps(group, &findings)
                series[prefix] = group
            }
        }
        findDisorder(series.values.map { $0.isDated ? $0.inOrder : $0 }, &findings)
    }

    private func findGaps(_ group: NumberedEntries, _ findings: inout Findings) {
        for (left, right) in group.gaps {
            let first = left.entry.id.spelling(of: left.number + 1)
            let last = left.entry.id.spelling(of: right.number - 1)
            let what = first == last ? "\(first) is missing" : "\(first) to \(last) are missing"
            findings.add(.idGap, at: right.entry.idRange, "\(what) before \(right.entry.id)")
        }
    }

    private func findDisorder(_ groups: [NumberedEntries], _ findings: inout Findings) {
        let rising = groups.reduce(0) { $0 + $1.steps.rising }
        let falling = groups.reduce(0) { $0 + $1.steps.falling }
        let isAscending = rising >= falling
        let (with, against) = isAscending ? (rising, falling) : (falling, rising)
        guard against > 0,
            with >= against * 4 || groups.contains(where: { $0.isSortedBut(oneEntry: isAscending) })
        else { return }
        let order = isAscending ? "oldest first" : "newest first"
        for group in groups {
            for (left, right) in group.neighbours
            where left.key != right.key && (left.key < right.key) != isAscending {
                let message =
                    "\(right.entry.id) stands behind \(left.entry.id), but the order of the file is \(order)"
                findings.add(.outOfOrder, at: right.entry.idRange, message)
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
