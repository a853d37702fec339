internal import MarkdownAST

extension DerivedFacts {
    /// The edits of the header that count new entries and move the day of the last update forward, in order. What the header lacks, or
    /// cannot be read, stays as it is.
    func edits(addingEntries count: Int, updatedOn day: LogDate?) -> [TextEdit] {
        let edits = [count > 0 ? totalEdit(adding: count) : nil, day.flatMap { lastUpdatedEdit($0) }]
        return edits.compactMap(\.self).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}

extension CategoryTable {
    /// What a trend says when a count has changed; nil if it has not.
    static func trend(from old: Int, to new: Int) -> String? {
        new == old ? nil : new < old ? "↓" : old == 0 ? "New" : "↑"
    }

    /// The edits that raise counts, by row, and add rows behind the last one. A trend becomes `New` where the count was 0, and `↑` where it
    /// was more.
    func edits(
        raising counts: [Int: Int],
        adding categories: [(name: String, count: Int)],
        in log: LogDocument
    ) -> [TextEdit] {
        var edits: [TextEdit] = []
        for (index, row) in rows.enumerated() {
            guard let raise = counts[index] else { continue }
            let count = row.category.count.addingReportingOverflow(raise)
            if count.overflow { continue }
            edits.append(row.countEdit(count.partialValue))
            if let cell = row.trend, let trend = Self.trend(from: row.category.count, to: count.partialValue),
                row.category.trend != trend
            {
                let text = log.document.source.bytes.trimmingBlanks(cell)
                edits.append(
                    text.isEmpty
                        ? TextEdit(range: cell, replacement: " \(trend) ")
                        : TextEdit(range: text, replacement: trend)
                )
            }
        }
        let rest = String(repeating: "  |", count: max(0, columnCount - 3))
        let lines = categories.map { category in
            let name = category.name.replacing("|", with: "\\|")
            return "\(log.lineEnding)| \(name) | \(category.count) |\(columnCount > 2 ? " New |" : "")\(rest)"
        }
        if !lines.isEmpty {
            let end = log.document.source.content(ofLine: lastLine).upperBound
            edits.append(TextEdit(range: end..<end, replacement: lines.joined()))
        }
        return edits
    }
}
