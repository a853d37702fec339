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
        let bytes = source.bytes
        if let first = paragraph.first, holdsDefinition(first) {
            for (line, content) in zip(lines, paragraph) { put(line, content) }
            return
        }
        var protected: Set<Int>?
        for (position, line) in lines.enumerated() {
            let rest = paragraph[position].range
            var range = trimmed(rest)
            var isHardBreak = false
            if range.upperBound < rest.upperBound, position < lines.count - 1 {
                if protected == nil { protected = InlineLineEnds.protected(in: paragraph, of: bytes) }
                if bytes[range].last == UInt8(ascii: "\\") || protected?.contains(position) == true {
                    // Blanks behind a backslash keep it from making a hard break; blanks in code are code.
                    range = range.lowerBound..<rest.upperBound
                } else if bytes[rest].suffix(2) == [0x20, 0x20] {
                    if endsInBareURL(bytes[range]) {
                        range = range.lowerBound..<rest.upperBound
                    } else {
                        isHardBreak = true
                    }
                }
            }
            put(line, LineContent(range: range), hardBreak: isHardBreak)
        }
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
