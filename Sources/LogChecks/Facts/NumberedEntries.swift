internal import LogModel

/// The entries whose ids have one prefix, by their numbers.
struct NumberedEntries {
    struct Numbered {
        let id: EntryID
        /// The bytes that name the entry.
        let range: Range<Int>
        /// The day in the id, as a number such as 20260211; 0 if it has none.
        let day: Int
        let number: Int
        /// The entry's place in the file.
        let place: Int

        /// What rises or falls in a file that is in order.
        var key: (day: Int, number: Int) { (day, number) }
    }

    private var entries: [Numbered] = []

    /// Adds an entry.
    mutating func append(_ id: EntryID, at range: Range<Int>, _ number: Int, place: Int) {
        entries.append(Numbered(id: id, range: range, day: 0, number: number, place: place))
    }

    /// Adds entries of a day.
    mutating func append(_ others: NumberedEntries, of day: Int) {
        entries += others.entries.map {
            Numbered(id: $0.id, range: $0.range, day: day, number: $0.number, place: $0.place)
        }
    }

    /// Whether the ids hold days.
    var isDated: Bool { entries.first.map { $0.day > 0 } ?? false }

    /// The same entries in the order of the file.
    var inOrder: NumberedEntries {
        var sorted = self
        sorted.entries.sort { $0.place < $1.place }
        return sorted
    }

    /// Each entry with the one behind it.
    var neighbours: Zip2Sequence<[Numbered], ArraySlice<Numbered>> { zip(entries, entries.dropFirst()) }

    /// How often the numbers rise and fall.
    var steps: (rising: Int, falling: Int) {
        var steps = (rising: 0, falling: 0)
        for (left, right) in neighbours {
            if left.key < right.key { steps.rising += 1 }
            if right.key < left.key { steps.falling += 1 }
        }
        return steps
    }

    /// Whether it is in order once one entry is taken out.
    ///
    /// - Parameter isAscending: the order.
    func isSortedBut(oneEntry isAscending: Bool) -> Bool {
        func isInOrder(_ left: Numbered, _ right: Numbered) -> Bool {
            isAscending ? left.key <= right.key : right.key <= left.key
        }
        let breaks = entries.indices.dropLast().filter { !isInOrder(entries[$0], entries[$0 + 1]) }
        guard breaks.count == 1, let last = breaks.first else { return false }
        let first = last + 1
        return last == 0 || isInOrder(entries[last - 1], entries[first])
            || first + 1 == entries.count || isInOrder(entries[last], entries[first + 1])
    }

    /// The neighbours in the order of numbers between which some are missing: none where most numbers do not follow one another, and none
    /// before a range that was reserved.
    var gaps: [(left: Numbered, right: Numbered)] {
        let sorted = entries.sorted { $0.number < $1.number }
        let steps = zip(sorted, sorted.dropFirst()).filter {
            !Self.isReserved(from: $0.number, to: $1.number)
        }
        let gaps = steps.filter { $1.number - $0.number > 1 }
        // Of two steps one may be a gap.
        guard gaps.count * 2 <= max(steps.count, 2) else { return [] }
        return gaps.map { (left: $0, right: $1) }
    }

    /// Those of the ``gaps`` that are sure: a few numbers are missing in a long sequence that is unbroken but for them.
    var certainGaps: [(left: Numbered, right: Numbered)] {
        let gaps = gaps
        let steps = entries.count - 1 - gaps.count
        guard steps >= 3, steps >= gaps.count * 4 else { return [] }
        return gaps.filter { left, right in right.number - left.number <= Self.longestCertainStep }
    }

    /// Of a longer step the numbers were left out on purpose.
    private static let longestCertainStep = 3

    /// Whether several numbers are left out so that the next one begins a range of tens or hundreds.
    private static func isReserved(from left: Int, to right: Int) -> Bool {
        let missing = right - left - 1
        return missing > 1 && right % 10 <= 1
    }
}

/// A prefix of ids that holds a day: `ERR-20260313-`, `INC-2026-03-13-`. Their numbers begin anew every day.
struct DatedPrefix {
    /// What stands before the day.
    let family: String
    /// Such as 20260313.
    let day: Int

    init?(_ prefix: String) {
        let segments = prefix.split(separator: "-", omittingEmptySubsequences: true)
        for (index, segment) in segments.enumerated() {
            let three = segments[index...].prefix(3)
            for digits in [segment, three.count == 3 ? Substring(three.joined()) : ""] {
                guard digits.utf8.count == 8, digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }),
                    let day = Int(digits),
                    LogDate("\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))") != nil
                else { continue }
                family = segments[..<index].joined(separator: "-")
                self.day = day
                return
            }
        }
        return nil
    }
}
