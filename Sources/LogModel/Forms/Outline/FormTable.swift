internal import MarkdownAST

/// A table with its cells.
struct FormTable {
    struct Row {
        let line: Int
        let cells: [Range<Int>]
    }

    let node: Int
    /// The index of the heading that it stands under; nil if it stands under none.
    let heading: Int?
    let header: Row
    let rows: [Row]
    /// The line of dashes under the header.
    let separator: Int
    let columns: FormColumns
    /// Whether it has two columns, the first of which has labels: a table of facts.
    let isOfFacts: Bool

    var allRows: [Row] { [header] + rows }

    init(_ document: Document, _ node: Int, heading: Int?) {
        let bytes = document.source.bytes
        self.node = node
        self.heading = heading
        var all: [Row] = []
        for child in document.children(of: node) {
            guard case .tableRow = document.nodes[child].kind else { continue }
            let line = Int(document.nodes[child].startLine)
            let row = bytes.trimmingBlanks(document.source.content(ofLine: line))
            let cells = bytes.tableCells(in: row, between: bytes.tablePipes(in: row)).map {
                bytes.trimmingBlanks($0)
            }
            all.append(Row(line: line, cells: cells))
        }
        let first = all.first ?? Row(line: Int(document.nodes[node].startLine), cells: [])
        header = first
        rows = Array(all.dropFirst())
        columns = FormColumns(bytes, header: header.cells, rows: rows)
        separator = first.line + 1
        isOfFacts = Self.isOfFacts(bytes, all)
    }

    private static func isOfFacts(_ bytes: [UInt8], _ rows: [Row]) -> Bool {
        guard rows.count >= 2, rows.allSatisfy({ $0.cells.count <= 2 }) else { return false }
        var roles = FormRoles()
        let labels = rows.compactMap { $0.cells.first }.filter { !$0.isEmpty }
        let known = labels.count { label in
            let words = bytes.trimmingMarks(label)
            let end =
                words.upperBound > words.lowerBound && bytes[words.upperBound - 1] == UInt8(ascii: ":")
                ? words.upperBound - 1 : words.upperBound
            return roles.hit(bytes, bytes.trimmingMarks(words.lowerBound..<end))?.isExact ?? false
        }
        return known >= 2 && known * 3 >= labels.count
    }
}
