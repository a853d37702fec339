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
        // The columns of the form, in its order; those of the head that it does not list come first.
        var columns = parts.map(\.opening).filter { !style.columns.contains($0) } + style.columns
        let slots = Dictionary(parts.map { ($0.opening, $0.slot) }) { first, _ in first }
        var known = Set(columns)
        for field in entries.lazy.flatMap(\.fields) where known.count < Self.maximumColumns {
            let label = Self.column(of: field)
            if known.insert(label).inserted { columns.append(label) }
        }
        let isCut = known.count >= Self.maximumColumns
        // A label that is the name of a column of the head has no column of its own.
        let hasOwn = { (label: String) in known.contains(label) && slots[label] == nil }
        if isCut || entries.contains(where: { $0.fields.contains { !hasOwn(Self.column(of: $0)) } }),
            known.insert(Self.textColumn).inserted
        {
            columns.append(Self.textColumn)
        }
        let rows = entries.map { entry in
            var texts: [String: [String]] = [:]
            for field in entry.fields {
                let label = Self.column(of: field)
                if hasOwn(label) {
                    texts[label, default: []].append(field.text)
                } else {
                    texts[Self.textColumn, default: []].append("**\(label):** \(field.text)")
                }
            }
            let cells = columns.map { name in
                slots[name].map { text(for: $0, of: entry) ?? "" } ?? texts[name]?.joined(separator: "\n")
                    ?? ""
            }
            return Self.row(cells.map { Self.cell($0) })
        }
        return ([Self.row(columns.map { Self.cell($0) }), Self.row(columns.map { _ in "---" })], rows)
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
