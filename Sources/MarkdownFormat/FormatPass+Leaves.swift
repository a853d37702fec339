internal import MarkdownAST

extension FormatPass {
    /// Writes a heading: ATX with one space and no closing `#`; setext becomes ATX when its text is one line.
    mutating func writeHeading(_ index: Int, level: Int) -> Bool {
        let lines = document.lines(of: index)
        let line = lines.lowerBound
        let content = cursor(atStartOf: index).rest.range
        let text = trimmed(content)
        let marks = source.bytes[text].prefix { $0 == UInt8(ascii: "#") }.count
        if marks == level, marks == text.count || source.bytes[text.lowerBound + marks].isBlank {
            let rest = trimmed(text.lowerBound + marks..<text.upperBound)
            writeATXHeading(line, level, withoutClosingMarks(rest))
            writeGap(line + 1..<lines.upperBound)
            return true
        }
        var underline = line + 1
        while underline < lines.upperBound, !isSetextUnderline(underline) { underline += 1 }
        guard underline < lines.upperBound else { return false }
        if underline == line + 1 {
            writeATXHeading(line, level, text)
            editor.delete(underline)
        } else {
            for line in line...underline { put(line, cursor(at: line, of: index).rest) }
        }
        writeGap(underline + 1..<lines.upperBound)
        return true
    }

    private mutating func writeATXHeading(_ line: Int, _ level: Int, _ text: Range<Int>) {
        begin(line)
        editor.put(UInt8(ascii: "#"), count: level)
        editor.putBlanks(1)
        editor.put(text)
        end(line)
    }

    private func withoutClosingMarks(_ text: Range<Int>) -> Range<Int> {
        let bytes = source.bytes
        var end = text.upperBound
        while end > text.lowerBound, bytes[end - 1] == UInt8(ascii: "#") { end -= 1 }
        guard end < text.upperBound, end == text.lowerBound || bytes[end - 1].isBlank else { return text }
        return trimmed(text.lowerBound..<end)
    }

    private func isSetextUnderline(_ line: Int) -> Bool {
        let (cursor, matched) = cursor(at: line)
        let text = source.bytes[trimmed(cursor.rest.range)]
        guard matched == stack.count, cursor.indentation(in: source.bytes) < 4, let first = text.first else {
            return false
        }
        return (first == UInt8(ascii: "=") || first == UInt8(ascii: "-")) && text.allSatisfy { $0 == first }
    }

    /// Writes a thematic break as `---`, unless that would turn the line above into a heading or the item that it begins into a
    /// thematic break.
    mutating func writeThematicBreak(_ index: Int) -> Bool {
        let lines = document.lines(of: index)
        let line = lines.lowerBound
        if isBelowParagraph || stack.last?.isOpened == false {
            put(line, LineContent(range: trimmed(cursor(atStartOf: index).rest.range)))
        } else {
            put(line, UInt8(ascii: "-"), count: 3)
        }
        writeGap(line + 1..<lines.upperBound)
        return true
    }

    /// Writes an HTML block with all its bytes.
    mutating func writeHTMLBlock(_ index: Int, _ literal: Literal) -> Bool {
        let lines = document.lines(of: index)
        let end = lines.lowerBound + document.bytes(of: literal).count { $0 == 0x0A }
        guard end > lines.lowerBound, end <= lines.upperBound else { return false }
        for line in lines.lowerBound..<end { put(line, cursor(at: line, of: index).rest) }
        writeGap(end..<lines.upperBound)
        return true
    }

    /// Writes a container without blocks: its marker, and a definition that may stand behind it.
    mutating func writeEmptyContainer(_ index: Int) -> Bool {
        let lines = document.lines(of: index)
        let cursor = cursor(atStartOf: index)
        put(lines.lowerBound, cursor.isBlank(in: source.bytes) ? .none(at: cursor.end) : cursor.rest)
        writeGap(lines.lowerBound + 1..<lines.upperBound)
        return true
    }

    /// Writes a block within a container as it stands, behind the canonical prefixes of its containers.
    mutating func writeAsWritten(_ index: Int) -> Bool {
        let lines = document.lines(of: index)
        guard !lines.isEmpty else { return false }
        let end = endOfContainerLines(of: index, lines)
        for line in lines.lowerBound..<end { put(line, cursor(at: line, of: index).rest) }
        if case .paragraph = document.nodes[index].kind { noteParagraphEnd() }
        writeGap(end..<lines.upperBound)
        return true
    }

    /// The line behind the last one of a block that is not blank and stands in the block's containers. Behind a blank line, one without
    /// their prefixes is outside of them: a definition.
    private func endOfContainerLines(of index: Int, _ lines: Range<Int>) -> Int {
        let lastStart = Int(document.nodes[Int(document.nodes[index].subtreeEnd) - 1].startLine)
        var end = lines.lowerBound + 1
        for line in lines.dropFirst() {
            let (cursor, matched) = cursor(at: line)
            if cursor.isBlank(in: source.bytes) { continue }
            if line > lastStart, matched < stack.count, end < line { break }
            end = line + 1
        }
        return end
    }

    /// A range without blanks at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> { Self.trimmed(range, in: source.bytes) }

    /// A range without blanks at its ends.
    static func trimmed(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start].isBlank { start += 1 }
        while end > start, bytes[end - 1].isBlank { end -= 1 }
        return start..<end
    }
}
