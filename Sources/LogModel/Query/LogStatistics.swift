/// How many failures there are by month and by facet, and which came back.
///
/// The counts of each facet add up to ``total`` together with the failures that do not have it, ``Tally/missing``, and so do those of the
/// months with the failures that are ``undated``.
public struct LogStatistics: Sendable, Hashable {
    /// How many failures were counted.
    public let total: Int

    /// How many failures there were in each month, in order. Months without any are left out.
    public let months: [MonthCount]

    /// How many failures have no date, or one that cannot be read.
    public let undated: Int

    /// How many failures have which value of each facet.
    public let tallies: [Facet: Tally]

    /// What the logs' tables of categories say, added up by name; empty if there is none.
    public let declaredCategories: [Category]

    /// The failures that came back.
    public let recurrences: [Recurrence]

    /// The failures of a month.
    public struct MonthCount: Sendable, Hashable {
        /// 1000 to 9999
        public let year: Int
        /// 1 to 12
        public let month: Int
        /// At least 1
        public let count: Int
    }

    /// How often each value of a facet occurs.
    public struct Tally: Sendable, Hashable {
        /// The values: those that the template lists, in its order and even if none occurs, then others as they were met.
        public let counts: [ValueCount]

        /// How many failures have no value.
        public let missing: Int
    }

    /// The failures with one value of a facet.
    public struct ValueCount: Sendable, Hashable {
        /// The value.
        public let value: Choice
        /// At least 0
        public let count: Int
    }

    /// Counts failures.
    ///
    /// - Parameters:
    ///   - logs: the logs. Rules in them are not counted.
    ///   - query: which failures count. It does not change ``declaredCategories``.
    ///   - companions: rules files and logs of other systems, for ``recurrences``. Their failures are not counted.
    /// - Complexity: O(n) in the bytes of all entries.
    public init(of logs: [LogDocument], matching query: LogQuery = LogQuery(), companions: [LogDocument] = [])
    {
        var counter = FailureCounter()
        var counted: Set<FailureID> = []
        for log in logs {
            counter.insertListedValues(of: log)
            for entry in log.entries(matching: query) where !entry.isRule {
                counter.count(entry.summary)
                counted.insert(FailureID(entry.id))
            }
        }
        total = counter.total
        months = counter.months
        undated = counter.undated
        tallies = counter.tallies
        declaredCategories = Self.declaredCategories(of: logs)
        recurrences = Recurrence.all(in: logs, companions: companions).filter { counted.contains($0.failure) }
    }

    private static func declaredCategories(of logs: [LogDocument]) -> [Category] {
        var names: [String] = []
        var totals: [String: Category] = [:]
        for log in logs {
            for category in log.categories {
                guard let known = totals[category.name] else {
                    names.append(category.name)
                    totals[category.name] = category
                    continue
                }
                let (sum, isOverflow) = known.count.addingReportingOverflow(category.count)
                totals[category.name] = Category(
                    name: known.name, count: isOverflow ? Int.max : sum, trend: known.trend)
            }
        }
        return names.compactMap { totals[$0] }
    }
}

/// Counts one failure after the other.
private struct FailureCounter {
    private(set) var total = 0
    private(set) var undated = 0
    private var byMonth: [Int: Int] = [:]
    private var values: [Facet: DistinctChoices] = [:]
    private var counts: [Facet: [Int: Int]] = [:]
    private var missing: [Facet: Int] = [:]

    mutating func insertListedValues(of log: LogDocument) {
        for facet in Facet.allCases {
            for schema in log.templates {
                values[facet, default: DistinctChoices()].insert(facet.listedValues(of: schema))
            }
        }
    }

    mutating func count(_ summary: EntrySummary) {
        total += 1
        if let date = summary.date {
            byMonth[date.year * 12 + date.month - 1, default: 0] += 1
        } else {
            undated += 1
        }
        for facet in Facet.allCases {
            if let value = summary[facet] {
                let place = values[facet, default: DistinctChoices()].place(of: value)
                counts[facet, default: [:]][place, default: 0] += 1
            } else {
                missing[facet, default: 0] += 1
            }
        }
    }

    var months: [LogStatistics.MonthCount] {
        byMonth.sorted { $0.key < $1.key }.map { key, count in
            LogStatistics.MonthCount(year: key / 12, month: key % 12 + 1, count: count)
        }
    }

    var tallies: [Facet: LogStatistics.Tally] {
        var tallies: [Facet: LogStatistics.Tally] = [:]
        for facet in Facet.allCases {
            let choices = values[facet]?.choices ?? []
            tallies[facet] = LogStatistics.Tally(
                counts: choices.enumerated().map { offset, value in
                    LogStatistics.ValueCount(value: value, count: counts[facet]?[offset] ?? 0)
                },
                missing: missing[facet] ?? 0
            )
        }
        return tallies
    }
}
