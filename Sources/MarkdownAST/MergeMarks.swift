/// The marks that a merge leaves in a file until somebody has decided between the two sides: `<<<<<<< ours`, `>>>>>>> theirs`, and
/// `|||||||` and `=======` between them.
///
/// For CommonMark `=======` makes a heading of the line above it and `>>>>>>>` seven quotes, so whatever is written to such a
/// file destroys the marks. Whoever writes asks ``Document/requireMerged()`` first.
extension Document {
    /// Where the first mark of an unfinished merge stands: a line that begins with seven `<` or seven `>` and then ends or goes on
    /// with a blank, outside of code blocks. Nil if there is none.
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
        for line in 0..<source.lineCount {
            let content = source.content(ofLine: line)
            let start = line == 0 && source.hasByteOrderMark ? content.lowerBound + 3 : content.lowerBound
            guard source.bytes.span.hasMergeMark(at: start) else { continue }
            while next < code.count, code[next].upperBound <= line { next += 1 }
            if next < code.count, code[next].contains(line) { continue }
            marks.append(start..<content.upperBound)
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
    /// Whether seven `<` or seven `>` stand at an offset, and then a blank or the end of the line.
    func hasMergeMark(at offset: Int) -> Bool {
        guard offset + 7 <= count else { return false }
        let mark = self[offset]
        guard mark == UInt8(ascii: "<") || mark == UInt8(ascii: ">") else { return false }
        for index in offset + 1..<offset + 7 where self[index] != mark { return false }
        guard offset + 7 < count else { return true }
        switch self[offset + 7] {
        case 0x20, 0x09, 0x0A, 0x0D: return true
        default: return false
        }
    }
}
