/// `duplicate-id`, `id-gap` and `out-of-order`: the ids of the headings, by their prefixes.
struct EntryIDCheck {
    let facts: LogFacts

    private struct Numbered {
        let entry: LogFacts.Entry
        let number: Int
    }

    func run(_ findings: inout Findings) {
        var groups: [String: [Numbered]] = [:]
        var seen: Set<EntryID> = []
        seen.reserveCapacity(facts.entries.count)
        for entry in facts.entries {
            if !seen.insert(entry.id).inserted {
                let message =
                    "\(entry.id) is the id of an earlier entry too; give this one the next free number"
                findings.add(.duplicateID, entry.idRange, message)
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
            findings.add(.idGap, right.entry.idRange, "\(what) before \(right.entry.id)")
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
                findings.add(.outOfOrder, right.entry.idRange, message)
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
