/// The conflict markers that a merge leaves in a file: `<<<<<<< ours`, `>>>>>>> theirs`, and `|||||||` and
/// `=======` between them. git (`conflict-marker-size`) and jj may write longer ones, so a line of more than
/// seven counts if a line of equal length opens or closes the same conflict.
///
/// To CommonMark `=======` makes a heading of the line above, and `>>>>>>>` is seven quotes, so formatting
/// such a file would destroy the markers. Call ``Document/requireMerged()`` before writing.
extension Document {
    /// The position of the first conflict marker: a line outside of code blocks that begins with seven `<` or
    /// seven `>` (or a matching pair of more), followed by a blank or the end of the line. nil if there is
    /// none.
    ///
    /// - Complexity: O(1) for a file without such a line; else O(lines + code blocks).
    public var firstMergeMark: SourcePosition? { mergeMarks.first.map { source.position(at: $0.lowerBound) } }

    /// The lines with conflict markers, as byte ranges in order.
    ///
    /// - Complexity: as ``firstMergeMark``
    public var mergeMarks: [Range<Int>] {
        guard source.hasMergeMarks else { return [] }
        // Only top-level code can contain a line that begins at the margin.
        let code = topLevelCodeBlocks.map { lines(ofCode: $0) }
        var next = 0
        var marks: [Range<Int>] = []
        // A line of more than seven `<` whose end is not found yet, and the number of markers before it.
        var opening: (length: Int, range: Range<Int>, place: Int)?
        for line in 0..<source.lineCount {
            let content = source.content(ofLine: line)
            let start = line == 0 && source.hasByteOrderMark ? content.lowerBound + 3 : content.lowerBound
            let length = source.bytes.span.mergeMarkLength(at: start)
            guard length > 0 else { continue }
            while next < code.count, code[next].upperBound <= line { next += 1 }
            if next < code.count, code[next].contains(line) { continue }
            let range = start..<content.upperBound
            if length == 7 {
                marks.append(range)
            } else if source.bytes[start] == UInt8(ascii: "<") {
                opening = (length, range, marks.count)
            } else if let open = opening, open.length == length {
                marks.insert(open.range, at: open.place)
                marks.append(range)
                opening = nil
            }
        }
        return marks
    }

    /// Refuses a file with conflict markers, which must not be written.
    ///
    /// - Throws: ``ParseError/unmerged(_:)`` at the first conflict marker.
    public func requireMerged() throws(ParseError) {
        if let position = firstMergeMark { throw .unmerged(position) }
    }

    /// The lines of a code block, without link reference definitions and blank lines after it.
    package func lines(ofCode block: Int) -> Range<Int> {
        let lines = lines(of: block)
        guard case .codeBlock(let code) = nodes[block].kind else { return lines }
        let first = source.bytes[source.content(ofLine: lines.lowerBound)].first { $0 != 0x20 }
        let count = bytes(of: code.code).count { $0 == 0x0A }
        let isFenced = first == UInt8(ascii: "`") || first == UInt8(ascii: "~")
        return lines.lowerBound..<min(lines.upperBound, lines.lowerBound + count + (isFenced ? 1 : 0))
    }
}

extension Span<UInt8> {
    /// The number of `<` or `>` at an offset, if there are at least seven, followed by a blank or the end of
    /// the line; else 0.
    func mergeMarkLength(at offset: Int) -> Int {
        guard offset + 7 <= count else { return 0 }
        let mark = self[offset]
        guard mark == UInt8(ascii: "<") || mark == UInt8(ascii: ">") else { return 0 }
        var end = offset + 1
        while end < count, self[end] == mark { end += 1 }
        guard end - offset >= 7 else { return 0 }
        guard end < count else { return end - offset }
        switch self[end] {
        case 0x20, 0x09, 0x0A, 0x0D: return end - offset
        default: return 0
        }
    }
}
