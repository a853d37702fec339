/// The marks that a merge leaves in a file until somebody has decided between the two sides: `<<<<<<< ours`, `>>>>>>> theirs`, and
/// `|||||||` and `=======` between them. Where git (`conflict-marker-size`) or jj is told to write longer ones, a line of more than seven is
/// one as well if a line of as many marks of the other kind closes or opens the same conflict.
///
/// For CommonMark `=======` makes a heading of the line above it and `>>>>>>>` seven quotes, so whatever is written to such a
/// file destroys the marks. Whoever writes asks ``Document/requireMerged()`` first.
extension Document {
    /// Where the first mark of an unfinished merge stands: a line that begins with seven `<` or seven `>`, or with more in pairs, and then
    /// ends or goes on with a blank, outside of code blocks. Nil if there is none.
    ///
    /// - Complexity: O(1) for a file without such a line; else O(lines + code blocks).
    public var firstMergeMark: SourcePosition? { mergeMarks.first.map { source.position(at: $0.lowerBound) } }

    /// The lines with marks of an unfinished merge, as bytes, in order.
    ///
    /// - Complexity: as ``firstMergeMark``
    public var mergeMarks: [Range<Int>] {
        guard source.hasMergeMarks else { return [] }
        // At the margin only top-level code can hold a line.
        let code = topLevelCodeBlocks.map { lines(ofCode: $0) }
        var next = 0
        var marks: [Range<Int>] = []
        // A line of more than seven `<` for which no end has been found yet, and how many marks are before it.
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

    /// Makes sure that the file may be written to.
    ///
    /// - Throws: ``ParseError/unmerged(_:)`` if it holds a mark of an unfinished merge.
    public func requireMerged() throws(ParseError) {
        if let position = firstMergeMark { throw .unmerged(position) }
    }

    /// The lines of a code block without what may stand behind it.
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
    /// How many `<` or `>` stand at an offset, if it is seven or more, and then a blank or the end of the line; else 0.
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
