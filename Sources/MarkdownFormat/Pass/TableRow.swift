internal import MarkdownAST

/// The cells of one row of a table, and the pipes between them.
struct TableRow {
    /// The row without blanks at its ends.
    let text: Range<Int>
    /// The cells without blanks at their ends.
    let cells: [Range<Int>]
    /// The pipes that separate or frame cells.
    let pipes: [Int]
    /// Whether a pipe stands at each end.
    let isFramed: Bool

    /// Reads a row.
    init(_ text: Range<Int>, in bytes: [UInt8]) {
        self.text = text
        let pipes = bytes.tablePipes(in: text)
        cells = bytes.tableCells(in: text, between: pipes).map { FormatPass.trimmed($0, in: bytes) }
        isFramed =
            pipes.count > 1 && pipes.first == text.lowerBound && pipes.last == text.upperBound - 1
        self.pipes = pipes
    }

    /// Whether each cell has one blank on each side, and each end of the row a pipe. An empty cell has one
    /// blank or two.
    func isSpaced(in source: SourceText) -> Bool {
        guard isFramed else { return false }
        return zip(pipes, pipes.dropFirst()).enumerated().allSatisfy { index, ends in
            let cell = source.bytes[ends.0 + 1..<ends.1]
            guard cell.first == 0x20, cell.last == 0x20 else { return false }
            let text = cells[index]
            return text.isEmpty ? cell.count <= 2 : cell.count == text.count + 2
        }
    }

    /// Whether cells are padded: more than one blank at an end of a cell, or a blank at one end only.
    func isPadded(in bytes: [UInt8]) -> Bool {
        let start = bytes[text].first == UInt8(ascii: "|") ? [] : [text.lowerBound - 1]
        let end = pipes.last == text.upperBound - 1 ? [] : [text.upperBound]
        let edges = start + pipes + end
        return zip(zip(edges, edges.dropFirst()), cells).enumerated().contains { index, slot in
            let ((left, right), cell) = slot
            if cell.isEmpty { return right - left > 3 }
            let (before, after) = (cell.lowerBound - left - 1, right - cell.upperBound)
            // An outer edge without a pipe has no blanks either.
            let isOuter = index == 0 && !start.isEmpty || index == edges.count - 2 && !end.isEmpty
            return before > 1 || after > 1 || !isOuter && before != after
        }
    }

    /// Whether each cell of a delimiter row has three or more dashes.
    func isRuled(in source: SourceText) -> Bool {
        cells.allSatisfy { source.bytes[$0].count { $0 == UInt8(ascii: "-") } >= 3 }
    }

    /// The terminal columns of the pipes.
    func columns(in source: SourceText) -> [Int] {
        var columns: [Int] = []
        var column = 0
        var start = text.lowerBound
        for pipe in pipes {
            column += TerminalColumns.width(of: source.bytes[start..<pipe])
            columns.append(column)
            start = pipe
        }
        return columns
    }
}
