internal import MarkdownAST

extension FormatPass {
    /// Writes a fenced code block with fences of backticks, as long as the code needs; with tildes only if
    /// the info string has a backtick, which CommonMark 0.29 §4.5 forbids after backticks. The code itself
    /// stays, and so does indented code.
    mutating func writeCodeBlock(_ index: Int, _ code: Node.CodeBlock) -> Bool {
        let lines = document.lines(of: index)
        let start = lines.lowerBound
        let first = cursor(at: start).cursor
        let codeLines = document.bytes(of: code.code).count { $0 == 0x0A }
        guard first.indentation(in: source.bytes) < 4 else {
            let end = start + codeLines
            guard codeLines > 0, end <= lines.upperBound else { return false }
            for line in start..<end { keep(line) }
            writeGap(end..<lines.upperBound)
            return true
        }
        let opening = trimmed(first.rest.range)
        guard let mark = source.bytes[opening].first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~")
        else {
            return false
        }
        let length = source.bytes[opening].prefix { $0 == mark }.count
        let info = opening.lowerBound + length..<opening.upperBound
        let body = start + 1..<start + 1 + codeLines
        guard body.upperBound <= lines.upperBound else { return false }
        var end = body.upperBound
        let isClosed = end < lines.upperBound && isClosingFence(end, mark: mark, length: length)
        if isClosed { end += 1 }
        // Directly below text Pandoc accepts only fences of backticks, so other fences are text to it. A
        // container's marker is not text.
        let isText =
            isBelowParagraph && stack.last?.line != start && mark == UInt8(ascii: "~")
            && !isBelowContainerMark(start)
        if isText || kept.overlaps(start..<end) {
            for line in start..<end { keep(line) }
            writeGap(end..<lines.upperBound)
            return true
        }
        let fence = fence(for: body, hasBacktickInfo: source.bytes[info].contains(UInt8(ascii: "`")))
        write(fence, in: start, at: opening.lowerBound, then: info)
        for line in body { keep(line) }
        if isClosed {
            let closing = trimmed(cursor(at: body.upperBound).cursor.rest.range)
            write(
                fence, in: body.upperBound, at: closing.lowerBound,
                then: closing.upperBound..<closing.upperBound)
        }
        writeGap(end..<lines.upperBound)
        return true
    }

    /// Whether the line above is a container's marker, `:::` or `///`.
    private func isBelowContainerMark(_ line: Int) -> Bool {
        guard line > 0 else { return false }
        let above = source.bytes[trimmed(cursor(at: line - 1).cursor.rest.range)].prefix(3)
        return above.elementsEqual(":::".utf8) || above.elementsEqual("///".utf8)
    }

    private mutating func write(
        _ fence: (mark: UInt8, length: Int), in line: Int, at start: Int, then info: Range<Int>
    ) {
        begin(line)
        if start > written { editor.put(written..<start) }
        editor.put(fence.mark, count: fence.length)
        editor.put(info)
        editor.end(line)
        isBelowParagraph = false
    }

    private func fence(for lines: Range<Int>, hasBacktickInfo: Bool) -> (mark: UInt8, length: Int) {
        let mark = hasBacktickInfo ? UInt8(ascii: "~") : UInt8(ascii: "`")
        var longest = 2
        for line in lines {
            let text = source.bytes[trimmed(cursor(at: line).cursor.rest.range)]
            if text.first == mark { longest = max(longest, text.prefix { $0 == mark }.count) }
        }
        return (mark, longest + 1)
    }

    private func isClosingFence(_ line: Int, mark: UInt8, length: Int) -> Bool {
        let (cursor, matched) = cursor(at: line)
        let text = source.bytes[trimmed(cursor.rest.range)]
        return matched == stack.count && cursor.indentation(in: source.bytes) < 4 && text.count >= length
            && text.allSatisfy { $0 == mark }
    }
}
