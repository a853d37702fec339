internal import ByteText
internal import MarkdownAST

extension FormatPass {
    /// The position on a line after the prefixes of the open containers, and how many of them the line has.
    func cursor(at line: Int) -> (cursor: LineCursor, matched: Int) {
        var cursor = LineCursor(source.text(ofLine: line))
        for (depth, container) in stack.enumerated() {
            if container.line == line {
                cursor = container.start
            } else if !container.consumeContinuation(&cursor, in: source.bytes) {
                return (cursor, depth)
            }
        }
        return (cursor, stack.count)
    }

    /// Begins a line: writes the markers of those open containers that the line has.
    ///
    /// - Returns: the position after them, and their number. Everything before ``written`` has been written.
    @discardableResult
    mutating func begin(_ line: Int) -> (cursor: LineCursor, matched: Int) {
        begin(line, source.text(ofLine: line))
    }

    /// Begins a line whose byte range is known.
    mutating func begin(_ line: Int, _ text: Range<Int>) -> (cursor: LineCursor, matched: Int) {
        editor.begin(text)
        var cursor = LineCursor(text)
        written = cursor.offset
        for (depth, container) in stack.enumerated() {
            let before = cursor
            if container.line == line {
                cursor = container.start
            } else if !container.consumeContinuation(&cursor, in: source.bytes) {
                return (cursor, depth)
            }
            switch container.kind {
            case .blockQuote: writeQuoteMark(upTo: cursor)
            case .item(let marker) where container.line == line: write(marker)
            case .item(let marker):
                let end = before.offset + marker.columns
                if marker.shift > 0, cursor.offset == end { skip(end - marker.shift..<end) }
            }
        }
        return (cursor, stack.count)
    }

    /// Makes sure that a space follows the `>` that was consumed last.
    private mutating func writeQuoteMark(upTo cursor: LineCursor) {
        guard cursor.offset < cursor.end, source.bytes[cursor.offset - 1] == UInt8(ascii: ">"),
            cursor.pendingSpaces == 0
        else {
            return
        }
        editor.put(written..<cursor.offset)
        editor.put(0x20)
        written = cursor.offset
    }

    private mutating func write(_ marker: ItemMarker) {
        if !marker.keepsBullet, marker.range.count == 1,
            source.bytes[marker.range.lowerBound] != UInt8(ascii: "-")
        {
            editor.put(written..<marker.range.lowerBound)
            editor.put(UInt8(ascii: "-"))
            written = marker.range.upperBound
        }
        guard !marker.keepsPadding else { return }
        editor.put(written..<marker.range.upperBound)
        editor.put(0x20)
        written = marker.textStart
    }

    /// Drops bytes of the current line.
    mutating func skip(_ range: Range<Int>) {
        editor.put(written..<range.lowerBound)
        written = range.upperBound
    }

    /// Writes the rest of the current line, up to an offset, and ends it.
    mutating func end(_ line: Int, at offset: Int) {
        if offset > written { editor.put(written..<offset) }
        editor.end(line)
        isBelowParagraph = false
    }

    /// Writes a line with canonical container markers and all its other bytes.
    mutating func keep(_ line: Int) {
        if stack.isEmpty || kept.contains(line) {
            isBelowParagraph = false
            return
        }
        begin(line)
        end(line, at: source.text(ofLine: line).upperBound)
    }

    /// Writes a line without the blanks at its end.
    mutating func trim(_ line: Int) {
        if kept.contains(line) {
            isBelowParagraph = false
            return
        }
        begin(line)
        end(
            line,
            at: kept.containsText(of: line) ? source.text(ofLine: line).upperBound : textEnd(ofLine: line))
    }

    /// The offset at which the blanks at the end of a line begin.
    func textEnd(ofLine line: Int) -> Int { textEnd(of: source.text(ofLine: line)) }

    /// The offset at which the blanks at the end of a byte range begin.
    func textEnd(of text: Range<Int>) -> Int {
        var end = text.upperBound
        while end > text.lowerBound, source.bytes[end - 1].isBlank { end -= 1 }
        return end
    }

    /// Writes the lines after a block. Consecutive blank lines become one, with the prefixes of the
    /// containers that continue through all of them; at the start and the end of the file they are dropped.
    /// Other lines stay as they are.
    mutating func writeGap(_ lines: Range<Int>) {
        var line = lines.lowerBound
        while line < lines.upperBound {
            let (cursor, matched) = cursor(at: line)
            guard cursor.isBlank(in: source.bytes), !kept.contains(line) else {
                keep(line)
                line += 1
                continue
            }
            let first = line
            var (chosen, depth) = (line, matched)
            line += 1
            while line < lines.upperBound, !kept.contains(line) {
                let (cursor, matched) = self.cursor(at: line)
                guard cursor.isBlank(in: source.bytes) else { break }
                if matched <= depth { (chosen, depth) = (line, matched) }
                line += 1
            }
            isBelowParagraph = false
            let isAtEdge = first == 0 || line == source.lineCount
            for blank in first..<line {
                if isAtEdge || blank != chosen {
                    editor.delete(blank)
                } else if !source.text(ofLine: blank).isEmpty {
                    trim(blank)
                }
            }
        }
    }
}
