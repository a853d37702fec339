internal import CMarkBridge
internal import Synchronization

/// A cmark-gfm parser for one segment, and the tree that it builds. Both lie in the arena of the thread and go with it.
struct CMarkParser: ~Copyable {
    private let parser: UnsafeMutablePointer<cmark_parser>

    /// A parser in the arena that the thread uses; nil if there is none.
    init?() {
        guard let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, CMarkArena.functions) else {
            return nil
        }
        self.parser = parser
        for syntax in CMarkExtensions.registered.blocks {
            cmark_parser_attach_syntax_extension(parser, syntax)
        }
    }

    /// Has cmark-gfm read lines. The meter looks at the open blocks before and after, so a file that asks for too much is refused
    /// before it costs it.
    func feed(
        _ lines: Range<Int>, of source: SourceText, _ meter: inout WorkMeter
    ) throws(ParseError) {
        let range = source.range(ofLines: lines)
        try meter.willFeed(lines: lines, into: parser)
        source.bytes.withUnsafeBytes { bytes in
            let piece = UnsafeRawBufferPointer(rebasing: bytes[range])
            cmark_parser_feed(parser, piece.baseAddress?.assumingMemoryBound(to: CChar.self), piece.count)
        }
        try meter.didFeed(into: parser)
    }

    /// Has cmark-gfm read blank lines in place of others.
    ///
    /// - Parameter endsInParagraph: whether the last of them is a paragraph instead, which the lines behind may continue.
    func feedBlankLines(_ count: Int, endingInParagraph endsInParagraph: Bool) {
        for line in 0..<count {
            if endsInParagraph, line == count - 1 { cmark_parser_feed(parser, ".", 1) }
            cmark_parser_feed(parser, "\n", 1)
        }
    }

    /// Whether the last block goes on whatever comes, blank lines and headings included: fenced code, and HTML that is not closed.
    var endsInLiteral: Bool {
        guard let last = parser.pointee.root?.pointee.last_child,
            Int(last.pointee.flags) & Int(CMARK_NODE__OPEN.rawValue) != 0
        else { return false }
        // Indented code ends where a heading begins.
        return last.type == CMARK_NODE_CODE_BLOCK && last.pointee.as.code.fenced != 0
            || last.type == CMARK_NODE_HTML_BLOCK
    }

    /// Has cmark-gfm take the last line, and close a paragraph that is still open, as finishing would do; until then the
    /// meter could not see their text.
    func endLastLine(of source: SourceText, _ meter: inout WorkMeter) throws(ParseError) {
        if let last = source.bytes.last, last != 0x0A, last != 0x0D { cmark_parser_feed(parser, "\n", 1) }
        if let current = parser.pointee.current, current.type == CMARK_NODE_PARAGRAPH {
            cmark_parser_feed(parser, "\n", 1)
        }
        try meter.didFeed(into: parser)
    }

    /// Whether a link reference was defined.
    var hasDefinitions: Bool { parser.pointee.refmap?.pointee.refs != nil }

    /// Looks at the text of every block before inlines are parsed.
    func inspect(_ meter: inout WorkMeter) throws(ParseError) { try meter.willFinish(parser) }

    /// Parses the inlines.
    ///
    /// - Returns: the root of the tree, which the arena holds.
    func finish(hasTildes: Bool) -> UnsafeMutablePointer<cmark_node>? {
        guard hasTildes, let strikethrough = CMarkExtensions.registered.strikethrough else {
            return cmark_parser_finish(parser)
        }
        // It has no part in the parsing of blocks.
        cmark_parser_attach_syntax_extension(parser, strikethrough)
        nonisolated(unsafe) let parser = parser
        nonisolated(unsafe) var root: UnsafeMutablePointer<cmark_node>?
        CMarkExtensions.inlineLock.withLock { _ in root = cmark_parser_finish(parser) }
        return root
    }
}
