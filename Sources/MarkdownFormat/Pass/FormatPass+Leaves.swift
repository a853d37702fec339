internal import ByteText
internal import MarkdownAST

extension FormatPass {
    /// Writes a heading as ATX with one space and no closing `#`. A setext heading becomes ATX if it is one
    /// line of text with an underline of three or more; a shorter underline is nearly always an accident and
    /// stays.
    mutating func writeHeading(_ index: Int, level: Int) -> Bool {
        let lines = document.lines(of: index)
        let line = lines.lowerBound
        let text = trimmed(cursor(at: line).cursor.rest.range)
        let marks = source.bytes[text].prefix { $0 == UInt8(ascii: "#") }.count
        if marks == level, marks == text.count || source.bytes[text.lowerBound + marks].isBlank {
            let rest = trimmed(text.lowerBound + marks..<text.upperBound)
            writeATXHeading(line, level, withoutClosingMarks(rest), at: text.lowerBound)
            writeGap(line + 1..<lines.upperBound)
            return true
        }
        var underline = line + 1
        while underline < lines.upperBound, underlineLength(underline) == 0 { underline += 1 }
        guard underline < lines.upperBound else { return false }
        let isKept =
            kept.overlaps(line..<underline + 1) || kept.containsText(of: line)
            || withoutClosingMarks(text) != text
        if underline > line + 1 {
            writeText(line..<underline)
            trim(underline)
        } else if isKept || underlineLength(underline) < 3 {
            keep(line)
            keep(underline)
        } else {
            writeATXHeading(line, level, text, at: text.lowerBound)
            editor.delete(underline)
        }
        writeGap(underline + 1..<lines.upperBound)
        return true
    }

    private mutating func writeATXHeading(_ line: Int, _ level: Int, _ text: Range<Int>, at start: Int) {
        if kept.containsText(of: line) { return keep(line) }
        begin(line)
        // Blanks before a heading may mean that it belongs to the list item; outside of containers they mean
        // nothing.
        if start > written, !stack.isEmpty { editor.put(written..<start) }
        editor.put(UInt8(ascii: "#"), count: level)
        editor.putBlanks(1)
        editor.put(text)
        editor.end(line)
        isBelowParagraph = false
    }

    private func withoutClosingMarks(_ text: Range<Int>) -> Range<Int> {
        let bytes = source.bytes
        var end = text.upperBound
        while end > text.lowerBound, bytes[end - 1] == UInt8(ascii: "#") { end -= 1 }
        guard end < text.upperBound, end == text.lowerBound || bytes[end - 1].isBlank else { return text }
        return trimmed(text.lowerBound..<end)
    }

    /// The length of a setext heading's underline; 0 if the line is none.
    private func underlineLength(_ line: Int) -> Int {
        let (cursor, matched) = cursor(at: line)
        let text = source.bytes[trimmed(cursor.rest.range)]
        guard matched == stack.count, cursor.indentation(in: source.bytes) < 4, let first = text.first else {
            return 0
        }
        guard first == UInt8(ascii: "=") || first == UInt8(ascii: "-") else { return 0 }
        return text.allSatisfy { $0 == first } ? text.count : 0
    }

    /// Writes a thematic break as `---`, unless that would turn the line above into a heading, the
    /// surrounding item into a thematic break, or the start of the file into front matter, or unless text
    /// follows, which other readers would take for metadata.
    mutating func writeThematicBreak(_ index: Int) -> Bool {
        let lines = document.lines(of: index)
        let line = lines.lowerBound
        if isBelowParagraph || beginsItem(on: line) || index == 1 && document.readsFrontMatter
            || kept.contains(line) || isAboveText(line)
        {
            trim(line)
        } else {
            let start = trimmed(cursor(at: line).cursor.rest.range).lowerBound
            begin(line)
            if start > written, !stack.isEmpty { editor.put(written..<start) }
            editor.put(UInt8(ascii: "-"), count: 3)
            editor.end(line)
            isBelowParagraph = false
        }
        writeGap(line + 1..<lines.upperBound)
        return true
    }

    /// Whether the next line is text. Pandoc and Slidev read text below `---` as metadata, but not a heading.
    private func isAboveText(_ line: Int) -> Bool {
        guard line + 1 < source.lineCount else { return false }
        let text = source.bytes[trimmed(cursor(at: line + 1).cursor.rest.range)]
        return !text.isEmpty && text.first != UInt8(ascii: "#")
    }

    private func beginsItem(on line: Int) -> Bool {
        guard let last = stack.last, last.line == line, case .item = last.kind else { return false }
        return true
    }

    /// Writes an HTML block unchanged.
    mutating func writeHTMLBlock(_ index: Int, _ literal: Literal) -> Bool {
        let lines = document.lines(of: index)
        let end = lines.lowerBound + document.bytes(of: literal).count { $0 == 0x0A }
        guard end > lines.lowerBound, end <= lines.upperBound else { return false }
        for line in lines.lowerBound..<end { keep(line) }
        writeGap(end..<lines.upperBound)
        return true
    }

    /// Writes the lines of a container above its first block: its marker, and blank lines or definitions.
    mutating func writeOpening(_ lines: Range<Int>) -> Bool {
        guard let first = lines.first else { return false }
        var line = first + 1
        if cursor(at: first).cursor.isBlank(in: source.bytes) {
            trim(first)
            if case .blockQuote = stack.last?.kind {
                while line < lines.upperBound, !kept.contains(line),
                    case let (cursor, matched) = cursor(at: line),
                    matched == stack.count, cursor.isBlank(in: source.bytes)
                {
                    editor.delete(line)
                    line += 1
                }
            }
        } else {
            keep(first)
        }
        writeGap(line..<lines.upperBound)
        return true
    }

    /// Keeps front matter, and writes the lines between it and the first block.
    mutating func writeFrontMatter(_ index: Int) -> Bool {
        let lines = document.lines(of: index)
        writeGap(min(document.frontMatterLineCount, lines.upperBound)..<lines.upperBound)
        return true
    }

    /// Writes a block inside a container unchanged, apart from the canonical container markers.
    mutating func writeAsWritten(_ index: Int) -> Bool {
        let lines = document.lines(of: index)
        guard !lines.isEmpty else { return false }
        let end = endOfContainerLines(of: index, lines)
        for line in lines.lowerBound..<end { keep(line) }
        if case .paragraph = document.nodes[index].kind { isBelowParagraph = true }
        writeGap(end..<lines.upperBound)
        return true
    }

    /// The line after the last line of a block that is not blank and belongs to its containers. After a blank
    /// line, a line without the containers' markers is outside of them: a definition.
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

    /// The range without blanks at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> { Self.trimmed(range, in: source.bytes) }

    /// The range without blanks at its ends.
    static func trimmed(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start].isBlank { start += 1 }
        while end > start, bytes[end - 1].isBlank { end -= 1 }
        return start..<end
    }
}
