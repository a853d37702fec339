internal import ByteText
internal import MarkdownAST

extension FormatPass {
    /// The place on a line behind the prefixes of all open containers, or of as many as it has.
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

    /// Begins to write a line of the source anew: writes the marks of those open containers that it has.
    ///
    /// - Returns: the place behind them, and how many they are. What has been written ends at ``written``.
    @discardableResult
    mutating func begin(_ line: Int) -> (cursor: LineCursor, matched: Int) {
        begin(line, source.text(ofLine: line))
    }

    /// Begins to write a line of which the bytes are known.
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

    /// Sees to it that a space stands behind the `>` that was consumed last.
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

    /// Leaves out bytes of the line that was begun.
    mutating func skip(_ range: Range<Int>) {
        editor.put(written..<range.lowerBound)
        written = range.upperBound
    }

    /// Writes what is left of the line that was begun, up to an offset, and ends it.
    mutating func end(_ line: Int, at offset: Int) {
        if offset > written { editor.put(written..<offset) }
        editor.end(line)
        isBelowParagraph = false
    }

    /// Writes a line with the marks of its containers and all its other bytes.
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

    /// Where the blanks at the end of a line begin.
    func textEnd(ofLine line: Int) -> Int { textEnd(of: source.text(ofLine: line)) }

    /// Where the blanks at the end of a line begin of which the bytes are known.
    func textEnd(of text: Range<Int>) -> Int {
        var end = text.upperBound
        while end > text.lowerBound, source.bytes[end - 1].isBlank { end -= 1 }
        return end
    }

    /// Writes the lines behind a block. Of blank lines that follow one another one is kept, with the prefixes of those
    /// containers that go on through all of them; at the start and at the end of the file none is. Other lines are
    /// written as they stand.
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
