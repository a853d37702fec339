extension [UInt8] {
    /// The pipes of a table's row that separate or frame cells.
    ///
    /// A pipe behind a backslash is part of a cell, however many backslashes there are: that is how cmark-gfm reads them.
    package func tablePipes(in row: Range<Int>) -> [Int] {
        row.filter { offset in
            self[offset] == UInt8(ascii: "|")
                && (offset == row.lowerBound || self[offset - 1] != UInt8(ascii: "\\"))
        }
    }

    /// The cells between those pipes, each with the blanks around it.
    ///
    /// - Parameters:
    ///   - row: the row without blanks at its ends.
    ///   - pipes: its pipes.
    package func tableCells(in row: Range<Int>, between pipes: [Int]) -> [Range<Int>] {
        var cells: [Range<Int>] = []
        cells.reserveCapacity(pipes.count + 1)
        var start = row.lowerBound
        for pipe in pipes {
            if pipe > row.lowerBound { cells.append(start..<pipe) }
            start = pipe + 1
        }
        if start < row.upperBound { cells.append(start..<row.upperBound) }
        return cells
    }
}
