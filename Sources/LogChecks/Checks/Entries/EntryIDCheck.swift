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
            meaning:
                "Numbers of one prefix follow one another. What comes before the smallest one is not missed.",
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
            meaning:
                "The order of a file, oldest or newest first, is the one that most neighbours of one prefix have.",
            example: "### [F-BIZ-001] Title",
            remedy: "Move the entry to its place."
        ),
    ]

    private struct Numbered {
        let entry: LogFacts.Entry
        let number: Int
    }

    func run(_ context: CheckContext, _ findings: inout Findings) {
        let facts = context.facts
        var groups: [String: [Numbered]] = [:]
        var seen: Set<EntryID> = []
        seen.reserveCapacity(facts.entries.count)
        for entry in facts.entries {
            if !seen.insert(entry.id).inserted {
                let message =
                    "\(entry.id) is the id of an earlier entry too; give this one the next free number"
                findings.add(.duplicateID, at: entry.idRange, message)
                continue
            }
            guard let number = Int(entry.id.digits) else { continue }
            groups[entry.id.prefix, default: []].append(Numbered(entry: entry, number: number))
        }
        for group in groups.values { findGaps(group, &findings) }
        findDisorder(groups.values, &findings)
    }

    private func findGaps(_ group: [Numbered], _ findings: inout Findings) {
        let sorted = group.sorted { $0.number < $1.number }
        for (left, right) in zip(sorted, sorted.dropFirst()) where right.number - left.number > 1 {
            let first = left.entry.id.spelling(of: left.number + 1)
            let last = left.entry.id.spelling(of: right.number - 1)
            let what = first == last ? "\(first) is missing" : "\(first) to \(last) are missing"
            findings.add(.idGap, at: right.entry.idRange, "\(what) before \(right.entry.id)")
        }
    }

    private func findDisorder(_ groups: some Collection<[Numbered]>, _ findings: inout Findings) {
        var balance = 0
        for group in groups {
            for (left, right) in zip(group, group.dropFirst()) {
                balance += (right.number - left.number).signum()
            }
        }
        for group in groups {
            for (left, right) in zip(group, group.dropFirst()) {
                let isAscending = right.number > left.number
                if isAscending == (balance >= 0) || right.number == left.number { continue }
                let order = balance >= 0 ? "oldest first" : "newest first"
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
