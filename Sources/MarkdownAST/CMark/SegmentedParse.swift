internal import CMarkBridge
internal import Synchronization

/// Parses a file segment by segment: the tree of each is copied and its memory taken for the next one.
///
/// The threads take turns to read blocks, so segments begin in the order of the file; while one reads, the others parse
/// the inlines of what they have read and copy the trees, which takes twice as long.
///
/// A file that exceeds a limit is parsed again in one piece. So the refusal names the same limit and place however the file
/// was cut and whichever thread came first.
final class SegmentedParse: Sendable {
    private let source: SourceText
    private let frontMatter: Int
    private let feeder: Mutex<SegmentFeeder>
    private let tree: Mutex<TreeAssembly>
    /// What all segments cost together. It has a lock of its own: nobody waits for it while blocks are read.
    private let total: Mutex<WorkMeter>
    private let failure = Mutex<Failure?>(nil)

    /// Why the file is refused, and whether a parse in one piece would say the same.
    private struct Failure {
        let error: ParseError
        let isFinal: Bool
    }

    private init(_ source: SourceText, frontMatter: Int, limits: ParseLimits, segmentSize: Int) {
        self.source = source
        self.frontMatter = frontMatter
        feeder = Mutex(
            SegmentFeeder(source, frontMatter: frontMatter, limits: limits, segmentSize: segmentSize))
        total = Mutex(WorkMeter(source: source, limits: limits))
        tree = Mutex(TreeAssembly(hasFrontMatter: frontMatter > 0, size: source.bytes.count))
    }

    /// Parses a file.
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

    /// What each thread does until the file ends.
    private func work() {
        let arena = CMarkArena(forSize: source.bytes.count)
        // The memory of one copy is taken for the next, unless that has to wait for its turn.
        var nodes: [Node] = []
        arena.use {
            while let segment = parseSegment(copyingInto: &nodes) {
                // The tree of cmark-gfm goes before its copy is copied once more.
                arena.reset()
                tree.withLock { $0.add(segment.piece, at: segment.index) }
                nodes = segment.piece.nodes
            }
        }
    }

    /// Parses the next segment; nil if there is none.
    private func parseSegment(
        copyingInto nodes: inout [Node]
    ) -> (piece: TreeAssembly.Piece, index: Int)? {
        guard let parser = CMarkParser() else { return nil }
        switch feeder.withLock({ $0.next(into: parser) }) {
        case .endOfFile: return nil
        case .refused(let error, let isFinal):
            fail(error, isFinal: isFinal)
            return nil
        case .segment(let segment):
            guard isAffordable(segment, parser),
                let root = parser.finish(hasTildes: hasTildes(segment.lines))
            else { return nil }
            return (piece(of: segment, root, &nodes), segment.index)
        }
    }

    /// Whether the inlines of a segment may be parsed. If not, the reason is kept.
    private func isAffordable(_ segment: SegmentFeeder.Segment, _ parser: borrowing CMarkParser) -> Bool {
        var blocks = segment.meter
        if !segment.isWhole { blocks.addMarkup(of: segment.lines) }
        do throws(ParseError) {
            try parser.inspect(&blocks)
            // The scan for definitions errs on the side of yes, so a segment has none.
            if segment.isWhole || !parser.hasDefinitions && total.withLock({ $0.canAdd(blocks) }) {
                return true
            }
            throw blocks.refusal
        } catch {
            fail(error, isFinal: segment.isWhole)
            return false
        }
    }

    private func fail(_ error: ParseError, isFinal: Bool) {
        failure.withLock { $0 = $0 ?? Failure(error: error, isFinal: isFinal) }
        feeder.withLock { $0.stop() }
    }

    private func piece(
        of segment: SegmentFeeder.Segment,
        _ root: UnsafeMutablePointer<cmark_node>,
        _ nodes: inout [Node]
    ) -> TreeAssembly.Piece {
        source.bytes.withUnsafeBufferPointer { bytes in
            var builder = TreeBuilder(
                source, bytes, lines: segment.lines, frontMatter: frontMatter, into: &nodes)
            builder.add(root)
            return builder.piece
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
