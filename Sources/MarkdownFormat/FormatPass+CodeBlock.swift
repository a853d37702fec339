internal import MarkdownAST

extension FormatPass {
    /// Writes a code block between fences of backticks that are as long as the code needs; tildes only where the info
    /// string has a backtick, which CommonMark 0.29 §4.5 forbids behind backticks.
    mutating func writeCodeBlock(_ index: Int, _ code: Node.CodeBlock) -> Bool {
        let lines = document.lines(of: index)
        let start = lines.lowerBound
        let first = cursor(atStartOf: index)
        let codeLines = document.bytes(of: code.code).count { $0 == 0x0A }
        guard first.indentation(in: source.bytes) < 4 else {
            return writeIndentedCode(index, lines: start..<start + codeLines, limit: lines.upperBound)
        }
        let opening = trimmed(first.rest.range)
        guard let mark = source.bytes[opening].first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~")
        else {
            return false
        }
        let length = source.bytes[opening].prefix { $0 == mark }.count
        let info = trimmed(opening.lowerBound + length..<opening.upperBound)
        let body = start + 1..<start + 1 + codeLines
        guard body.upperBound <= lines.upperBound else { return false }
        let fence = fence(for: body, hasBacktickInfo: source.bytes[info].contains(UInt8(ascii: "`")))
        let indentation = first.indentation(in: source.bytes)

        put(start, fence.mark, count: fence.length, then: info)
        for line in body {
            var cursor = cursor(at: line).cursor
            cursor.skipBlanks(columns: indentation, in: source.bytes)
            put(line, cursor.rest)
        }
        var end = body.upperBound
        if end < lines.upperBound, isClosingFence(end, mark: mark, length: length) {
            put(end, fence.mark, count: fence.length)
            end += 1
        } else {
            insert(fence.mark, count: fence.length, before: end)
        }
        writeGap(end..<lines.upperBound)
        return true
    }

    private mutating func writeIndentedCode(_ index: Int, lines: Range<Int>, limit: Int) -> Bool {
        guard !lines.isEmpty, lines.upperBound <= limit else { return false }
        let fence = fence(for: lines, hasBacktickInfo: false)
        insert(fence.mark, count: fence.length, before: lines.lowerBound)
        for line in lines {
            var cursor = cursor(at: line, of: index)
            cursor.skipBlanks(columns: 4, in: source.bytes)
            put(line, cursor.rest)
        }
        insert(fence.mark, count: fence.length, before: lines.upperBound)
        writeGap(lines.upperBound..<limit)
        return true
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
