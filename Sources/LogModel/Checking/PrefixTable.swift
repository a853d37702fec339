internal import MarkdownAST

/// The table of a rules file that maps the prefixes of ids to layers: `| R-BIZ-SYS-XXX | System | … |`.
struct PrefixTable {
    struct Row {
        /// `R-BIZ-SYS-`
        let prefix: String
        let layer: String
    }

    /// The rows of the first table whose rows all begin with a placeholder id; empty if there is none.
    let rows: [Row]

    /// - Complexity: O(n) in the nodes of the tables up to that one.
    init(_ document: Document) {
        for table in document.topLevelTables {
            if let rows = Self.rows(document, table) {
                self.rows = rows
                return
            }
        }
        rows = []
    }

    private static func rows(_ document: Document, _ table: Int) -> [Row]? {
        var rows: [Row] = []
        for row in document.children(of: table)
        where document.nodes[row].kind == .tableRow(isHeader: false) {
            let cells = document.children(of: row).map { document.plainText(of: $0) }
            let id = Array((cells.first ?? "").utf8)
            guard cells.count > 1, let scan = EntryID.Scan(id, at: 0, end: id.count), scan.isPlaceholder,
                scan.end == id.count, id.has("R-", at: 0)
            else { return nil }
            rows.append(Row(prefix: id.string(0..<scan.number), layer: cells[1]))
        }
        return rows.isEmpty ? nil : rows
    }
}
