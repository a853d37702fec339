internal import CMarkBridge

/// Copies the cmark-gfm tree of a segment, without its root, into an array in preorder.
///
/// Of cmark-gfm's positions only the start lines of blocks are used. The paragraph directly above a table has
/// line 0 in cmark-gfm; it gets the table's line. Line endings inside literals become LF. Blocks that begin
/// within front matter are part of it and are dropped, as are empty text nodes.
struct TreeBuilder {
    private let source: SourceText
    private let lines: Range<Int>
    /// The line after the front matter.
    private let frontMatterEnd: Int
    private var nodes: [Node] = []
    private var literals: LiteralFinder
    private var blocks = BlockIndexBuilder()

    /// - Parameters:
    ///   - bytes: the bytes of `source`.
    ///   - lines: the lines of the segment.
    ///   - storage: an array whose memory is reused; it is empty afterwards.
    init(
        _ source: SourceText,
        _ bytes: UnsafeBufferPointer<UInt8>,
        lines: Range<Int>,
        frontMatter: Int,
        into storage: inout [Node]
    ) {
        self.source = source
        self.lines = lines
        frontMatterEnd = frontMatter
        let range = source.range(ofLines: lines)
        literals = LiteralFinder(bytes, range: range, hasCarriageReturns: source.hasCarriageReturns)
        swap(&nodes, &storage)
        nodes.removeAll(keepingCapacity: true)
        nodes.reserveCapacity(min(1 << 13, range.count / 16) + 16)
    }

    /// The copied tree, ready for ``TreeAssembly``.
    func piece(costing meter: WorkMeter) -> TreeAssembly.Piece {
        TreeAssembly.Piece(
            nodes: nodes,
            ownText: literals.ownText,
            index: blocks,
            meter: meter,
            end: source.start(ofLine: lines.upperBound)
        )
    }

    /// Copies the tree below a root.
    mutating func add(_ root: UnsafeMutablePointer<cmark_node>) {
        // Growing a large array by doubling would need room for three times the nodes at the peak.
        if lines.count > 1 << 13 { nodes.reserveCapacity(root.count) }
        // The indices of the nodes around the current one; -1 for a dropped node.
        var open: [Int] = []
        var line = lines.lowerBound
        var node = root
        var index = -1
        while true {
            if let child = node.pointee.first_child, node == root || !isInFrontMatter(node) {
                open.append(index)
                node = child
            } else {
                while node.pointee.next == nil {
                    guard node != root, let parent = node.pointee.parent else { return }
                    node = parent
                    close(open.popLast())
                }
                guard node != root, let next = node.pointee.next else { return }
                node = next
            }
            if node.isBlock {
                line = startLine(of: node)
                literals.move(to: source.start(ofLine: line))
            }
            index = -1
            if !isInFrontMatter(node), !isEmptyText(node) {
                index = nodes.count
                let kind = kind(of: node)
                if node.isBlock { blocks.add(kind, at: index, isTopLevel: open.count == 1) }
                nodes.append(
                    Node(
                        kind: kind,
                        subtreeEnd: Int32(truncatingIfNeeded: index + 1),
                        startLine: Int32(truncatingIfNeeded: line)
                    )
                )
            }
        }
    }

    private mutating func close(_ index: Int?) {
        if let index, index >= 0 { nodes[index].subtreeEnd = Int32(truncatingIfNeeded: nodes.count) }
    }

    private func isInFrontMatter(_ node: UnsafeMutablePointer<cmark_node>) -> Bool {
        frontMatterEnd > lines.lowerBound && node.isBlock && startLine(of: node) < frontMatterEnd
    }

    /// Whether a node is an empty text. Blanks at the end of a line may leave one behind.
    private func isEmptyText(_ node: UnsafeMutablePointer<cmark_node>) -> Bool {
        node.type == CMARK_NODE_TEXT && node.pointee.as.literal.len == 0
    }

    private func startLine(of node: UnsafeMutablePointer<cmark_node>) -> Int {
        var node = node
        while node.pointee.start_line == 0, let next = node.pointee.next { node = next }
        return lines.lowerBound + max(0, Int(node.pointee.start_line) - 1)
    }
}

extension TreeBuilder {
    private mutating func kind(of node: UnsafeMutablePointer<cmark_node>) -> Node.Kind {
        switch node.type {
        case CMARK_NODE_TEXT: .text(literal(node.pointee.as.literal))
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_CODE: .code(literal(node.pointee.as.literal))
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_ITEM: .item(item(node))
        case CMARK_NODE_LIST: .list(list(node.pointee.as.list))
        case CMARK_NODE_HEADING: .heading(level: UInt8(truncatingIfNeeded: node.pointee.as.heading.level))
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        case CMARK_NODE_LINK: .link(link(node.pointee.as.link))
        case CMARK_NODE_IMAGE: .image(link(node.pointee.as.link))
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_HTML_INLINE: .htmlInline(literal(node.pointee.as.literal))
        case CMARK_NODE_BLOCK_QUOTE: .blockQuote
        case CMARK_NODE_CODE_BLOCK:
            .codeBlock(
                Node.CodeBlock(
                    info: literal(node.pointee.as.code.info),
                    code: literal(node.pointee.as.code.literal)
                )
            )
        case CMARK_NODE_HTML_BLOCK: .htmlBlock(literal(node.pointee.as.literal))
        case CMARK_NODE_DOCUMENT: .document
        default: extensionKind(of: node)
        }
    }

    private mutating func extensionKind(of node: UnsafeMutablePointer<cmark_node>) -> Node.Kind {
        guard let name = cmark_node_get_type_string(node) else { return .text(.empty) }
        // With the extensions attached here no other types exist.
        if strcmp(name, "table_cell") == 0 { return .tableCell }
        if strcmp(name, "table_row") == 0 { return .tableRow(isHeader: false) }
        if strcmp(name, "table_header") == 0 { return .tableRow(isHeader: true) }
        if strcmp(name, "table") == 0 { return .table(table(node)) }
        return strcmp(name, "strikethrough") == 0 ? .strikethrough : .text(.empty)
    }

    private func list(_ list: cmark_list) -> Node.List {
        Node.List(
            start: list.list_type == CMARK_ORDERED_LIST ? Int32(list.start) : nil,
            hasParenthesis: list.delimiter == CMARK_PAREN_DELIM,
            isTight: list.tight
        )
    }

    private func item(_ node: UnsafeMutablePointer<cmark_node>) -> Node.Item {
        // Only the task list extension sets an item's extension.
        Node.Item(
            isChecked: node.pointee.extension == nil
                ? nil : cmark_gfm_extensions_get_tasklist_item_checked(node)
        )
    }

    private mutating func table(_ node: UnsafeMutablePointer<cmark_node>) -> Node.Table {
        let columns = Int(cmark_gfm_extensions_get_table_columns(node))
        let alignments = UnsafeBufferPointer(
            start: cmark_gfm_extensions_get_table_alignments(node),
            count: columns
        )
        return Node.Table(alignments: literals.keep(alignments))
    }

    private mutating func link(_ link: cmark_link) -> Node.Link {
        Node.Link(destination: laterLiteral(link.url), title: laterLiteral(link.title))
    }

    private mutating func literal(_ chunk: cmark_chunk) -> Literal {
        guard chunk.len > 0 else { return .empty }
        return literals.literal(UnsafeBufferPointer(start: chunk.data, count: Int(chunk.len)))
    }

    private mutating func laterLiteral(_ chunk: cmark_chunk) -> Literal {
        guard chunk.len > 0 else { return .empty }
        return literals.laterLiteral(UnsafeBufferPointer(start: chunk.data, count: Int(chunk.len)))
    }
}

extension UnsafeMutablePointer<cmark_node> {
    fileprivate var isBlock: Bool {
        UInt32(pointee.type) & UInt32(CMARK_NODE_TYPE_MASK) == UInt32(CMARK_NODE_TYPE_PRESENT)
    }

    /// The number of nodes in the tree below a root, itself included.
    fileprivate var count: Int {
        var count = 1
        var node = self
        while true {
            if let child = node.pointee.first_child {
                node = child
            } else {
                while node != self, node.pointee.next == nil, let parent = node.pointee.parent {
                    node = parent
                }
                guard node != self, let next = node.pointee.next else { return count }
                node = next
            }
            count += 1
        }
    }
}
