extension FormPrinter {
    /// What the column of texts without a label is called.
    static let textColumn = "Text"

    /// The table of some entries: its head, the line under it, and a row for each.
    func table(of entries: [EntryContent]) -> (head: [String], rows: [String]) {
        let parts = style.head.filter { part in
            part.slot == .key || part.slot == .title || entries.count < 3
                || entries.contains { text(for: part.slot, of: $0) != nil }
        }
        var columns = style.columns
        for field in entries.lazy.flatMap(\.fields) {
            let label = Self.column(of: field)
            if !columns.contains(label) { columns.append(label) }
        }
        let names = parts.map(\.opening) + columns
        let rows = entries.map { entry in
            let head = parts.map { text(for: $0.slot, of: entry) ?? "" }
            let cells = columns.map { column in
                entry.fields.filter { Self.column(of: $0) == column }.map(\.text).joined(separator: "\n")
            }
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
