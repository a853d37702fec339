internal import CMarkBridge
internal import Synchronization

/// Parses a file segment by segment. Each segment's tree is copied, and its memory is reused for the next.
///
/// Each thread takes the next segment and parses it as if no block were open at its start. That is wrong only
/// if the cut lies in fenced code or HTML, which is known once all earlier segments are in. Then the segment
/// in which the block was opened is parsed again, together with those after it up to the first cut at which
/// no block is open.
///
/// A file that exceeds a limit is parsed again in one piece. So the refusal names the same limit and
/// position, however the file was cut and whichever thread came first.
final class SegmentedParse: Sendable {
    private let source: SourceText
    private let frontMatter: Int
    private let limits: ParseLimits
    private let cuts: SegmentCuts
    private let queue: Mutex<SegmentQueue>
    private let tree: Mutex<TreeAssembly>
    private let failure = Mutex<Failure?>(nil)

    /// Why the file is refused, and whether a parse in one piece would give the same error.
    private struct Failure {
        let error: ParseError
        let isFinal: Bool
    }

    private init(_ source: SourceText, frontMatter: Int, limits: ParseLimits, segmentSize: Int) {
        self.source = source
        self.frontMatter = frontMatter
        self.limits = limits
        cuts = SegmentCuts(source, frontMatter: frontMatter, segmentSize: segmentSize)
        queue = Mutex(SegmentQueue(source, cuts))
        tree = Mutex(
            TreeAssembly(
                hasFrontMatter: frontMatter > 0, size: source.bytes.count,
                WorkMeter(source: source, limits: limits)))
    }

    /// Parses a file, in segments if it is large enough.
    static func tree(
        of source: SourceText,
        frontMatter: Int,
        limits: ParseLimits,
        _ segmentation: Segmentation
    ) throws(ParseError) -> Tree {
        var segmentation = segmentation
        if source.bytes.count <= segmentation.size || source.mayHoldDefinitions { segmentation = .whole }
        if segmentation.size < .max {
            let parse = SegmentedParse(
                source, frontMatter: frontMatter, limits: limits, segmentSize: segmentation.size)
            WorkerThreads.run(count: segmentation.threads) { parse.work() }
            switch parse.failure.withLock({ $0 }) {
            case nil: return parse.tree.withLock { $0.finish() }
            case let failure?: if failure.isFinal { throw failure.error }
            }
        }
        let parse = SegmentedParse(source, frontMatter: frontMatter, limits: limits, segmentSize: .max)
        parse.work()
        if let failure = parse.failure.withLock({ $0 }) { throw failure.error }
        return parse.tree.withLock { $0.finish() }
    }

    /// The loop of each thread: it parses segments until none is left.
    private func work() {
        let arena = CMarkArena(forSize: source.bytes.count)
        // Each copy reuses the memory of the one before, unless that one has to wait for earlier segments.
        var nodes: [Node] = []
        arena.use {
            while var segment = queue.withLock({ $0.next() }) {
                var isConfirmed = false
                while true {
                    guard let outcome = parse(segment, isConfirmed, &nodes) else {
                        return
                    }
                    // cmark-gfm's tree is freed before its copy is copied into the whole tree.
                    arena.reset()
                    let (open, isTooMuch) = tree.withLock { tree in
                        (tree.add(outcome, at: segment.index), tree.isTooMuch)
                    }
                    if isTooMuch { return giveUp(segment) }
                    if case .tree(let piece, _) = outcome { nodes = piece.nodes }
                    guard let open else { break }
                    (segment, isConfirmed) = (open, true)
                }
            }
        }
    }

    /// Parses a segment; nil if parsing in segments is given up.
    ///
    /// - Parameter isConfirmed: whether no block is open at its start. If so, the parse goes on to the first
    ///   cut at which no block is open.
    private func parse(
        _ segment: Segment,
        _ isConfirmed: Bool,
        _ nodes: inout [Node]
    ) -> TreeAssembly.Outcome? {
        guard let parser = CMarkParser() else {
            giveUp(segment)
            return nil
        }
        let first = segment.lines.lowerBound
        var end = segment.lines.upperBound
        let isWhole = first == 0 && end >= source.lineCount
        var meter =
            isWhole
            ? WorkMeter(source: source, limits: limits)
            : WorkMeter(segmentFrom: first, of: source, limits: limits)
        do throws(ParseError) {
            var count = 1
            try feed(first..<end, to: parser, &meter)
            while end < source.lineCount, parser.endsInLiteral {
                guard isConfirmed else { return .open(segment) }
                let start = end
                end = cuts.end(from: start)
                try feed(start..<end, to: parser, &meter)
                count += 1
            }
            if count > 1 { queue.withLock { $0.skip(to: segment.index + count, end) } }
            if !isWhole { meter.addMarkup(of: first..<end) }
            try parser.inspect(&meter)
            // The scan for definitions reports too many rather than too few, so a segment has none.
            guard isWhole || !parser.hasDefinitions && tree.withLock({ $0.canAdd(meter) }),
                let root = parser.finish(hasTildes: hasTildes(first..<end))
            else {
                giveUp(segment)
                return nil
            }
            return .tree(piece(of: first..<end, root, meter, &nodes), segments: count)
        } catch {
            fail(error, isFinal: isWhole)
            return nil
        }
    }

    /// Feeds lines to a parser in pieces, so that the meter sees the open blocks between them.
    private func feed(
        _ lines: Range<Int>,
        to parser: borrowing CMarkParser,
        _ meter: inout WorkMeter
    ) throws(ParseError) {
        var line = lines.lowerBound
        if line < frontMatter {
            // Front matter means nothing to CommonMark: even an open fence in it must not count.
            line = min(frontMatter, lines.upperBound)
            let endsInParagraph = line == frontMatter && FrontMatter.endsInParagraph(source, behind: line)
            parser.feedBlankLines(line - lines.lowerBound, endingInParagraph: endsInParagraph)
        }
        while line < lines.upperBound {
            let next = min(meter.endOfPiece(from: line), lines.upperBound)
            try parser.feed(line..<next, of: source, &meter)
            line = next
        }
        if line >= source.lineCount { try parser.endLastLine(of: source, &meter) }
    }

    /// Gives up parsing in segments. A parse in one piece will name the limit that is exceeded.
    private func giveUp(_ segment: Segment) {
        fail(
            WorkMeter(segmentFrom: segment.lines.lowerBound, of: source, limits: limits).refusal,
            isFinal: false)
    }

    private func fail(_ error: ParseError, isFinal: Bool) {
        failure.withLock { $0 = $0 ?? Failure(error: error, isFinal: isFinal) }
        queue.withLock { $0.stop() }
    }

    private func piece(
        of lines: Range<Int>,
        _ root: UnsafeMutablePointer<cmark_node>,
        _ meter: WorkMeter,
        _ nodes: inout [Node]
    ) -> TreeAssembly.Piece {
        source.bytes.withUnsafeBufferPointer { bytes in
            var builder = TreeBuilder(
                source, bytes, lines: lines, frontMatter: frontMatter, into: &nodes)
            builder.add(root)
            return builder.piece(costing: meter)
        }
    }

    private func hasTildes(_ lines: Range<Int>) -> Bool {
        guard source.hasTildes else { return false }
        return source.bytes.withUnsafeBytes { bytes in
            let range = source.range(ofLines: lines)
            guard let base = bytes.baseAddress, !range.isEmpty else { return false }
            return memchr(base + range.lowerBound, CInt(UInt8(ascii: "~")), range.count) != nil
        }
    }
}
