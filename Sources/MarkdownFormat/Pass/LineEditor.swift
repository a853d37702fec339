internal import MarkdownAST

/// Collects the edits that turn the lines of a text into other lines, from top to bottom.
///
/// A line is begun, written piece by piece and ended. While the output equals the source, nothing is copied,
/// so an unchanged line makes no edit and no allocation. Lines come in order, so the edits are sorted.
struct LineEditor {
    let source: SourceText
    private(set) var edits: [TextEdit] = []

    /// Whether the output ends with a line ending, or the last line's missing one has been added, so that
    /// another line may follow.
    private(set) var endsWithNewline: Bool

    /// The current line: from the first byte not written again to the end of its text, in the source.
    private var old = 0..<0
    private var cursor = 0
    /// Whether the output of the current line equals the source before ``cursor``; otherwise it is in
    /// ``text``.
    private var isVerbatim = true
    private var text: [UInt8] = []
    /// Pending blanks, which are written only if something follows on the line.
    private var blanks = 0

    /// How many bytes may still be written. The prefixes of deep containers on many lines can add up to the
    /// square of the file's size.
    var allowance = Int.max
    /// Whether the output exceeded ``allowance``; the edits are incomplete then.
    private(set) var isExhausted = false
    /// The number of sealed edits, which later edits are not merged with.
    private var sealed = 0

    init(_ source: SourceText) {
        self.source = source
        endsWithNewline = source.bytes.last.map { $0 == 0x0A || $0 == 0x0D } ?? true
    }

    /// Begins a part of the text whose edits are kept separate from those before it.
    mutating func seal() { sealed = edits.count }

    /// Drops all edits after the first `count`.
    mutating func rewind(to count: Int) {
        edits.removeLast(max(0, edits.count - count))
        isExhausted = false
        endsWithNewline = source.bytes.last.map { $0 == 0x0A || $0 == 0x0D } ?? true
    }

    /// Deletes a line with its line ending.
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
    /// Begins a line, given its byte range without the line ending.
    mutating func begin(_ range: Range<Int>) {
        old = range
        cursor = range.lowerBound
        isVerbatim = true
        blanks = 0
        text.removeAll(keepingCapacity: true)
    }

    /// Adds blanks that are written only if something follows on the line.
    mutating func putBlanks(_ count: Int) { blanks += count }

    /// Writes the pending blanks even if nothing follows.
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

    /// Ends the current line, which is line `line` of the source.
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

    /// Adds the edit from the old line to the new one, without their common prefix and suffix.
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
    /// The byte range of a line without its line ending and without a byte order mark.
    func text(ofLine line: Int) -> Range<Int> {
        let content = content(ofLine: line)
        guard line == 0, hasByteOrderMark else { return content }
        return min(content.lowerBound + 3, content.upperBound)..<content.upperBound
    }
}
