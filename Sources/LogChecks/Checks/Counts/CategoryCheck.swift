internal import LogModel
internal import MarkdownAST

extension DiagnosticCode {
    /// The counts of the categories do not add up to the number of entries.
    public static let categorySum = Self(rawValue: "category-sum")
    /// An entry has a category that the table lacks.
    public static let unknownCategory = Self(rawValue: "unknown-category")
    /// A category's count is not the number of entries with it.
    public static let staleCategoryCount = Self(rawValue: "stale-category-count")
}

/// The table of categories, and what entries declare.
struct CategoryCheck: LogCheck {
    let explanations: [DiagnosticCode.Explanation] = [
        .init(
            .categorySum,
            .warning,
            "the category counts do not add up to the number of entries",
            meaning: """
                The counts in the table of categories are added up and compared with the number of entries. A table counts categories if \
                its heading or that of its section says so, or if its rows are the values of a field.
                """,
            example: "| CRM/Zoho | 1 | New |",
            remedy: "Correct the counts, or let each entry declare its category so that `--fix` can."
        ),
        .init(
            .unknownCategory,
            .warning,
            "an entry declares a category that the table does not have",
            meaning:
                "The value of a field `Category` is compared with the first column of the table of categories.",
            example: "**Category:** CRM",
            remedy: "Use a name from the table, or add a row to it."
        ),
        .init(
            .staleCategoryCount,
            .error,
            "a category's count is not what the entries declare",
            meaning: """
                Entries declare their category in a field `Category`. A count that is smaller than the number of entries that declare \
                it is wrong; if all entries declare one, so is a greater count.
                """,
            example: "| CRM/Zoho | 1 | New |",
            remedy: "Run `bizlog check --fix`, which writes the number of entries that declare the category.",
            hasFix: true
        ),
    ]

    func run(_ context: CheckContext, _ findings: inout Findings) {
        let facts = context.facts
        guard !facts.entries.isEmpty, facts.forms.isEmpty, facts.derived.entryCount != nil,
            let table = facts.derived.categories
        else { return }
        let keys = table.rowKeys
        let names = Set(keys)
        var declared: [[UInt8]: Int] = [:]
        var declaring = 0
        var isListed = true
        for entry in facts.entries {
            guard
                let field = facts.fields(of: entry).first(where: {
                    isCounted($0, by: table, in: entry, facts)
                }),
                !field.isEmpty
            else { continue }
            let name = name(in: field, of: entry, facts)
            declaring += 1
            declared[name, default: 0] += 1
            if !names.contains(name) { isListed = false }
            if table.field == nil, !names.contains(name) {
                let message =
                    "\(facts.quoted(field.firstLine)) is no category of the table; correct it, or add a row"
                findings.add(.unknownCategory, at: field.firstLine, message)
            }
        }
        let isComplete = declaring == facts.entries.count
        var isStale = false
        for (row, key) in zip(table.rows, keys) {
            let count = declared[key] ?? 0
            guard declaring > 0, table.isStale(row, declared: count, isComplete: isComplete) else { continue }
            isStale = true
            findings.add(
                .staleCategoryCount,
                at: row.count.range,
                "the count is \(row.category.count), but \(count.counting("entry declares", "entries declare")) this category",
                fix: [row.countEdit(count)]
            )
        }
        let sum = table.rows.reduce(into: 0) {
            $0 = $0.addingReportingOverflow($1.category.count).partialValue
        }
        if !isStale, table.field == nil || isListed, sum != facts.entries.count {
            let count = facts.entries.count.counting("entry", "entries")
            let message = "the counts add up to \(sum), but the file has \(count)"
            findings.add(.categorySum, at: table.heading, message)
        }
    }

    /// Whether a field is the one that the table counts by.
    private func isCounted(
        _ field: FieldFacts, by table: CategoryTable, in entry: LogFacts.Entry, _ facts: LogFacts
    ) -> Bool {
        guard let key = table.field else { return field.isCategory }
        return facts.schema(of: field, in: entry)?.key == key
    }

    private func name(in field: FieldFacts, of entry: LogFacts.Entry, _ facts: LogFacts) -> [UInt8] {
        if case .choice(let index, _) = field.reading,
            case .choice(let choices) = facts.schema(of: field, in: entry)?.kind
        {
            return choices[index].key
        }
        return FoldedText.key(Array(facts.source.bytes[field.firstLine]))
    }
}
