internal import ByteText
internal import LogModel

/// How many failures have each value of something.
struct ReportedCounts: Sendable {
    struct Row: Sendable {
        let name: String
        let count: Int
    }

    /// What is counted: the label of a facet.
    let title: String
    /// The most frequent ones; those of a facet in its own order.
    let rows: [Row]
    /// How many failures have a value that is not among ``rows``.
    let others: Int
    /// How many failures have none.
    let missing: Int
    /// What there is to say of it besides; may be empty.
    let remark: String

    private static let mostRows = 20

    /// The counts of a facet; nil if no failure has a value of it.
    init?(_ facet: Facet, of statistics: LogStatistics, _ hidden: HiddenText) {
        guard let tally = statistics.tallies[facet] else { return nil }
        var counts = tally.counts
        let known = counts.reduce(0) { $0 + $1.count }
        if known == 0 { return nil }
        if counts.count > Self.mostRows {
            let order = counts.indices.sorted { (counts[$1].count, $0) < (counts[$0].count, $1) }
            counts = order.prefix(Self.mostRows).sorted().map { counts[$0] }
        }
        title = facet.label
        rows = counts.map { Row(name: hidden.short($0.value.description), count: $0.count) }
        others = known - counts.reduce(0) { $0 + $1.count }
        missing = tally.missing
        remark = ""
    }

    /// The counts in the logs' own tables of categories; nil if there are none.
    init?(declaredIn statistics: LogStatistics, _ hidden: HiddenText) {
        let categories = statistics.declaredCategories.prefix(Self.mostRows)
        if categories.isEmpty { return nil }
        title = Facet.category.label
        rows = categories.map { Row(name: hidden.short($0.name), count: max(0, $0.count)) }
        (others, missing) = (0, 0)
        let rest = statistics.declaredCategories.count - categories.count
        remark =
            "As the log's own table counts them; the entries do not say."
            + (rest > 0
                ? " \(rest.counting("further category is", "further categories are")) not shown." : "")
    }

    /// The causes that are given more than once; nil if no failure says one.
    ///
    /// Causes are the same if their first lines are, whatever their capitals.
    init?(causesOf entries: [ReportedEntry]) {
        var places: [[UInt8]: Int] = [:]
        var found: [Row] = []
        var given = 0
        var missing = 0
        for entry in entries where !entry.entry.isRule {
            guard let cause = entry.cause else {
                missing += 1
                continue
            }
            given += 1
            let key = FoldedText.key(Array(cause.utf8))
            if let place = places[key] {
                found[place] = Row(name: found[place].name, count: found[place].count + 1)
            } else {
                places[key] = found.count
                found.append(Row(name: cause, count: 1))
            }
        }
        if given == 0 { return nil }
        let repeated = found.indices.filter { found[$0].count > 1 }
            .sorted { (found[$1].count, $0) < (found[$0].count, $1) }
        let shown = repeated.prefix(Self.mostRows).map { found[$0] }
        title = RoleWords.label(for: .cause)
        rows = shown
        others = given - shown.reduce(0) { $0 + $1.count }
        self.missing = missing
        let different = found.count.counting("different cause", "different causes")
        remark =
            "\(given.counting("failure says", "failures say")) why: \(different)"
            + (repeated.isEmpty ? ", none of them twice." : ", \(repeated.count) of them more than once.")
    }
}
