internal import MarkdownAST

/// The table of categories with the places of its counts.
struct CategoryTable {
    struct Row {
        let category: Category
        let count: DigitRun
        /// Between the bars of the third cell, blanks included; nil if there is none.
        let trend: Range<Int>?
    }

    let rows: [Row]
    /// The heading of the column of counts.
    let heading: Range<Int>
    let columnCount: Int
    /// The line of the last row.
    let lastLine: Int

    /// The table of a section; nil if the rows are not where the tree says.
    init?(_ section: LogSection, in document: Document) {
        guard case .categories(let categories) = section.content else { return nil }
        for block in document.topLevelTables {
            guard section.lines.contains(Int(document.nodes[block].startLine)) else { continue }
            let lines = document.children(of: block).map { Int(document.nodes[$0].startLine) }
            guard lines.count == categories.count + 1, let first = lines.first, let last = lines.last else {
                continue
            }
            let bytes = document.source.bytes
            let headings = document.source.cells(ofLine: first)
            let rows = zip(categories, lines.dropFirst()).compactMap { category, line -> Row? in
                let cells = document.source.cells(ofLine: line)
                guard cells.count > 1, let count = DigitRun(bytes, bytes.trimmingBlanks(cells[1])),
                    count.value == category.count
                else { return nil }
                return Row(category: category, count: count, trend: cells.count > 2 ? cells[2] : nil)
            }
            guard headings.count > 1, rows.count == categories.count else { continue }
            (self.rows, self.heading) = (rows, bytes.trimmingBlanks(headings[1]))
            (columnCount, lastLine) = (headings.count, last)
            return
        }
        return nil
    }
}

extension SourceText {
    /// The cells of a table's row, each with the blanks around it. A bar behind a backslash is part of a cell.
    fileprivate func cells(ofLine line: Int) -> [Range<Int>] {
        let content = bytes.trimmingBlanks(content(ofLine: line))
        var cells: [Range<Int>] = []
        var start = content.lowerBound
        if start < content.upperBound, bytes[start] == UInt8(ascii: "|") { start += 1 }
        for offset in start..<content.upperBound where bytes[offset] == UInt8(ascii: "|") {
            if offset > start, bytes[offset - 1] == UInt8(ascii: "\\") { continue }
            cells.append(start..<offset)
            start = offset + 1
        }
        if start < content.upperBound { cells.append(start..<content.upperBound) }
        return cells
    }
}
