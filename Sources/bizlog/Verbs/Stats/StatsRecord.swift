internal import LogModel

/// The output of `stats --json`.
struct StatsRecord: Encodable {
    struct Count: Encodable {
        /// The name of the value; left out for failures without a value.
        let name: String?
        let count: Int
    }

    struct Recurrence: Encodable {
        let failure: String
        let date: String?
        let earlier: String
        let statesClass: Bool
        let rules: [String]
        let rulesInForce: [String]

        init(_ recurrence: LogModel.Recurrence) {
            failure = recurrence.failure.text
            date = recurrence.date?.description
            earlier = recurrence.earlier.text
            statesClass = recurrence.statesClass
            rules = recurrence.rules.map(\.text)
            rulesInForce = recurrence.rulesInForce.map(\.text)
        }
    }

    struct Open: Encodable {
        let id: String
        let date: String?
        /// In days.
        let age: Int?
    }

    let total: Int
    let months: [Count]
    let severity: [Count]
    /// nil if the logs have none.
    let status: [Count]?
    let layer: [Count]
    let entity: [Count]
    let category: [Count]
    /// The counts in the log's own table of categories.
    let declaredCategories: [Count]
    let recurrences: [Recurrence]
    /// nil if the logs have no status.
    let open: [Open]?

    init(_ statistics: LogStatistics) {
        func counts(_ facet: Facet) -> [Count] {
            guard let tally = statistics.tallies[facet] else { return [] }
            let counts = tally.counts.map { Count(name: $0.value.name, count: $0.count) }
            return tally.missing > 0 ? counts + [Count(name: nil, count: tally.missing)] : counts
        }
        total = statistics.total
        let dated = statistics.months.map { month in
            Count(name: "\(month.year)-\(month.month < 10 ? "0" : "")\(month.month)", count: month.count)
        }
        months = statistics.undated > 0 ? dated + [Count(name: nil, count: statistics.undated)] : dated
        severity = counts(.severity)
        let hasStatus = statistics.tallies[.status]?.counts.isEmpty == false
        status = hasStatus ? counts(.status) : nil
        layer = counts(.layer)
        entity = counts(.entity)
        category = counts(.category)
        declaredCategories = statistics.declaredCategories.map { Count(name: $0.name, count: $0.count) }
        open =
            hasStatus
            ? statistics.open.map { Open(id: $0.id.text, date: $0.date?.description, age: $0.age) } : nil
        recurrences = statistics.recurrences.map { Recurrence($0) }
    }
}
