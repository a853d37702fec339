/// The numbers of failures by month and by facet, and the recurrences.
///
/// The counts of each facet and ``Tally/missing`` add up to ``total``. So do the counts of the months and
/// ``undated``.
public struct LogStatistics: Sendable, Hashable {
    /// The number of failures.
    public let total: Int

    /// The number of failures in each month, in order. Months without failures are left out.
    public let months: [MonthCount]

    /// The number of failures on each day, by severity: by day, then in the order of ``tallies``, those without a severity last. Only what is
    /// not 0; without those that have no day.
    public let days: [DayCount]

    /// The number of failures without a date, or with one that cannot be read.
    public let undated: Int

    /// For each facet, the number of failures with each value.
    public let tallies: [Facet: Tally]

    /// The counts in the logs' own tables of categories, added up by name; empty if there is no table.
    public let declaredCategories: [Category]

    /// The failures that recurred.
    public let recurrences: [Recurrence]

    /// The failures whose status says that they wait for something, the oldest first, those without a day last.
    public let open: [OpenFailure]

    /// The day to which ages count; nil if nothing is open, or no day is known.
    public let today: LogDate?

    /// A failure that waits for something.
    public struct OpenFailure: Sendable, Hashable {
        /// What names it.
        public let id: EntryID
        /// Its day; nil if it has none.
        public let date: LogDate?
        /// For how many days it has been open; nil if it has no day. It is never negative.
        public let age: Int?
    }

    /// The number of failures in a month.
    public struct MonthCount: Sendable, Hashable {
        /// 1000 to 9999
        public let year: Int
        /// 1 to 12
        public let month: Int
        /// At least 1
        public let count: Int
    }

    /// The number of failures of a severity on a day.
    public struct DayCount: Sendable, Hashable {
        /// The day.
        public let date: LogDate
        /// The severity; nil for failures without one.
        public let severity: Severity?
        /// At least 1
        public let count: Int
    }

    /// The number of failures for each value of a facet.
    public struct Tally: Sendable, Hashable {
        /// The counts for the values that the template lists, in its order and even if 0, then for other
        /// values as they occur.
        public let counts: [ValueCount]

        /// The number of failures without a value.
        public let missing: Int
    }

    /// The number of failures with one value of a facet.
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
    ///   - query: selects the failures to count. It does not affect ``declaredCategories``.
    ///   - companions: rules files and logs of other systems, for ``recurrences``. Their failures are not
    ///     counted.
    ///   - today: the day to which the ages of open failures count; nil for the last day that the logs know.
    /// - Complexity: O(n) in the bytes of all entries.
    public init(
        of logs: [LogDocument], matching query: LogQuery = LogQuery(), companions: [LogDocument] = [],
        today: LogDate? = nil
    ) {
        self.init(of: logs, companions: companions, today: today) { logs[$0].entries(matching: query) }
    }

    /// Counts the failures among some entries.
    ///
    /// - Parameter entries: gives the entries of the log with an index.
    package init(
        of logs: [LogDocument], companions: [LogDocument], today: LogDate?, among entries: (Int) -> [LogEntry]
    ) {
        var waiting: [(id: EntryID, date: LogDate?)] = []
        var counter = FailureCounter()
        var counted: Set<FailureID> = []
        for (index, log) in logs.enumerated() {
            counter.insertListedValues(of: log)
            for entry in entries(index) where !entry.isRule {
                let summary = entry.summary
                counter.count(summary)
                if summary[.status]?.isOpen == true { waiting.append((entry.id, summary.date)) }
                counted.insert(FailureID(entry.id))
            }
        }
        total = counter.total
        months = counter.months
        days = counter.days
        undated = counter.undated
        tallies = counter.tallies
        declaredCategories = Self.declaredCategories(of: logs)
        recurrences = Recurrence.all(in: logs, companions: companions).filter { counted.contains($0.failure) }
        let day = waiting.isEmpty ? nil : today ?? logs.lastDay
        self.today = day
        let found = waiting.map { id, date in
            OpenFailure(
                id: id, date: date, age: date.flatMap { date in day.map { max(0, $0.days(since: date)) } })
        }
        open = found.enumerated().sorted { left, right in
            let (first, second) = (left.element.age ?? -1, right.element.age ?? -1)
            return first == second ? left.offset < right.offset : first > second
        }.map(\.element)
    }

    private static func declaredCategories(of logs: [LogDocument]) -> [Category] {
        var names: [String] = []
        var totals: [String: Category] = [:]
        for log in logs {
            let tables = CategoryTable.all(in: log.sections, of: log).filter { $0.field == nil }
            for category in tables.flatMap({ $0.rows.map(\.category) }) {
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

/// Counts failures one by one.
private struct FailureCounter {
    private(set) var total = 0
    private(set) var undated = 0
    private var byMonth: [Int: Int] = [:]
    /// By the day and the place of the severity.
    private var byDay: [LogDate: [Int: Int]] = [:]
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
        var severity = Int.max
        if let date = summary.date {
            byMonth[date.year * 12 + date.month - 1, default: 0] += 1
        } else {
            undated += 1
        }
        for facet in Facet.allCases {
            if let value = summary[facet] {
                let place = values[facet, default: DistinctChoices()].place(of: value)
                counts[facet, default: [:]][place, default: 0] += 1
                if facet == .severity { severity = place }
            } else {
                missing[facet, default: 0] += 1
            }
        }
        if let date = summary.date { byDay[date, default: [:]][severity, default: 0] += 1 }
    }

    var days: [LogStatistics.DayCount] {
        let severities = values[.severity]?.choices ?? []
        return byDay.sorted { $0.key < $1.key }.flatMap { date, counts in
            counts.sorted { $0.key < $1.key }.map { place, count in
                LogStatistics.DayCount(
                    date: date, severity: severities.indices.contains(place) ? severities[place] : nil,
                    count: count)
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
