internal import LogModel

/// How many failures there were in each month and in each week.
struct FailureCalendar: Sendable {
    struct Year: Sendable {
        let number: Int
        /// For each month the counts by severity, in the order of ``FailureCalendar/severities``.
        var months: [[Int]]
        /// The counts of the weeks 1 to 53, as ISO 8601 numbers them; a day of the last week may be one of the next year.
        var weeks: [Int]

        /// How many failures happened in the months of the year.
        var total: Int { months.reduce(0) { $0 + $1.reduce(0, +) } }
    }

    /// The names of the severities; the last one takes in all that have no place of their own.
    let severities: [String]
    /// The years with a failure, in order, the latest ones.
    let years: [Year]
    /// How many earlier years with a failure are left out.
    let earlierYears: Int

    /// More than these cannot be told apart.
    private static let mostSeverities = 5
    private static let mostYears = 12

    /// - Complexity: O(days · log days)
    init(_ statistics: LogStatistics, _ hidden: HiddenText) {
        let counts = statistics.tallies[.severity]?.counts ?? []
        let isWhole = counts.count <= Self.mostSeverities
        let named = counts.prefix(isWhole ? Self.mostSeverities : Self.mostSeverities - 1)
        var places: [Severity: Int] = [:]
        for (place, count) in named.enumerated() { places[count.value] = place }
        let hasOthers = statistics.days.contains { $0.severity.flatMap { places[$0] } == nil }
        let other = named.isEmpty ? "failures" : isWhole ? "none given" : "others"
        severities = named.map { hidden.short($0.value.description) } + (hasOthers ? [other] : [])
        let width = severities.count
        var years: [Int: Year] = [:]
        func change(_ number: Int, _ change: (inout Year) -> Void) {
            var year =
                years[number]
                ?? Year(
                    number: number, months: Array(repeating: Array(repeating: 0, count: width), count: 12),
                    weeks: Array(repeating: 0, count: 53))
            change(&year)
            years[number] = year
        }
        for day in statistics.days {
            let place = day.severity.flatMap { places[$0] } ?? named.count
            change(day.date.year) { $0.months[day.date.month - 1][place] += day.count }
            let week = day.date.week
            change(week.year) { $0.weeks[week.number - 1] += day.count }
        }
        let all = years.values.sorted { $0.number < $1.number }
        self.years = all.suffix(Self.mostYears)
        earlierYears = all.count - self.years.count
    }

    /// The most failures in a month.
    var highestMonth: Int { years.flatMap(\.months).reduce(0) { max($0, $1.reduce(0, +)) } }
    /// The most failures in a week.
    var highestWeek: Int { years.flatMap(\.weeks).max() ?? 0 }
}

extension LogDate {
    /// The week of ISO 8601, from 1 to 53, and the year that it counts to: that of its Thursday.
    var week: (year: Int, number: Int) {
        guard let monday = LogDate(year: 2000, month: 1, day: 3),
            let start = LogDate(year: year, month: 1, day: 1)
        else { return (year, 1) }
        let weekday = ((days(since: monday) % 7) + 7) % 7
        let thursday = days(since: start) + 3 - weekday
        if thursday < 0 { return (year - 1, (thursday + Self.days(in: year - 1)) / 7 + 1) }
        let length = Self.days(in: year)
        return thursday < length ? (year, thursday / 7 + 1) : (year + 1, (thursday - length) / 7 + 1)
    }

    private static func days(in year: Int) -> Int {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 366 : 365
    }
}
