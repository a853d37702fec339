internal import LogModel
internal import MarkdownAST

/// Statistics as bars and lines for people.
///
/// A bar has one cell for each failure, or proportionally fewer if the longest bar does not fit, but at least
/// one if there is a failure. All bars have the same scale.
struct StatsChart {
    private let statistics: LogStatistics
    private let style: Style
    private let width: Int
    private var output: PrintableText = ""

    /// The width in a pipe, in columns.
    private static let defaultWidth = 80
    /// A facet with more values than this shows only its most frequent ones.
    private static let maximumRows = 20
    /// The longest run of months without a failure that is drawn; of a longer one only the length is printed.
    private static let maximumGap = 12

    private struct Row {
        let label: String
        let count: Int

        /// Makes a row; the label is made safe before it is measured.
        init(label: String, count: Int) { (self.label, self.count) = (label.printable, count) }
    }

    static func rendered(_ statistics: LogStatistics, width: Int?, style: Style) -> PrintableText {
        var chart = StatsChart(statistics: statistics, style: style, width: width ?? defaultWidth)
        chart.draw()
        return chart.output
    }

    private init(statistics: LogStatistics, style: Style, width: Int) {
        (self.statistics, self.style, self.width) = (statistics, style, width)
    }

    private mutating func draw() {
        output = "\(statistics.total.counting("failure", "failures"))\n"
        var sections: [(title: String, rows: [Row])] = [("Month", monthRows)]
        for facet in [Facet.severity, .status, .layer, .entity] {
            sections.append((facet.label, rows(of: facet)))
        }
        let categories = rows(of: .category)
        if categories.contains(where: { $0.count > 0 }) || statistics.declaredCategories.isEmpty {
            sections.append((Facet.category.label, categories))
        } else {
            let rows = statistics.declaredCategories.map { Row(label: $0.name, count: max(0, $0.count)) }
            sections.append(("Category, as the log's table counts", rows))
        }
        sections.removeAll { section in section.rows.isEmpty }
        let rows = sections.flatMap(\.rows)
        let labelWidth = min(rows.reduce(0) { max($0, $1.label.columns) }, max(8, width / 2))
        let highest = rows.reduce(0) { max($0, $1.count) }
        let countWidth = String(highest).count
        let room = max(1, width - labelWidth - countWidth - 4)
        for (title, rows) in sections {
            output += "\n\(bold(title))\n"
            for row in rows {
                let count = String(row.count)
                let cells = highest <= room ? row.count : Self.cells(row.count, of: highest, room: room)
                output += "\(row.label.fitted(to: labelWidth).padded(to: labelWidth + 2))"
                output += "\(String(repeating: " ", count: countWidth - count.count))\(count)"
                output += row.count == 0 ? "\n" : "  \(String(repeating: "█", count: cells))\n"
            }
        }
        drawOpen()
        drawRecurrences()
    }

    private static func cells(_ count: Int, of highest: Int, room: Int) -> Int {
        // In floating point, since the counts in a table may be of any size.
        min(room, max(1, Int(Double(count) / Double(highest) * Double(room))))
    }

    private var monthRows: [Row] {
        var rows: [Row] = []
        var last: Int?
        for month in statistics.months {
            let index = month.year * 12 + month.month - 1
            if let last, index - last - 1 > Self.maximumGap {
                rows.append(Row(label: "…", count: 0))
            } else if let last {
                for empty in last + 1..<max(last + 1, index) {
                    rows.append(Row(label: Self.name(empty), count: 0))
                }
            }
            rows.append(Row(label: Self.name(index), count: month.count))
            last = index
        }
        if statistics.undated > 0 { rows.append(Row(label: "(no date)", count: statistics.undated)) }
        return rows
    }

    private static func name(_ month: Int) -> String {
        let number = month % 12 + 1
        return "\(month / 12)-\(number < 10 ? "0" : "")\(number)"
    }

    /// The rows for the values of a facet; empty if no failure has one.
    private func rows(of facet: Facet) -> [Row] {
        guard let tally = statistics.tallies[facet], tally.missing < statistics.total || statistics.total == 0
        else {
            return []
        }
        var counts = tally.counts
        if counts.count > Self.maximumRows {
            let order = counts.indices.sorted { (counts[$1].count, $0) < (counts[$0].count, $1) }
            counts = order.prefix(Self.maximumRows).sorted().map { counts[$0] }
        }
        var rows = counts.map { Row(label: $0.value.description, count: $0.count) }
        let rest = statistics.total - tally.missing - counts.reduce(0) { $0 + $1.count }
        if rest > 0 { rows.append(Row(label: "(others)", count: rest)) }
        if tally.missing > 0 { rows.append(Row(label: "(none)", count: tally.missing)) }
        return rows
    }

    private mutating func drawOpen() {
        guard !statistics.open.isEmpty else { return }
        let day = statistics.today.map { ", on \($0)" } ?? ""
        output += "\n\(bold("Open\(day)"))\n"
        for failure in statistics.open.prefix(Self.maximumRows) {
            let age = failure.age.map { ", for \($0.counting("day", "days"))" } ?? ""
            output += "\(failure.id)\(failure.date.map { " (\($0))" } ?? "")\(age)\n"
        }
        let rest = statistics.open.count - Self.maximumRows
        if rest > 0 { output += "(\(rest.counting("other", "others")))\n" }
    }

    private mutating func drawRecurrences() {
        guard !statistics.recurrences.isEmpty else { return }
        output += "\n\(bold("Recurrences"))\n"
        for recurrence in statistics.recurrences { output += "\(Self.sentence(recurrence))\n" }
    }

    private static func sentence(_ recurrence: Recurrence) -> String {
        let date = recurrence.date.map { " (\($0))" } ?? ""
        func list(_ rules: [RuleID]) -> String { rules.map(\.text).joined(separator: ", ") }
        let verb = recurrence.statesClass ? "says that it is of the class of" : "refers to"
        let claim = "\(recurrence.failure)\(date) \(verb) \(recurrence.earlier)"
        if recurrence.isAfterRule {
            return "\(claim), after \(list(recurrence.rulesInForce)) was there to prevent it"
        }
        if recurrence.rules.isEmpty { return "\(claim); no rule against that one is known here" }
        return "\(claim); \(list(recurrence.rules)) came later, or has no date"
    }

    private func bold(_ text: String) -> PrintableText {
        let text: PrintableText = "\(text)"
        return text.painted("1", style)
    }
}
