internal import MarkdownAST

extension FormatPass {
    /// Writes a paragraph: no blanks at the start and the end of its lines, hard breaks as `\`, every other byte kept.
    mutating func writeParagraph(_ index: Int) -> Bool {
        let lines = document.lines(of: index)
        guard !lines.isEmpty else { return false }
        paragraph.removeAll(keepingCapacity: true)
        paragraph.append(cursor(atStartOf: index).rest)
        var end = lines.lowerBound + 1
        while end < lines.upperBound {
            let cursor = cursor(at: end).cursor
            if cursor.isBlank(in: source.bytes) { break }
            paragraph.append(cursor.rest)
            end += 1
        }
        writeCollectedLines(lines.lowerBound..<end)
        noteParagraphEnd()
        writeGap(end..<lines.upperBound)
        return true
    }

    /// The line behind the last line of a paragraph.
    func paragraphEnd(_ index: Int, limit: Int) -> Int {
        var line = Int(document.nodes[index].startLine) + 1
        while line < limit, !cursor(at: line).cursor.isBlank(in: source.bytes) { line += 1 }
        return line
    }

    /// Writes lines of paragraph text.
    mutating func writeParagraphLines(_ lines: Range<Int>, of index: Int) {
        paragraph.removeAll(keepingCapacity: true)
        for line in lines { paragraph.append(cursor(at: line, of: index).rest) }
        writeCollectedLines(lines)
    }

    private mutating func writeCollectedLines(_ lines: Range<Int>) {
        if let first = paragraph.first, holdsDefinition(first) {
            for (line, content) in zip(lines, paragraph) { put(line, content) }
            return
        }
        var protected: Set<Int>?
        for position in 0..<lines.count {
            let rest = paragraph[position].range
            let text = Self.trimmed(rest, in: source.bytes)
            let isLast = position == lines.count - 1
            if text.upperBound == rest.upperBound || isLast {
                put(lines.lowerBound + position, LineContent(range: text))
                continue
            }
            if protected == nil { protected = InlineLineEnds.protected(in: paragraph, of: source.bytes) }
            let isProtected = protected?.contains(position) == true
            let (range, isHardBreak) = ending(of: rest, text, isProtected: isProtected)
            put(lines.lowerBound + position, LineContent(range: range), hardBreak: isHardBreak)
        }
    }

    /// What is written of a line that ends in blanks and is not the last of its paragraph, and whether its blanks are a hard break.
    private func ending(
        of line: Range<Int>,
        _ text: Range<Int>,
        isProtected: Bool
    ) -> (range: Range<Int>, isHardBreak: Bool) {
        let bytes = source.bytes
        let whole = text.lowerBound..<line.upperBound
        // Blanks behind a backslash keep it from making a hard break; blanks in code are code.
        if isProtected || bytes[text].last == UInt8(ascii: "\\") { return (whole, false) }
        guard bytes[line].suffix(2) == [0x20, 0x20] else { return (text, false) }
        return endsInBareURL(bytes[text]) ? (whole, false) : (text, true)
    }

    /// Whether the text begins with a link reference definition, which keeps all its bytes.
    private func holdsDefinition(_ first: LineContent) -> Bool {
        let text = source.bytes[first.range].drop { $0.isBlank }
        guard text.first == UInt8(ascii: "[") else { return false }
        // A label may go on over lines; a `]:` on the first line or no `]` at all is taken for one.
        guard let bracket = text.firstIndex(of: UInt8(ascii: "]")) else { return true }
        return text[bracket...].dropFirst().first == UInt8(ascii: ":")
            || zip(text, text.dropFirst()).contains { $0 == UInt8(ascii: "]") && $1 == UInt8(ascii: ":") }
    }

    /// Whether the text ends in a URL without angle brackets, into which GFM's autolinks would take a `\`.
    private func endsInBareURL(_ text: ArraySlice<UInt8>) -> Bool {
        text.suffix(from: (text.lastIndex { $0.isBlank } ?? text.startIndex)).holdsBareURL
    }
}
