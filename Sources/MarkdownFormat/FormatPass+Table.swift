internal import MarkdownAST

extension FormatPass {
    /// Writes a table: one blank on each side of a cell, no padding of columns, a delimiter row as wide as the header's
    /// cells. Text that stands directly above the header is written as a paragraph.
    mutating func writeTable(_ index: Int) -> Bool {
        guard case .table(let table) = document.nodes[index].kind else { return false }
        let lines = document.lines(of: index)
        let rows = document.children(of: index).dropFirst().map { Int(document.nodes[$0].startLine) }
        var end = (rows.last ?? lines.lowerBound) + 1
        if rows.isEmpty { end = paragraphEnd(index, limit: lines.upperBound) }
        let delimiter = (rows.first ?? end) - 1
        let header = delimiter - 1
        guard header >= lines.lowerBound, end <= lines.upperBound else { return false }
        let headerCells = cells(of: header, in: index)
        let alignments = document.bytes(of: table.alignments)
        guard headerCells.count == alignments.count else { return false }

        if header > lines.lowerBound { writeParagraphLines(lines.lowerBound..<header, of: index) }
        writeRow(header, headerCells)
        writeDelimiterRow(delimiter, headerCells, alignments)
        for line in rows { writeRow(line, cells(of: line, in: index)) }
        writeGap(end..<lines.upperBound)
        return true
    }

    /// The cells of a row. A pipe behind a backslash does not separate cells, however many backslashes there are: that
    /// is how cmark-gfm reads them.
    private func cells(of line: Int, in table: Int) -> [Range<Int>] {
        let bytes = source.bytes
        let text = trimmed(cursor(at: line, of: table).rest.range)
        var cells: [Range<Int>] = []
        var start = bytes[text].first == UInt8(ascii: "|") ? text.lowerBound + 1 : text.lowerBound
        for offset in start..<max(start, text.upperBound)
        where bytes[offset] == UInt8(ascii: "|")
            && (offset == start || bytes[offset - 1] != UInt8(ascii: "\\"))
        {
            cells.append(trimmed(start..<offset))
            start = offset + 1
        }
        if start < text.upperBound { cells.append(trimmed(start..<text.upperBound)) }
        return cells
    }

    private mutating func writeRow(_ line: Int, _ cells: [Range<Int>]) {
        begin(line)
        editor.put(UInt8(ascii: "|"))
        for cell in cells {
            editor.put(0x20)
            editor.put(cell)
            editor.put(0x20)
            editor.put(UInt8(ascii: "|"))
        }
        end(line)
    }

    private mutating func writeDelimiterRow(
        _ line: Int,
        _ cells: [Range<Int>],
        _ alignments: ArraySlice<UInt8>
    ) {
        begin(line)
        editor.put(UInt8(ascii: "|"))
        for (cell, alignment) in zip(cells, alignments) {
            let left = alignment == UInt8(ascii: "l") || alignment == UInt8(ascii: "c")
            let right = alignment == UInt8(ascii: "r") || alignment == UInt8(ascii: "c")
            let width = source.string(cell).count + 2 - (left ? 1 : 0) - (right ? 1 : 0)
            if left { editor.put(UInt8(ascii: ":")) }
            editor.put(UInt8(ascii: "-"), count: max(3, width))
            if right { editor.put(UInt8(ascii: ":")) }
            editor.put(UInt8(ascii: "|"))
        }
        end(line)
    }
}
