internal import ByteText
internal import MarkdownAST

extension FormatPass {
    /// Writes a paragraph. Blanks at the ends of its lines are dropped, but for the two of a hard break; all
    /// other bytes stay.
    mutating func writeParagraph(_ index: Int) -> Bool {
        let lines = document.lines(of: index)
        guard !lines.isEmpty else { return false }
        let end = writeText(lines)
        isBelowParagraph = true
        writeGap(end..<lines.upperBound)
        return true
    }

    /// The line after the last line of a paragraph.
    func paragraphEnd(_ index: Int, limit: Int) -> Int {
        var line = Int(document.nodes[index].startLine) + 1
        while line < limit, !cursor(at: line).cursor.isBlank(in: source.bytes) { line += 1 }
        return line
    }

    /// Writes lines of text up to the first blank line or the limit.
    ///
    /// - Returns: the line after the last one.
    @discardableResult
    mutating func writeText(_ lines: Range<Int>) -> Int {
        let keepsAll = holdsDefinition(cursor(at: lines.lowerBound).cursor.rest.range)
        var protected: Set<Int>?
        var line = lines.lowerBound
        while line < lines.upperBound {
            let text = source.text(ofLine: line)
            let textEnd = textEnd(of: text)
            // Nearly all text is outside of containers and has no blanks at its end.
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

    /// Whether a list or a table follows the last line of a paragraph at the margin, without a blank line.
    /// Pandoc, kramdown and python-markdown read it as part of the paragraph, in which a hard break would be
    /// visible.
    private func isAboveInterruption(_ line: Int) -> Bool {
        guard stack.isEmpty, line + 1 < source.lineCount else { return false }
        let next = source.bytes[trimmed(source.text(ofLine: line + 1))]
        guard let first = next.first else { return false }
        return "*+-|".utf8.contains(first) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
    }

    /// The indices of the lines of a paragraph that end inside code or HTML.
    private func protectedLines(_ lines: Range<Int>) -> Set<Int> {
        var contents: [LineContent] = []
        for line in lines {
            let cursor = cursor(at: line).cursor
            if line > lines.lowerBound, cursor.isBlank(in: source.bytes) { break }
            contents.append(cursor.rest)
        }
        return InlineLineEnds.protected(in: contents, of: source.bytes)
    }

    /// The end of a line that is not the last of its paragraph, given the blanks at its end: before the
    /// blanks, or after two for a hard break.
    private func ending(of blanks: Range<Int>, isProtected: Bool) -> Int {
        // After a backslash blanks prevent a hard break; in code, blanks are code.
        if isProtected || source.bytes[blanks.lowerBound - 1] == UInt8(ascii: "\\") {
            return blanks.upperBound
        }
        guard source.bytes[blanks].suffix(2) == [0x20, 0x20] else { return blanks.lowerBound }
        // The first two blanks are kept, unless one of them is a tab.
        return source.bytes[blanks].prefix(2) == [0x20, 0x20] ? blanks.lowerBound + 2 : blanks.upperBound
    }

    /// Whether text begins with a link reference definition, which keeps all its bytes.
    private func holdsDefinition(_ first: Range<Int>) -> Bool {
        let text = source.bytes[first].drop { $0.isBlank }
        guard text.first == UInt8(ascii: "[") else { return false }
        // A label may continue on the next line, so a first line with `]:`, or without any `]`, counts.
        guard let bracket = text.firstIndex(of: UInt8(ascii: "]")) else { return true }
        return text[bracket...].dropFirst().first == UInt8(ascii: ":")
            || zip(text, text.dropFirst()).contains { $0 == UInt8(ascii: "]") && $1 == UInt8(ascii: ":") }
    }
}
