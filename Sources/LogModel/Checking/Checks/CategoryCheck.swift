internal import MarkdownAST

/// `category-sum`, `unknown-category` and `stale-category-count`: the table of categories and what entries declare.
struct CategoryCheck {
    let facts: LogFacts

    func run(_ findings: inout Findings) {
        guard !facts.entries.isEmpty, let table = facts.derived.categories else { return }
        let names = Set(table.rows.map { FoldedText.key(Array($0.category.name.utf8)) })
        var declared: [[UInt8]: Int] = [:]
        var declaring = 0
        for entry in facts.entries {
            guard let field = facts.fields(of: entry).first(where: { $0.isCategory }), !field.isEmpty else {
                continue
            }
            let name = name(in: field, of: entry)
            declaring += 1
            declared[name, default: 0] += 1
            if !names.contains(name) {
                let message =
                    "\(facts.quoted(field.firstLine)) is no category of the table; correct it, or add a row"
                findings.add(.unknownCategory, field.firstLine, message)
            }
        }
        let isComplete = declaring == facts.entries.count
        var isStale = false
        for row in table.rows {
            let count = declared[FoldedText.key(Array(row.category.name.utf8))] ?? 0
            guard declaring > 0, table.isStale(row, declared: count, isComplete: isComplete) else { continue }
            isStale = true
            findings.add(
                .staleCategoryCount,
                row.count.range,
                "the count is \(row.category.count), but \(count.counting("entry declares", "entries declare")) this category",
                fix: [row.countEdit(count)]
            )
        }
        let sum = table.rows.reduce(into: 0) {
            $0 = $0.addingReportingOverflow($1.category.count).partialValue
        }
        if !isStale, sum != facts.entries.count {
            let count = facts.entries.count.counting("entry", "entries")
            let message = "the counts add up to \(sum), but the file has \(count)"
            findings.add(.categorySum, table.heading, message)
        }
    }

    private func name(in field: FieldFacts, of entry: LogFacts.Entry) -> [UInt8] {
        if case .choice(let index, _) = field.reading,
            case .choice(let choices) = facts.schema(of: field, in: entry)?.kind
        {
            return choices[index].key
        }
        return FoldedText.key(Array(facts.source.bytes[field.firstLine]))
    }
}
