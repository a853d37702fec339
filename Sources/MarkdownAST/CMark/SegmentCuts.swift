/// The lines at which a file may be cut into segments.
///
/// A cut is chosen by its bytes alone. Whether fenced code or HTML is open there is known only after the
/// segments before it are parsed.
struct SegmentCuts: Sendable {
    private let source: SourceText
    /// The first line at which a segment may end.
    private let firstCut: Int
    private let segmentSize: Int

    init(_ source: SourceText, frontMatter: Int, segmentSize: Int) {
        self.source = source
        self.segmentSize = segmentSize
        firstCut = frontMatter
    }

    /// The line after the last one of the segment that begins on line `first`.
    ///
    /// - Complexity: O(log lines + lines from the minimal size to the next cut)
    func end(from first: Int) -> Int {
        let start = source.start(ofLine: first)
        guard segmentSize < source.bytes.count - start else { return source.lineCount }
        var line = source.line(at: start + segmentSize)
        if source.start(ofLine: line) < start + segmentSize { line += 1 }
        line = max(line, first + 1, firstCut)
        while line < source.lineCount, !source.isCut(line) { line += 1 }
        return line
    }
}

/// Consecutive lines of a file, from one cut to the next, and the segment's index among all segments.
struct Segment: Sendable {
    let index: Int
    let lines: Range<Int>
}

/// Hands out the segments of a file in order.
struct SegmentQueue: Sendable {
    private let source: SourceText
    private let cuts: SegmentCuts
    private var line = 0
    private var count = 0

    init(_ source: SourceText, _ cuts: SegmentCuts) {
        self.source = source
        self.cuts = cuts
    }

    /// The next segment; nil after the last one.
    mutating func next() -> Segment? {
        guard line < source.lineCount || count == 0 else { return nil }
        let segment = Segment(index: count, lines: line..<cuts.end(from: line))
        line = segment.lines.upperBound
        count += 1
        return segment
    }

    /// Skips segments that were parsed together with the ones before them.
    mutating func skip(to index: Int, _ first: Int) {
        if first > line { (count, line) = (index, first) }
    }

    /// Makes ``next()`` return nil from now on.
    mutating func stop() {
        line = source.lineCount
        count = max(1, count)
    }
}
