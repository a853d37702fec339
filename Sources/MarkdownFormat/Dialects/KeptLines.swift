internal import ByteText
internal import MarkdownAST

/// The lines of a document that must keep all their bytes.
struct KeptLines: Sendable {
    /// The lines as sorted ranges that neither overlap nor touch.
    private(set) var ranges: [Range<Int>] = []

    /// More lines, sorted, of which only the container markers may change.
    private(set) var texts: [Int] = []

    /// An empty set of lines.
    static let none = KeptLines()

    /// Adds lines. They must not begin before the lines that were added last.
    mutating func add(_ lines: Range<Int>) {
        if lines.isEmpty { return }
        if let last = ranges.last, lines.lowerBound <= last.upperBound {
            ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, lines.upperBound)
        } else {
            ranges.append(lines)
        }
    }

    /// Adds a line of which only the container markers may change. No later line may have been added before.
    mutating func add(textOf line: Int) { if texts.last != line { texts.append(line) } }

    var isEmpty: Bool { ranges.isEmpty && texts.isEmpty }

    /// Whether the text of a line, apart from its container markers, must keep its bytes.
    func containsText(of line: Int) -> Bool {
        if texts.isEmpty { return contains(line) }
        let next = texts.partitioningIndex { $0 >= line }
        return next < texts.count && texts[next] == line || contains(line)
    }

    func contains(_ line: Int) -> Bool { !ranges.isEmpty && overlaps(line..<line + 1) }

    /// - Complexity: O(log ranges)
    func overlaps(_ lines: Range<Int>) -> Bool {
        if ranges.isEmpty || lines.isEmpty { return false }
        let next = ranges.partitioningIndex { $0.upperBound > lines.lowerBound }
        return next < ranges.count && ranges[next].lowerBound < lines.upperBound
    }

    /// The same lines in a fragment of the document that begins on `line`.
    func from(_ line: Int) -> KeptLines {
        if line == 0 || isEmpty { return self }
        var piece = KeptLines()
        piece.ranges = ranges.compactMap { range in
            range.upperBound > line ? max(0, range.lowerBound - line)..<range.upperBound - line : nil
        }
        piece.texts = texts.filter { $0 >= line }.map { $0 - line }
        return piece
    }
}
