/// Cuts a file into segments while cmark-gfm reads their blocks, one segment after the other.
struct SegmentFeeder {
    private let source: SourceText
    /// The line before which no segment ends.
    private let firstCut: Int
    private let segmentSize: Int
    private var meter: WorkMeter
    private var line = 0
    /// How many segments there were.
    private(set) var count = 0

    /// Some lines of a file, read by a parser of their own.
    struct Segment {
        /// Its place among the segments.
        let index: Int
        let lines: Range<Int>
        /// Whether it is the whole file.
        let isWhole: Bool
        /// What has been charged for it; what its blocks cost is yet to be added.
        let meter: WorkMeter
    }

    init(_ source: SourceText, frontMatter: Int, limits: ParseLimits, segmentSize: Int) {
        self.source = source
        self.segmentSize = segmentSize
        firstCut = frontMatter
        meter = WorkMeter(source: source, limits: limits)
    }

    /// What came of reading the next segment.
    enum Step {
        case segment(Segment)
        case endOfFile
        /// A limit is exceeded; the refusal is final if a parse in one piece says the same.
        case refused(ParseError, isFinal: Bool)
    }

    /// Has a parser read the next segment.
    mutating func next(into parser: borrowing CMarkParser) -> Step {
        guard line < source.lineCount || count == 0 else { return .endOfFile }
        let first = line
        do throws(ParseError) {
            try read(into: parser)
        } catch {
            // As long as all that was read is one segment, it was read as the whole file would be.
            defer { stop() }
            return .refused(error, isFinal: count == 0)
        }
        let isWhole = first == 0 && line >= source.lineCount
        defer { count += 1 }
        return .segment(
            Segment(
                index: count,
                lines: first..<line,
                isWhole: isWhole,
                meter: isWhole ? meter : meter.forSegment
            )
        )
    }

    private mutating func read(into parser: borrowing CMarkParser) throws(ParseError) {
        let start = source.start(ofLine: line)
        meter.beginSegment(at: line)
        while line < source.lineCount {
            let next = meter.endOfPiece(from: line)
            try parser.feed(line..<next, of: source, &meter)
            line = next
            if line >= firstCut, source.start(ofLine: line) - start >= segmentSize, source.isCut(line),
                !parser.endsInLiteral
            {
                return
            }
        }
        try parser.endLastLine(of: source, &meter)
    }

    /// Ends the file here.
    mutating func stop() {
        line = source.lineCount
        count = max(1, count)
    }
}
