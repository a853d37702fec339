internal import MarkdownAST

extension FormatPass {
    /// Writes a paragraph: no blanks at the start and the end of its lines, hard breaks as `\`, every other byte kept.
    mutating func writeParagraph(_ index: Int) -> Bool {
        let lines = document.lines(of: index)
        let end = paragraphEnd(index, limit: lines.upperBound)
        writeParagraphLines(lines.lowerBound..<end, of: index)
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
        let bytes = source.bytes
        paragraph.removeAll(keepingCapacity: true)
        for line in lines { paragraph.append(cursor(at: line, of: index).rest) }
        if let first = paragraph.first, holdsDefinition(first) {
            for (line, content) in zip(lines, paragraph) { put(line, content) }
            return
        }
        var protected: Set<Int>?
        for (position, line) in lines.enumerated() {
            let rest = paragraph[position].range
            var range = rest
            while let first = bytes[range].first, first.isBlank {
                range = range.lowerBound + 1..<range.upperBound
            }
            while let last = bytes[range].last, last.isBlank {
                range = range.lowerBound..<range.upperBound - 1
            }
            var suffix: [UInt8] = []
            if range.upperBound < rest.upperBound, position < lines.count - 1 {
                if protected == nil { protected = InlineLineEnds.protected(in: paragraph, of: bytes) }
                if bytes[range].last == UInt8(ascii: "\\") || protected?.contains(position) == true {
                    // Blanks behind a backslash keep it from making a hard break; blanks in code are code.
                    range = range.lowerBound..<rest.upperBound
                } else if bytes[rest].suffix(2) == [0x20, 0x20] {
                    if endsInBareURL(bytes[range]) {
                        range = range.lowerBound..<rest.upperBound
                    } else {
                        suffix = [UInt8(ascii: "\\")]
                    }
                }
            }
            put(line, LineContent(range: range), suffix: suffix)
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
