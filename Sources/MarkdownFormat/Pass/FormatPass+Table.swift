internal import MarkdownAST

extension FormatPass {
    /// Writes a table: one blank on each side of a cell, unless the pipes are aligned in columns; and a
    /// delimiter row as wide as the header's cells, unless it has three or more dashes for each. Text
    /// directly above the header is written as a paragraph. A line without a pipe is a row only because no
    /// blank line ended the table; it stays as it is, with all lines below it.
    mutating func writeTable(_ index: Int) -> Bool {
        guard case .table(let table) = document.nodes[index].kind else { return false }
        let lines = document.lines(of: index)
        let rows = document.children(of: index).dropFirst().map { Int(document.nodes[$0].startLine) }
        var end = (rows.last ?? lines.lowerBound) + 1
        if rows.isEmpty { end = paragraphEnd(index, limit: lines.upperBound) }
        let delimiter = (rows.first ?? end) - 1
        let header = delimiter - 1
        guard header >= lines.lowerBound, end <= lines.upperBound else { return false }
        let alignments = document.bytes(of: table.alignments)
        let headerRow = row(header)
        guard headerRow.cells.count == alignments.count else { return false }

        if header > lines.lowerBound { writeText(lines.lowerBound..<header) }
        let delimiterRow = row(delimiter)
        // For other readers a line without a pipe ends the table, and the lines below it are text.
        let lazy = rows.first { row($0).pipes.isEmpty } ?? end
        let body = rows.prefix { $0 < lazy }.map { row($0) }
        let isKept = kept.overlaps(header..<end) || (header..<end).contains { kept.containsText(of: $0) }
        let hasForm =
            isKept || headerRow.isSpaced(in: source) && body.allSatisfy { $0.isSpaced(in: source) }
            || isAligned(
                [headerRow, delimiterRow] + body, isDelimiterAligned: delimiterRow.isRuled(in: source))
        if hasForm || holdsPipesOfOthers([headerRow] + body) {
            let keepsRule =
                isKept || delimiterRow.isRuled(in: source) || !headerRow.isSpaced(in: source)
                || delimiterRow.columns(in: source) == headerRow.columns(in: source)
            for line in header..<end {
                if line == delimiter, !keepsRule {
                    writeDelimiterRow(delimiter, headerRow, alignments)
                } else if isKept || line >= lazy {
                    keep(line)
                } else {
                    trim(line)
                }
            }
        } else {
            write(header, headerRow)
            if delimiterRow.isRuled(in: source), delimiterRow.isFramed {
                trim(delimiter)
            } else {
                writeDelimiterRow(delimiter, headerRow, alignments)
            }
            for line in rows {
                line < lazy ? write(line, row(line)) : keep(line)
            }
        }
        writeGap(end..<lines.upperBound)
        return true
    }

    private func row(_ line: Int) -> TableRow {
        TableRow(trimmed(cursor(at: line).cursor.rest.range), in: source.bytes)
    }

    /// Whether the pipes of all rows are aligned, by means of blanks.
    private func isAligned(_ rows: [TableRow], isDelimiterAligned: Bool) -> Bool {
        let columns = rows[0].columns(in: source)
        guard columns.count > 1 || rows[0].isFramed == false && !columns.isEmpty else { return false }
        var isPadded = false
        for (index, row) in rows.enumerated() {
            // A delimiter row may be narrower than the columns.
            if index == 1, isDelimiterAligned { continue }
            guard columns.starts(with: row.columns(in: source)) else { return false }
            if index != 1 { isPadded = isPadded || row.isPadded(in: source.bytes) }
        }
        return isPadded
    }

    /// Whether a pipe that separates cells for cmark-gfm lies inside a unit of another dialect: a code span,
    /// mathematics, a template's expression, a wiki link.
    private func holdsPipesOfOthers(_ rows: [TableRow]) -> Bool {
        rows.contains { row in
            guard row.pipes.count > 1 else { return false }
            let spans =
                CodeSpanScan.spans(in: row.text, of: source.bytes)
                + InlineMarks.pairs(in: row.text, of: source.bytes)
            return spans.contains { span in row.pipes.contains { span.contains($0) } }
        }
    }

    private mutating func write(_ line: Int, _ row: TableRow) {
        begin(line)
        if row.text.lowerBound > written { editor.put(written..<row.text.lowerBound) }
        editor.put(UInt8(ascii: "|"))
        for cell in row.cells {
            editor.put(0x20)
            editor.put(cell)
            editor.put(0x20)
            editor.put(UInt8(ascii: "|"))
        }
        editor.end(line)
        isBelowParagraph = false
    }

    private mutating func writeDelimiterRow(_ line: Int, _ header: TableRow, _ alignments: ArraySlice<UInt8>)
    {
        begin(line)
        let start = trimmed(cursor(at: line).cursor.rest.range).lowerBound
        if start > written { editor.put(written..<start) }
        editor.put(UInt8(ascii: "|"))
        for (cell, alignment) in zip(header.cells, alignments) {
            let left = alignment == UInt8(ascii: "l") || alignment == UInt8(ascii: "c")
            let right = alignment == UInt8(ascii: "r") || alignment == UInt8(ascii: "c")
            let width = source.string(cell).count + 2 - (left ? 1 : 0) - (right ? 1 : 0)
            if left { editor.put(UInt8(ascii: ":")) }
            editor.put(UInt8(ascii: "-"), count: max(3, width))
            if right { editor.put(UInt8(ascii: ":")) }
            editor.put(UInt8(ascii: "|"))
        }
        editor.end(line)
        isBelowParagraph = false
    }
}
