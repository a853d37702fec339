extension FormPrinter {
    /// What the column of texts without a label is called.
    static let textColumn = "Text"
    /// The most columns for labels; what has a rarer label stands with it among the texts.
    private static let maximumColumns = 60

    /// The table of some entries: its head, the line under it, and a row for each.
    func table(of entries: [EntryContent]) -> (head: [String], rows: [String]) {
        let parts = style.head.filter { part in
            part.slot == .key || part.slot == .title || entries.count < 3
                || entries.contains { text(for: part.slot, of: $0) != nil }
        }
        var columns = style.columns
        var known = Set(columns)
        for field in entries.lazy.flatMap(\.fields) where known.count < Self.maximumColumns {
            let label = Self.column(of: field)
            if known.insert(label).inserted { columns.append(label) }
        }
        if known.count >= Self.maximumColumns, known.insert(Self.textColumn).inserted {
            columns.append(Self.textColumn)
        }
        let names = parts.map(\.opening) + columns
        let rows = entries.map { entry in
            let head = parts.map { text(for: $0.slot, of: entry) ?? "" }
            var texts: [String: [String]] = [:]
            for field in entry.fields {
                let label = Self.column(of: field)
                if known.contains(label) {
                    texts[label, default: []].append(field.text)
                } else {
                    texts[Self.textColumn, default: []].append("**\(label):** \(field.text)")
                }
            }
            let cells = columns.map { texts[$0]?.joined(separator: "\n") ?? "" }
            return Self.row((head + cells).map { Self.cell($0) })
        }
        return ([Self.row(names.map { Self.cell($0) }), Self.row(names.map { _ in "---" })], rows)
    }

    private static func column(of field: EntryContent.Field) -> String {
        field.label.isEmpty ? textColumn : field.label
    }

    private static func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }

    /// A text as a cell: line breaks are `<br>` there, and bars have a backslash.
    private static func cell(_ text: String) -> String {
        text.replacing("|", with: "\\|").replacing("\n", with: "<br>")
    }
}
