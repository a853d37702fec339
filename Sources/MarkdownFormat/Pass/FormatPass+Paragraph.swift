internal import ByteText
internal import MarkdownAST

extension FormatPass {
    /// Writes a paragraph: no blanks at the ends of its lines but the two of a hard break, every other byte kept.
    mutating func writeParagraph(_ index: Int) -> Bool {
        let lines = document.lines(of: index)
        guard !lines.isEmpty else { return false }
        let end = writeText(lines)
        isBelowParagraph = true
        writeGap(end..<lines.upperBound)
        return true
    }

    /// The line behind the last line of a paragraph.
    func paragraphEnd(_ index: Int, limit: Int) -> Int {
        var line = Int(document.nodes[index].startLine) + 1
        while line < limit, !cursor(at: line).cursor.isBlank(in: source.bytes) { line += 1 }
        return line
    }

    /// Writes lines of text up to the first one that is blank, or up to the limit.
    ///
    /// - Returns: the line behind the last one.
    @discardableResult
    mutating func writeText(_ lines: Range<Int>) -> Int {
        let keepsAll = holdsDefinition(cursor(at: lines.lowerBound).cursor.rest.range)
        var protected: Set<Int>?
        var line = lines.lowerBound
        while line < lines.upperBound {
            let text = source.text(ofLine: line)
            let textEnd = textEnd(of: text)
            // Nearly all text stands in no container and has no blanks at its end.
            if stack.isEmpty, textEnd == text.upperBound, !text.isEmpty {
                line += 1
                continue
            }
            if kept.contains(line) {
                if cursor(at: line).cursor.isBlank(in: source.bytes) { break }
                line += 1
                continue
            }
            let (cursor, matched) = begin(line, text)
            if line > lines.lowerBound, cursor.isBlank(in: source.bytes) { break }
            if keepsAll || textEnd == text.upperBound || matched < stack.count || kept.containsText(of: line)
            {
                end(line, at: text.upperBound)
            } else {
                if protected == nil { protected = protectedLines(lines) }
                let isProtected = protected?.contains(line - lines.lowerBound) == true
                let isLast =
                    line + 1 >= lines.upperBound && !isAboveInterruption(line)
                    || line + 1 < source.lineCount
                        && self.cursor(at: line + 1).cursor.isBlank(in: source.bytes)
                end(
                    line,
                    at: isLast ? textEnd : ending(of: textEnd..<text.upperBound, isProtected: isProtected))
            }
            line += 1
        }
        return line
    }

    /// Whether a list or a table follows the last line of a paragraph at the margin with no blank line between. For Pandoc, kramdown and
    /// python-markdown it is still the paragraph, and a hard break before it is one.
    private func isAboveInterruption(_ line: Int) -> Bool {
        guard stack.isEmpty, line + 1 < source.lineCount else { return false }
        let next = source.bytes[trimmed(source.text(ofLine: line + 1))]
        guard let first = next.first else { return false }
        return "*+-|".utf8.contains(first) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
    }

    /// The lines of a paragraph, by their place in it, that end in code or HTML.
    private func protectedLines(_ lines: Range<Int>) -> Set<Int> {
        var contents: [LineContent] = []
        for line in lines {
            let cursor = cursor(at: line).cursor
            if line > lines.lowerBound, cursor.isBlank(in: source.bytes) { break }
            contents.append(cursor.rest)
        }
        return InlineLineEnds.protected(in: contents, of: source.bytes)
    }

    /// Where a line ends of which these are the blanks at its end, and which is not the last of its paragraph.
    private func ending(of blanks: Range<Int>, isProtected: Bool) -> Int {
        // Blanks behind a backslash keep it from making a hard break; blanks in code are code.
        if isProtected || source.bytes[blanks.lowerBound - 1] == UInt8(ascii: "\\") {
            return blanks.upperBound
        }
        guard source.bytes[blanks].suffix(2) == [0x20, 0x20] else { return blanks.lowerBound }
        // The blanks that are kept are the first two, unless one of those is a tab.
        return source.bytes[blanks].prefix(2) == [0x20, 0x20] ? blanks.lowerBound + 2 : blanks.upperBound
    }

    /// Whether text begins with a link reference definition, which keeps all its bytes.
    private func holdsDefinition(_ first: Range<Int>) -> Bool {
        let text = source.bytes[first].drop { $0.isBlank }
        guard text.first == UInt8(ascii: "[") else { return false }
        // A label may go on over lines; a `]:` on the first line or no `]` at all is taken for one.
        guard let bracket = text.firstIndex(of: UInt8(ascii: "]")) else { return true }
        return text[bracket...].dropFirst().first == UInt8(ascii: ":")
            || zip(text, text.dropFirst()).contains { $0 == UInt8(ascii: "]") && $1 == UInt8(ascii: ":") }
    }
}
