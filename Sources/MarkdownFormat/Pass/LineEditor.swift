internal import MarkdownAST

/// Collects the edits that turn the lines of a text into other lines, top to bottom.
///
/// A line is begun, written piece by piece and ended. As long as what is written is what stands there, nothing is copied, so
/// a line that comes out as it went in yields no edit and costs no allocation. The lines are given in order;
/// the edits are sorted by construction.
struct LineEditor {
    let source: SourceText
    private(set) var edits: [TextEdit] = []

    /// Whether the last line has been dealt with if it has no line ending, which a line to come needs.
    private(set) var endsWithNewline: Bool

    /// The line that is written: its bytes in the source, and up to where they have been written again.
    private var old = 0..<0
    private var cursor = 0
    /// Whether all that has been written of the line stands before ``cursor``; else it is in ``text``.
    private var isVerbatim = true
    private var text: [UInt8] = []
    /// Blanks that are written if something follows them.
    private var blanks = 0

    /// How many bytes may still be written. Prefixes of deep containers on many lines can ask for the square of the file.
    var allowance = Int.max
    /// Whether more was to be written than ``allowance`` let; the edits are incomplete then.
    private(set) var isExhausted = false
    /// How many edits are finished: what is deleted behind them becomes an edit of its own.
    private var sealed = 0

    init(_ source: SourceText) {
        self.source = source
        endsWithNewline = source.bytes.last.map { $0 == 0x0A || $0 == 0x0D } ?? true
    }

    /// Begins a part of the text whose edits stay apart from those before it.
    mutating func seal() { sealed = edits.count }

    /// Forgets the edits made since there were this many.
    mutating func rewind(to count: Int) {
        edits.removeLast(max(0, edits.count - count))
        isExhausted = false
        endsWithNewline = source.bytes.last.map { $0 == 0x0A || $0 == 0x0D } ?? true
    }

    /// Removes a line with its line ending.
    mutating func delete(_ line: Int) {
        let range = source.text(ofLine: line).lowerBound..<source.full(ofLine: line).upperBound
        if edits.count > sealed, let last = edits.last, last.replacement.isEmpty,
            last.range.upperBound == range.lowerBound
        {
            edits[edits.count - 1] = TextEdit(
                range: last.range.lowerBound..<range.upperBound, replacement: [UInt8]())
        } else {
            edits.append(TextEdit(range: range, replacement: [UInt8]()))
        }
        if line == source.lineCount - 1 { endsWithNewline = true }
    }
}

extension LineEditor {
    /// Begins to write a line of the source anew, given without its line ending.
    mutating func begin(_ range: Range<Int>) {
        old = range
        cursor = range.lowerBound
        isVerbatim = true
        blanks = 0
        text.removeAll(keepingCapacity: true)
    }

    /// Writes blanks, unless nothing follows them on the line.
    mutating func putBlanks(_ count: Int) { blanks += count }

    /// Writes the blanks although nothing may follow.
    mutating func settleBlanks() {
        while blanks > 0 {
            blanks -= 1
            write(0x20)
        }
    }

    /// Writes one byte.
    mutating func put(_ byte: UInt8) {
        settleBlanks()
        write(byte)
    }

    /// Writes one byte several times.
    mutating func put(_ byte: UInt8, count: Int) {
        settleBlanks()
        for _ in 0..<count { write(byte) }
    }

    /// Writes bytes of the source.
    mutating func put(_ range: Range<Int>) {
        if range.isEmpty { return }
        settleBlanks()
        if isVerbatim, range.lowerBound == cursor, range.upperBound <= old.upperBound {
            cursor = range.upperBound
        } else if spend(range.count) {
            diverge()
            text.append(contentsOf: source.bytes[range])
        }
    }

    /// Ends the line that was begun, which is this one of the source.
    mutating func end(_ line: Int) {
        if !isVerbatim {
            replaceOld()
        } else if cursor < old.upperBound {
            edits.append(TextEdit(range: cursor..<old.upperBound, replacement: [UInt8]()))
        }
        guard !endsWithNewline, line == source.lineCount - 1 else { return }
        // The last line has no line ending.
        endsWithNewline = true
        edits.append(TextEdit(range: source.bytes.count..<source.bytes.count, replacement: source.lineEnding))
    }

    private mutating func write(_ byte: UInt8) {
        if isVerbatim, cursor < old.upperBound, source.bytes[cursor] == byte {
            cursor += 1
        } else if spend(1) {
            diverge()
            text.append(byte)
        }
    }

    private mutating func diverge() {
        guard isVerbatim else { return }
        isVerbatim = false
        text.append(contentsOf: source.bytes[old.lowerBound..<cursor])
    }

    private mutating func spend(_ count: Int) -> Bool {
        allowance -= count
        if allowance < 0 { isExhausted = true }
        return !isExhausted
    }

    /// Adds the edit from the old line to the new one, without what both begin and end with.
    private mutating func replaceOld() {
        let bytes = source.bytes
        let shared = min(old.count, text.count)
        var start = cursor - old.lowerBound
        while start < shared, bytes[old.lowerBound + start] == text[start] { start += 1 }
        var end = 0
        while end < shared - start, bytes[old.upperBound - 1 - end] == text[text.count - 1 - end] { end += 1 }
        guard start < old.count - end || start < text.count - end else { return }
        edits.append(
            TextEdit(
                range: old.lowerBound + start..<old.upperBound - end,
                replacement: Array(text[start..<text.count - end])
            )
        )
    }
}

extension SourceText {
    /// A line's bytes without its line ending and without a byte order mark.
    func text(ofLine line: Int) -> Range<Int> {
        let content = content(ofLine: line)
        guard line == 0, hasByteOrderMark else { return content }
        return min(content.lowerBound + 3, content.upperBound)..<content.upperBound
    }
}
