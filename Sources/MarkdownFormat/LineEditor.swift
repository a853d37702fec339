internal import MarkdownAST

/// Collects the edits that turn the lines of a text into other lines, top to bottom.
///
/// A line that comes out as it went in yields no edit and costs no allocation. The lines are given in order;
/// the edits are sorted by construction.
struct LineEditor {
    let source: SourceText
    private(set) var edits: [TextEdit] = []

    /// Whether the last line has been dealt with if it has no line ending, which a line to come needs.
    private(set) var endsWithNewline: Bool

    init(_ source: SourceText) {
        self.source = source
        endsWithNewline = source.bytes.last.map { $0 == 0x0A || $0 == 0x0D } ?? true
    }

    /// Writes a line of the source anew: a prefix, then spaces, then bytes of the source, then a suffix.
    mutating func put(_ line: Int, prefix: [UInt8], _ content: LineContent, suffix: [UInt8] = []) {
        let old = source.text(ofLine: line)
        let bytes = source.bytes
        if suffix.isEmpty, content.range.upperBound == old.upperBound,
            old.lowerBound + prefix.count + content.spaces == content.range.lowerBound,
            bytes[old.lowerBound..<min(old.upperBound, old.lowerBound + prefix.count)] == prefix[...],
            bytes[old.lowerBound + prefix.count..<content.range.lowerBound].allSatisfy({ $0 == 0x20 })
        {
            endLastLine(line)
            return
        }
        guard spend(prefix.count + content.range.count) else { return }
        var new = prefix
        new.reserveCapacity(prefix.count + content.spaces + content.range.count + suffix.count)
        for _ in 0..<content.spaces { new.append(0x20) }
        new.append(contentsOf: bytes[content.range])
        new += suffix
        replace(old, with: new)
        endLastLine(line)
    }

    /// Writes a line of the source anew as these bytes.
    mutating func put(_ line: Int, bytes: [UInt8]) {
        replace(source.text(ofLine: line), with: bytes)
        endLastLine(line)
    }

    /// How many edits are finished: what is deleted behind them becomes an edit of its own.
    private var sealed = 0

    /// Begins a part of the text whose edits stay apart from those before it.
    mutating func seal() { sealed = edits.count }

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

    /// Adds a line before a line of the source.
    mutating func insert(_ bytes: [UInt8], before line: Int) {
        let offset = source.start(ofLine: line)
        edits.append(TextEdit(range: offset..<offset, replacement: bytes + [0x0A]))
    }

    /// How many bytes may still be written. Prefixes of deep containers on many lines can ask for the square of the file.
    var allowance = Int.max
    /// Whether more was to be written than ``allowance`` let; the edits are incomplete then.
    private(set) var isExhausted = false

    /// Forgets the edits made since there were this many.
    mutating func rewind(to count: Int) {
        edits.removeLast(max(0, edits.count - count))
        isExhausted = false
        endsWithNewline = source.bytes.last.map { $0 == 0x0A || $0 == 0x0D } ?? true
    }

    /// Gives the last line a line ending if it has none.
    private mutating func endLastLine(_ line: Int) {
        guard !endsWithNewline, line == source.lineCount - 1 else { return }
        endsWithNewline = true
        edits.append(TextEdit(range: source.bytes.count..<source.bytes.count, replacement: [0x0A]))
    }

    private mutating func spend(_ count: Int) -> Bool {
        allowance -= count
        if allowance < 0 { isExhausted = true }
        return !isExhausted
    }

    private mutating func replace(_ range: Range<Int>, with new: [UInt8]) {
        let old = source.bytes[range]
        var start = 0
        while start < min(old.count, new.count), old[range.lowerBound + start] == new[start] { start += 1 }
        var end = 0
        while end < min(old.count, new.count) - start,
            old[range.upperBound - 1 - end] == new[new.count - 1 - end]
        {
            end += 1
        }
        guard start < old.count - end || start < new.count - end else { return }
        edits.append(
            TextEdit(
                range: range.lowerBound + start..<range.upperBound - end,
                replacement: Array(new[start..<new.count - end])
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
