internal import CMarkBridge

/// Adds up what the blocks of a file will cost beyond linear work, and refuses the file when it is too much.
///
/// Each rule stands for an input that is quadratic in cmark-gfm 0.29.0.gfm.6, found in its sources and measured:
///
/// - every line visits every open container, and every inline every container around it: nesting;
/// - a short row of a table is filled up with empty cells: missing cells;
/// - cells are kept in a list that is walked to its end for each cell: the square of the pipes of a line;
/// - each line like `|-|` under a paragraph reads the whole paragraph again;
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
    private var columns = 0
    private var paragraphSize = 0

    /// How many bytes to feed before looking again; a few lines only while a wide table is open.
    var pieceSize: Int { columns > 16 || paragraphSize > 4096 ? 256 : 4096 }

    /// Blocks with less text than this cannot ask for much, whatever they hold.
    private static let smallBlock = 1024

    init(source: SourceText, limits: ParseLimits) {
        self.source = source
        self.limits = limits
        budget = limits.work + limits.workPerByte * source.bytes.count
    }

    mutating func willFeed(lines: Range<Int>, into parser: UnsafeMutablePointer<cmark_parser>)
        throws(ParseError)
    {
        let range = source.range(ofLines: lines)
        if lines.count == 1, range.count > Self.smallBlock {
            try inspectLongLine(lines.lowerBound)
        }
        if paragraphSize > Self.smallBlock {
            for line in lines where source.bytes[source.content(ofLine: line)].looksLikeDelimiterRow {
                try charge(paragraphSize, .markup, line: line)
            }
        }
    }

    mutating func didFeed(lines: Range<Int>, into parser: UnsafeMutablePointer<cmark_parser>)
        throws(ParseError)
    {
        columns = 0
        paragraphSize = 0
        guard var node = parser.pointee.current else { return }
        if cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH {
            paragraphSize = Int(node.pointee.content.size)
        }
        var depth = 0
        while let parent = node.pointee.parent {
            depth += 1
            if node.pointee.extension != nil {
                columns = max(columns, Int(cmark_gfm_extensions_get_table_columns(node)))
            }
            node = parent
        }
        if depth > limits.nesting {
            throw .limit(.nesting(limit: limits.nesting), position(ofLine: lines.lowerBound))
        }
        if columns > 1 {
            for line in lines {
                missingCells += max(0, columns - source.full(ofLine: line).count)
                guard missingCells <= limits.missingCells else {
                    throw .limit(.missingCells(limit: limits.missingCells), position(ofLine: line))
                }
            }
        }
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
        let nodeLimit = limits.nodes + source.bytes.count / 3
        guard let root = parser.pointee.root else { return }
        var node = root
        while true {
            nodes += node.pointee.extension == nil ? 1 : 2
            if let bytes = node.pointee.content.ptr, !node.holdsLiteral {
                let text = UnsafeBufferPointer(start: bytes, count: Int(node.pointee.content.size))
                nodes += 2 * text.markupCount
                if longest > 0 || text.count > Self.smallBlock {
                    try inspect(text, line: Int(node.pointee.start_line) - 1, longestDefinition: longest)
                }
            }
            guard nodes <= nodeLimit else {
                throw .limit(.nodes(limit: nodeLimit), position(ofLine: Int(node.pointee.start_line) - 1))
            }
            if let child = node.pointee.first_child {
                node = child
                continue
            }
            while node != root, node.pointee.next == nil, let parent = node.pointee.parent { node = parent }
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
        let limit = limits.expansion + limits.expansionPerByte * source.bytes.count
        guard expansion <= limit else { throw .limit(.expansion(limit: limit), position(ofLine: line)) }
    }

    private mutating func inspectLongLine(_ line: Int) throws(ParseError) {
        let content = source.bytes[source.full(ofLine: line)]
        var markers = 0
        for byte in content {
            if byte == UInt8(ascii: ">") {
                markers += 1
            } else if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "*")
                || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ")")
            {
                markers += 2
            } else if byte != UInt8(ascii: " "), byte != UInt8(ascii: "\t"), !(0x30...0x39).contains(byte) {
                break
            }
        }
        // A thematic break may be as long as it likes; it opens nothing.
        if markers > limits.nesting, !content.looksLikeThematicBreak {
            throw .limit(.nesting(limit: limits.nesting), position(ofLine: line))
        }
        var pipes = 0
        for byte in content where byte == UInt8(ascii: "|") { pipes += 1 }
        try charge(pipes * pipes * 2, .pipes, line: line)
    }

    private mutating func charge(_ cost: Int, _ exceeded: ParseLimits.Exceeded, line: Int) throws(ParseError)
    {
        work += cost
        guard work <= budget else { throw .limit(exceeded, position(ofLine: line)) }
    }

    private func position(ofLine line: Int) -> SourcePosition {
        source.position(at: source.start(ofLine: line))
    }
}

/// How often the openers stand in a text that cost more than their own length.
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
    /// Whether the block's text is taken as it is, without inlines.
    fileprivate var holdsLiteral: Bool {
        let type = cmark_node_get_type(self)
        return type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK
    }
}

extension ArraySlice<UInt8> {
    /// Whether the line might be the delimiter row of a table, whatever containers it stands in.
    fileprivate var looksLikeDelimiterRow: Bool {
        var dashes = false
        for byte in self {
            switch byte {
            case UInt8(ascii: "-"): dashes = true
            case UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\t"),
                UInt8(ascii: ">"),
                0x0B, 0x0C:
                continue
            default: return false
            }
        }
        return dashes
    }

    fileprivate var looksLikeThematicBreak: Bool {
        var mark: UInt8?
        for byte in self where byte != UInt8(ascii: " ") && byte != UInt8(ascii: "\t") && byte > 0x0D {
            if let mark, mark != byte { return false }
            mark = byte
        }
        return mark == UInt8(ascii: "-") || mark == UInt8(ascii: "*")
    }
}
