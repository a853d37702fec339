internal import CMarkBridge
internal import Synchronization

/// A cmark-gfm parser for one segment, and the tree that it builds. Both lie in the thread's arena and are
/// freed with it.
struct CMarkParser: ~Copyable {
    private let parser: UnsafeMutablePointer<cmark_parser>

    /// Makes a parser in the arena of this thread; nil if cmark-gfm gives none.
    init?() {
        guard let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, CMarkArena.functions) else {
            return nil
        }
        self.parser = parser
        for syntax in CMarkExtensions.registered.blocks {
            cmark_parser_attach_syntax_extension(parser, syntax)
        }
    }

    /// Feeds lines to cmark-gfm. The meter looks at the open blocks before and after, so a costly file is
    /// refused before it is parsed.
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

    /// Feeds blank lines to cmark-gfm in place of the lines of front matter.
    ///
    /// - Parameter endsInParagraph: whether the last line is a one-word paragraph instead, which the lines
    ///   below may continue.
    func feedBlankLines(_ count: Int, endingInParagraph endsInParagraph: Bool) {
        for line in 0..<count {
            if endsInParagraph, line == count - 1 { cmark_parser_feed(parser, ".", 1) }
            cmark_parser_feed(parser, "\n", 1)
        }
    }

    /// Whether the last block stays open until a line closes it, whatever lines come in between, blank lines
    /// and headings included: fenced code, or HTML that is not closed.
    var endsInLiteral: Bool {
        guard let last = parser.pointee.root?.pointee.last_child,
            Int(last.pointee.flags) & Int(CMARK_NODE__OPEN.rawValue) != 0
        else { return false }
        // Indented code ends at a heading.
        return last.type == CMARK_NODE_CODE_BLOCK && last.pointee.as.code.fenced != 0
            || last.type == CMARK_NODE_HTML_BLOCK
    }

    /// Makes cmark-gfm process the last line and close an open paragraph, as finishing would. Until then the
    /// meter cannot see their text.
    func endLastLine(of source: SourceText, _ meter: inout WorkMeter) throws(ParseError) {
        if let last = source.bytes.last, last != 0x0A, last != 0x0D { cmark_parser_feed(parser, "\n", 1) }
        if let current = parser.pointee.current, current.type == CMARK_NODE_PARAGRAPH {
            cmark_parser_feed(parser, "\n", 1)
        }
        try meter.didFeed(into: parser)
    }

    /// Whether the lines that were fed define a link reference.
    var hasDefinitions: Bool { parser.pointee.refmap?.pointee.refs != nil }

    /// Lets the meter look at the text of every block before inlines are parsed.
    func inspect(_ meter: inout WorkMeter) throws(ParseError) { try meter.willFinish(parser) }

    /// Parses the inlines.
    ///
    /// - Returns: the root of the tree, which lives in the arena.
    func finish(hasTildes: Bool) -> UnsafeMutablePointer<cmark_node>? {
        guard hasTildes, let strikethrough = CMarkExtensions.registered.strikethrough else {
            return cmark_parser_finish(parser)
        }
        // Strikethrough takes no part in parsing blocks, so it can be attached this late.
        cmark_parser_attach_syntax_extension(parser, strikethrough)
        nonisolated(unsafe) let parser = parser
        nonisolated(unsafe) var root: UnsafeMutablePointer<cmark_node>?
        CMarkExtensions.inlineLock.withLock { _ in root = cmark_parser_finish(parser) }
        return root
    }
}
