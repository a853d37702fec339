/// Where a file may be cut into segments.
///
/// A cut is where the bytes alone say that it may be one; whether fenced code or HTML is open there is only known when the
/// segments before it have been parsed.
struct SegmentCuts: Sendable {
    private let source: SourceText
    /// The line before which no segment ends.
    private let firstCut: Int
    private let segmentSize: Int

    init(_ source: SourceText, frontMatter: Int, segmentSize: Int) {
        self.source = source
        self.segmentSize = segmentSize
        firstCut = frontMatter
    }

    /// The line behind the segment that begins on a line.
    ///
    /// - Complexity: O(log lines + lines up to there that are more than the segment's size away)
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

/// Some lines of a file, from one cut to the next, and their place among all segments.
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

    /// The next segment; nil if there is none.
    mutating func next() -> Segment? {
        guard line < source.lineCount || count == 0 else { return nil }
        let segment = Segment(index: count, lines: line..<cuts.end(from: line))
        line = segment.lines.upperBound
        count += 1
        return segment
    }

    /// Goes on behind what has been parsed together with the segments before it.
    mutating func skip(to index: Int, _ first: Int) {
        if first > line { (count, line) = (index, first) }
    }

    /// Ends the file here.
    mutating func stop() {
        line = source.lineCount
        count = max(1, count)
    }
}
