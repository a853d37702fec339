internal import CMarkBridge

/// Adds up what the blocks of a file cost beyond linear work, and refuses the file when the sum exceeds
/// ``ParseLimits``.
///
/// Each rule stands for an input that takes quadratic time in cmark-gfm 0.29.0.gfm.6, found in its sources
/// and measured:
///
/// - every line visits every open container, and every inline every container around it: nesting;
/// - a short row of a table is filled up with empty cells: missing cells;
/// - cells are kept in a list that is walked to its end for each cell: the square of the pipes of a line;
/// - each line like `|-|` under a paragraph reads the whole paragraph as one row;
/// - `<?` and `<!` look for their end in the rest of the paragraph;
/// - each link deactivates all `![` before it;
/// - each reference link copies the destination and the title of its definition;
/// - a node takes some 200 bytes, and dense markup makes a node of nearly every byte.
struct WorkMeter {
    private let source: SourceText
    private let limits: ParseLimits
    private let budget: Int
    private var work = 0
    private var missingCells = 0
    private var nodes = 0
    private var expansion = 0
    /// The number of columns of the open table; 0 if no table is open.
    private var columns = 0
    /// The first line that is fed, from which cmark-gfm counts lines.
    private var firstLine = 0
    /// Whether `nodes` already includes the markup of all text.
    private var hasMarkup = false

    /// How many bytes are fed between two looks at the open blocks.
    private static let pieceSize = 4096

    /// A block with less text than this many bytes cannot cost much, whatever it holds.
    private static let smallBlock = 1024

    init(source: SourceText, limits: ParseLimits) {
        self.source = source
        self.limits = limits
        budget = limits.workLimit(forSize: source.bytes.count)
    }

    /// A meter for one of several segments, in which the parser counts lines from the segment's first.
    ///
    /// A segment may use only a part of the budget, since it may be parsed in vain, and several are parsed at
    /// once. A file that needs more is parsed in one piece.
    init(segmentFrom first: Int, of source: SourceText, limits: ParseLimits) {
        self.source = source
        self.limits = limits
        budget = limits.workLimit(forSize: source.bytes.count) / 16
        firstLine = first
    }

    /// Counts the markup in all bytes of a segment: at least that of its texts, and much faster to count than
    /// text by text. If the sum is too large, a parse in one piece counts exactly.
    mutating func addMarkup(of lines: Range<Int>) {
        hasMarkup = true
        nodes += source.bytes.withUnsafeBufferPointer { bytes in
            2 * UnsafeBufferPointer(rebasing: bytes[source.range(ofLines: lines)]).markupCount
        }
    }

    /// The reason to give up a segment when a parse in one piece will find the real one.
    var refusal: ParseError { .limit(.expansion(limit: limits.expansion), position(ofLine: firstLine)) }

    /// Adds the cost of a segment that had a meter of its own.
    ///
    /// - Returns: false if the sum exceeds a limit.
    mutating func add(_ segment: WorkMeter) -> Bool {
        nodes += segment.nodes
        expansion += segment.expansion
        work += segment.work
        missingCells += segment.missingCells
        return work <= budget && nodes <= nodeLimit && missingCells <= limits.missingCells
    }

    /// The line after the piece that begins on line `first`. A line that may be a table's delimiter row is a
    /// piece of its own, so that the open blocks before and after it are known. No piece crosses a cut
    /// between segments.
    func endOfPiece(from first: Int) -> Int {
        var end = first + 1
        if source.looksLikeDelimiterRow(first) { return end }
        let start = source.start(ofLine: first)
        while end < source.lineCount, source.start(ofLine: end + 1) - start <= Self.pieceSize {
            let mayEndHere = source.mayBeginMarkup(end)
            if mayEndHere, source.looksLikeDelimiterRow(end) || source.isCut(end) { break }
            end += 1
        }
        return end
    }

    mutating func willFeed(lines: Range<Int>, into parser: UnsafeMutablePointer<cmark_parser>)
        throws(ParseError)
    {
        let first = lines.lowerBound
        if lines.count == 1, source.full(ofLine: first).count > Self.smallBlock,
            source.markers(ofLine: first) > limits.nesting
        {
            throw .limit(.nesting(limit: limits.nesting), position(ofLine: first))
        }
        if source.looksLikeDelimiterRow(first) {
            try charge(source.bytes[source.full(ofLine: first)].cellCost, .pipes, line: first)
            // cmark-gfm reads the whole paragraph above as one row, each time, to find the header in its last
            // line.
            if let open = parser.pointee.current, open.type == CMARK_NODE_PARAGRAPH {
                let content = open.pointee.content
                let text = UnsafeBufferPointer(start: content.ptr, count: Int(content.size))
                try charge(text.headerCost, .markup, line: first)
            }
        } else if columns > 0 {
            for line in lines {
                let row = source.bytes[source.content(ofLine: line)]
                if row.allSatisfy({
                    $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: ">")
                }) {
                    break
                }
                try charge(row.cellCost, .pipes, line: line)
                missingCells += max(0, columns - row.pipes - 1)
                guard missingCells <= limits.missingCells else {
                    throw .limit(.missingCells(limit: limits.missingCells), position(ofLine: line))
                }
            }
        }
    }

    mutating func didFeed(into parser: UnsafeMutablePointer<cmark_parser>) throws(ParseError) {
        columns = 0
        guard let current = parser.pointee.current else { return }
        var depth = 0
        var node = current
        while let parent = node.pointee.parent {
            if node.isContainer { depth += 1 }
            if node.pointee.extension != nil {
                columns = max(columns, Int(cmark_gfm_extensions_get_table_columns(node)))
            }
            node = parent
        }
        guard depth > limits.nesting else { return }
        // The outermost of the containers beyond the limit.
        node = current
        while depth > limits.nesting + 1 || !node.isContainer, let parent = node.pointee.parent {
            if node.isContainer { depth -= 1 }
            node = parent
        }
        throw .limit(.nesting(limit: limits.nesting), position(of: node))
    }

    /// Looks at the text of every block before inlines are parsed.
    mutating func willFinish(_ parser: UnsafeMutablePointer<cmark_parser>) throws(ParseError) {
        var longest = 0
        var entry = parser.pointee.refmap?.pointee.refs
        while let current = entry {
            current.withMemoryRebound(to: cmark_reference.self, capacity: 1) { reference in
                longest = max(longest, Int(reference.pointee.url.len) + Int(reference.pointee.title.len))
            }
            entry = current.pointee.next
        }
        guard let root = parser.pointee.root else { return }
        var node = root
        var depth = 0
        while true {
            if depth > limits.nesting, node.isContainer {
                throw .limit(.nesting(limit: limits.nesting), position(of: node))
            }
            // The file has one root, however many segments it has.
            if node != root || firstLine == 0 { nodes += node.pointee.extension == nil ? 1 : 2 }
            if let bytes = node.pointee.content.ptr, !node.holdsLiteral {
                let text = UnsafeBufferPointer(start: bytes, count: Int(node.pointee.content.size))
                // The last line ending of the text begins no inline.
                if !hasMarkup { nodes += 2 * max(0, text.markupCount - 1) }
                if longest > 0 || text.count > Self.smallBlock {
                    try inspect(text, line: line(of: node), longestDefinition: longest)
                }
            }
            guard nodes <= nodeLimit else {
                throw .limit(.nodes(limit: nodeLimit), position(of: node))
            }
            if let child = node.pointee.first_child {
                node = child
                depth += 1
                continue
            }
            while node != root, node.pointee.next == nil, let parent = node.pointee.parent {
                node = parent
                depth -= 1
            }
            guard node != root, let next = node.pointee.next else { return }
            node = next
        }
    }

    /// Looks at the text of one block.
    private mutating func inspect(
        _ text: UnsafeBufferPointer<UInt8>,
        line: Int,
        longestDefinition: Int
    ) throws(ParseError) {
        let marks = InlineMarks(counting: text)
        try charge(marks.unclosable * text.count / 2, .markup, line: line)
        try charge(marks.imageOpeners * marks.closers * 2, .markup, line: line)
        expansion += marks.closers * longestDefinition
        let limit = limits.expansionLimit(forSize: source.bytes.count)
        guard expansion <= limit else { throw .limit(.expansion(limit: limit), position(ofLine: line)) }
    }

    private mutating func charge(_ cost: Int, _ exceeded: ParseLimits.Exceeded, line: Int) throws(ParseError)
    {
        work += cost
        guard work <= budget else { throw .limit(exceeded, position(ofLine: line)) }
    }

    private var nodeLimit: Int { limits.nodeLimit(forSize: source.bytes.count) }

    /// The cost so far.
    var cost: ParseCost {
        ParseCost(nodes: nodes, work: work, missingCells: missingCells, expansion: expansion)
    }

    private func line(of node: UnsafeMutablePointer<cmark_node>) -> Int {
        firstLine + Int(node.pointee.start_line) - 1
    }

    private func position(of node: UnsafeMutablePointer<cmark_node>) -> SourcePosition {
        position(ofLine: line(of: node))
    }

    private func position(ofLine line: Int) -> SourcePosition {
        source.position(at: source.start(ofLine: line))
    }
}

/// Counts the openers whose cost grows faster than the text.
private struct InlineMarks {
    /// `<?` and `<!`
    private(set) var unclosable = 0
    /// `![`
    private(set) var imageOpeners = 0
    /// `]`
    private(set) var closers = 0

    init(counting bytes: UnsafeBufferPointer<UInt8>) {
        var previous: UInt8 = 0
        for byte in bytes {
            if byte == UInt8(ascii: "]") {
                closers += 1
            } else if previous == UInt8(ascii: "<") {
                if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "!") { unclosable += 1 }
            } else if previous == UInt8(ascii: "!"), byte == UInt8(ascii: "[") {
                imageOpeners += 1
            }
            previous = byte
        }
    }
}

extension UnsafeMutablePointer<cmark_node> {
    /// The same as `cmark_node_get_type`, without the call.
    var type: cmark_node_type { cmark_node_type(UInt32(pointee.type)) }

    /// Whether the block is a container whose markers stand at the start of its lines.
    fileprivate var isContainer: Bool {
        let type = type
        return type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_LIST || type == CMARK_NODE_ITEM
    }

    /// Whether the block's text has no inlines.
    fileprivate var holdsLiteral: Bool {
        let type = type
        return type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK
    }
}
