internal import MarkdownAST

extension LogDocument {
    /// The edits of the header that count new entries and move the day of the last update forward, never back. What the header lacks, or
    /// cannot be read, stays as it is.
    ///
    /// The number becomes that of the entries that the file then has; only in a file without any, and without a template, it is added to.
    ///
    /// - Complexity: O(header)
    func headerEdits(addingEntries count: Int, updatedOn day: LogDate?) -> [TextEdit] {
        guard let header else { return [] }
        let source = document.source
        var edits: [TextEdit] = []
        for field in document.facts(of: header.body, SchemaFacts(header.schema)) {
            switch field.schemaIndex {
            case 0:
                guard let day, let scan = DateScanner.date(in: source.bytes, field.firstLine), scan.date < day
                else { continue }
                let range = field.firstLine.lowerBound..<scan.end
                edits.append(TextEdit(range: range, replacement: day.description))
            case 1:
                guard count > 0, let number = DigitRun(source.bytes, field.range) else { continue }
                let isFirst = syntax.isEmpty && templates.isEmpty && document.rulePrefixes.isEmpty
                let total = (isFirst ? number.value ?? 0 : syntax.count).addingReportingOverflow(count)
                if total.overflow || total.partialValue == number.value { continue }
                edits.append(TextEdit(range: number.range, replacement: "\(total.partialValue)"))
            default: continue
            }
        }
        return edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}

extension CategoryTable {
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
            edits.append(TextEdit(range: row.count.range, replacement: "\(count.partialValue)"))
            let trend = row.category.count == 0 ? "New" : "↑"
            if let cell = row.trend, row.category.trend != trend {
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
