internal import MarkdownAST

/// A version of a file as a text whose parts are its entries and what it repeats of them.
struct FileParts {
    let text: PartedText
    let table: CategoryTable?
    /// The entries by their numbers.
    let entries: [Int: LogEntry]
    private let document: Document
    private let facts: DerivedFacts

    /// - Parameter numbers: the number of each entry.
    /// - Complexity: O(n) in the bytes of the file
    init(_ version: MergeEntries, _ numbers: [Int]) {
        let log = version.log
        let source = log.document.source
        document = log.document
        facts = DerivedFacts(log, sections: log.sections, prefixes: log.rulePrefixes)
        table = facts.categories
        var entries: [Int: LogEntry] = [:]
        var parts: [PartedText.Part] = []
        parts.reserveCapacity(numbers.count + 8)
        for (entry, number) in zip(version.entries, numbers) {
            entries[number] = entry
            parts.append(.init(key: .entry(number), range: entry.range))
        }
        self.entries = entries
        if let total = facts.total?.number { parts.append(.init(key: .total, range: total.range)) }
        if let day = facts.lastUpdated { parts.append(.init(key: .lastUpdated, range: day.range)) }
        if let table {
            for (row, key) in zip(table.rows, table.rowKeys) {
                let line = source.line(at: row.count.range.lowerBound)
                parts.append(.init(key: .row(key), range: source.content(ofLine: line)))
            }
        }
        text = PartedText(source.bytes, parts)
    }

    /// The number of entries that the header says.
    var total: Int? { facts.total?.number?.value }

    /// The day of the last update that the header says.
    var lastUpdated: LogDate? { facts.lastUpdated?.date }

    /// A row of the table of categories, as a text whose parts are its count and its trend.
    func row(_ key: [UInt8]) -> PartedText? {
        guard let index = table?.rowKeys.firstIndex(of: key), let row = table?.rows[index],
            let place = text.places[.row(key)]
        else { return nil }
        let range = text.parts[place].range
        func local(_ part: Range<Int>) -> Range<Int> {
            part.lowerBound - range.lowerBound..<part.upperBound - range.lowerBound
        }
        var parts = [PartedText.Part(key: .count, range: local(row.count.range))]
        if let trend = row.trend {
            parts.append(.init(key: .trend, range: local(text.bytes.trimmingBlanks(trend))))
        }
        return PartedText(Array(text.bytes[range]), parts)
    }

    /// The count of a row of the table of categories; nil if there is no such row.
    func count(_ key: [UInt8]) -> Int? {
        table?.rowKeys.firstIndex(of: key).flatMap { table?.rows[$0].category.count }
    }

    /// The row in which an entry counts; nil if it does not say.
    func rowKey(of number: Int) -> [UInt8]? {
        guard let table, let entry = entries[number] else { return nil }
        let field = entry.fields.first { field in
            guard let key = table.field else { return field.role == .category }
            return FoldedText.key(Array(field.label.utf8)) == key
        }
        return field?.value.choice(for: field?.role ?? .category)?.key
    }
}
