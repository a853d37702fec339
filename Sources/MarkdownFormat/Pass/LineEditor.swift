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

    /// Writes the current line.
    private var writer: SourceWriter
    /// Pending blanks, which are written only if something follows on the line.
    private var blanks = 0

    /// The number of sealed edits, which later edits are not merged with.
    private var sealed = 0

    init(_ source: SourceText) {
        self.source = source
        writer = SourceWriter(source.bytes)
        endsWithNewline = source.bytes.last.map { $0 == 0x0A || $0 == 0x0D } ?? true
    }

    /// How many bytes may still be written. The prefixes of deep containers on many lines can add up to the
    /// square of the file's size.
    var allowance: Int {
        get { writer.allowance }
        set { writer.allowance = newValue }
    }

    /// Whether the output exceeded ``allowance``; the edits are incomplete then.
    var isExhausted: Bool { allowance < 0 }

    /// Begins a part of the text whose edits are kept separate from those before it.
    mutating func seal() { sealed = edits.count }

    /// Drops all edits after the first `count`.
    mutating func rewind(to count: Int) {
        edits.removeLast(max(0, edits.count - count))
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
        writer.begin(range)
        blanks = 0
    }

    /// Adds blanks that are written only if something follows on the line.
    mutating func putBlanks(_ count: Int) { blanks += count }

    /// Writes the pending blanks even if nothing follows.
    mutating func settleBlanks() {
        while blanks > 0 {
            blanks -= 1
            writer.write(0x20)
        }
    }

    /// Writes one byte.
    mutating func put(_ byte: UInt8) {
        settleBlanks()
        writer.write(byte)
    }

    /// Writes one byte several times.
    mutating func put(_ byte: UInt8, count: Int) {
        settleBlanks()
        for _ in 0..<count { writer.write(byte) }
    }

    /// Writes bytes of the source.
    mutating func put(_ range: Range<Int>) {
        if range.isEmpty { return }
        settleBlanks()
        writer.write(range)
    }

    /// Ends the current line, which is line `line` of the source.
    mutating func end(_ line: Int) {
        if !writer.isUnchanged, let edit = writer.shortestEdit { edits.append(edit) }
        guard !endsWithNewline, line == source.lineCount - 1 else { return }
        // The last line has no line ending.
        endsWithNewline = true
        edits.append(TextEdit(range: source.bytes.count..<source.bytes.count, replacement: source.lineEnding))
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
