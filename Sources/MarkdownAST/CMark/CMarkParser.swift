internal import CMarkBridge
internal import Synchronization

/// Owns a cmark-gfm parser and the tree that it builds, both freed with it.
///
/// The file is fed in small pieces that end at line endings, and ``WorkMeter`` looks at the open blocks after each,
/// so a file that asks for too much is refused before it costs it.
struct CMarkParser: ~Copyable {
    private let parser: UnsafeMutablePointer<cmark_parser>
    private let hasStrikethrough: Bool

    private init?(for source: SourceText) {
        guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return nil }
        self.parser = parser
        hasStrikethrough = source.hasTildes
        for syntax in CMarkExtensions.registered.blocks {
            cmark_parser_attach_syntax_extension(parser, syntax)
        }
        if hasStrikethrough, let strikethrough = CMarkExtensions.registered.strikethrough {
            cmark_parser_attach_syntax_extension(parser, strikethrough)
        }
    }

    deinit { cmark_parser_free(parser) }

    /// Parses a file into nodes and their literals.
    static func parse(
        _ source: SourceText,
        frontMatter: Int,
        limits: ParseLimits
    ) throws(ParseError) -> (nodes: [Node], literals: [UInt8]) {
        guard let parser = CMarkParser(for: source) else { return ([], []) }
        try parser.feed(source, limits: limits)
        return parser.finish(source, frontMatter: frontMatter)
    }

    private func feed(_ source: SourceText, limits: ParseLimits) throws(ParseError) {
        var meter = WorkMeter(source: source, limits: limits)
        var line = 0
        while line < source.lineCount {
            let next = meter.endOfPiece(from: line)
            let range = source.range(ofLines: line..<next)
            try meter.willFeed(lines: line..<next, into: parser)
            source.bytes.withUnsafeBytes { bytes in
                let piece = UnsafeRawBufferPointer(rebasing: bytes[range])
                cmark_parser_feed(parser, piece.baseAddress?.assumingMemoryBound(to: CChar.self), piece.count)
            }
            try meter.didFeed(into: parser)
            line = next
        }
        endLastLine(of: source)
        try meter.didFeed(into: parser)
        try meter.willFinish(parser)
    }

    /// Has cmark-gfm take the last line, and close a paragraph that is still open, as finishing would do; until then the
    /// meter could not see their text.
    private func endLastLine(of source: SourceText) {
        if let last = source.bytes.last, last != 0x0A, last != 0x0D { cmark_parser_feed(parser, "\n", 1) }
        if let current = parser.pointee.current, cmark_node_get_type(current) == CMARK_NODE_PARAGRAPH {
            cmark_parser_feed(parser, "\n", 1)
        }
    }

    private func finish(_ source: SourceText, frontMatter: Int) -> (nodes: [Node], literals: [UInt8]) {
        guard let root = finishedRoot() else { return ([], []) }
        defer { cmark_node_free(root) }
        var builder = TreeBuilder(
            source: source, frontMatter: frontMatter, expectsCarriageReturns: source.hasCarriageReturns)
        builder.add(root)
        // A CR that is written `&#13;` must read the same whatever the line endings are.
        if !source.hasCarriageReturns, builder.literals.contains(UInt8(ascii: "\r")) {
            builder = TreeBuilder(source: source, frontMatter: frontMatter, expectsCarriageReturns: true)
            builder.add(root)
        }
        return (builder.nodes, builder.literals)
    }

    private func finishedRoot() -> UnsafeMutablePointer<cmark_node>? {
        guard hasStrikethrough else { return cmark_parser_finish(parser) }
        nonisolated(unsafe) let parser = parser
        nonisolated(unsafe) var root: UnsafeMutablePointer<cmark_node>?
        CMarkExtensions.inlineLock.withLock { _ in root = cmark_parser_finish(parser) }
        return root
    }
}
