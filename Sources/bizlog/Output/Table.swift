internal import MarkdownAST

/// A table for people: columns side by side with two blanks between them, below a heading.
///
/// On a terminal each row takes one line. The last column is cut to fit; if too little room is left for it,
/// the least important columns are dropped. In a pipe nothing is cut or dropped.
struct Table {
    /// The columns. If there is too little room, the column with the highest number is dropped first; a
    /// column with 0 stays.
    let columns: [Column]
    private var rows: [[Cell]] = []

    struct Column {
        let heading: String
        var dropPriority = 0
    }

    /// A safe text, with its width in terminal columns.
    private struct Cell {
        let text: String
        let width: Int

        init(_ text: String) { (self.text, width) = (text, text.columns) }
    }

    init(columns: [Column]) { self.columns = columns }

    /// Adds a row. Cells are made safe and put on one line before they are measured.
    mutating func append(_ cells: [String]) {
        rows.append(cells.map { Cell($0.onOneLine.printable) })
    }

    /// The indices of the columns that are not empty in all rows.
    private var usedColumns: [Int] {
        columns.indices.filter { column in
            rows.contains { column < $0.count && !$0[column].text.isEmpty }
        }
    }

    /// The least room, in terminal columns, that the last column should have.
    private static let comfortable = 24

    /// The table as lines.
    ///
    /// - Parameter width: the columns of the terminal; nil for a pipe.
    func rendered(width: Int?, style: Style) -> PrintableText {
        var shown = usedColumns
        var widths = columns.indices.map { column in
            rows.reduce(columns[column].heading.columns) {
                max($0, column < $1.count ? $1[column].width : 0)
            }
        }
        guard var last = shown.last else { return "" }
        if let width {
            func taken(by columns: [Int]) -> Int { columns.dropLast().reduce(0) { $0 + widths[$1] + 2 } }
            while taken(by: shown) + min(widths[last], Self.comfortable) > width,
                let victim = shown.filter({ columns[$0].dropPriority > 0 })
                    .max(by: { columns[$0].dropPriority < columns[$1].dropPriority })
            {
                shown.removeAll { $0 == victim }
                last = shown.last ?? last
            }
            widths[last] = min(widths[last], max(1, width - taken(by: shown)))
        }
        func line(_ cells: [Cell]) -> String {
            var line = ""
            for column in shown {
                let cell = column < cells.count ? cells[column] : Cell("")
                if column == last {
                    line += cell.width > widths[column] ? cell.text.fitted(to: widths[column]) : cell.text
                } else {
                    line += cell.text
                    for _ in 0..<(max(0, widths[column] - cell.width) + 2) { line += " " }
                }
            }
            while line.utf8.last == UInt8(ascii: " ") { line.unicodeScalars.removeLast() }
            return line
        }
        let heading: PrintableText = "\(line(columns.map { Cell($0.heading) }))"
        return rows.reduce(into: "\(heading.painted("1", style))\n") { $0 += "\(line($1))\n" }
    }
}

/// The terminal to which results are printed.
enum Screen {
    /// The number of columns for results; nil if they do not go to a terminal.
    static var width: Int? {
        guard Platform.isTerminal(1) else { return nil }
        if let given = Platform.environment("COLUMNS").flatMap({ Int($0) }), given > 0 { return given }
        return Platform.terminalWidth(1) ?? 80
    }
}

extension String {
    /// The string with a blank in place of each line ending.
    fileprivate var onOneLine: String {
        guard utf8.contains(0x0A) else { return self }
        return String(decoding: utf8.map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
    }
}
