internal import CMarkBridge

/// Copies a cmark-gfm tree into a flat preorder array.
///
/// Of positions only the start lines of blocks are taken. A paragraph that a table pushed out of its first lines
/// has line 0 in cmark-gfm; it gets the line of its table. Line endings inside literals become LF. Blocks that
/// begin within front matter become part of it. Texts without text are left out.
struct TreeBuilder {
    private(set) var nodes: [Node] = []
    private(set) var literals: [UInt8] = []
    private let frontMatterEnd: Int
    private let expectsCarriageReturns: Bool

    init(source: SourceText, frontMatter: Int, expectsCarriageReturns: Bool) {
        frontMatterEnd = frontMatter
        self.expectsCarriageReturns = expectsCarriageReturns
        literals.reserveCapacity(source.bytes.count)
    }

    mutating func add(_ root: UnsafeMutablePointer<cmark_node>) {
        // Growing by doubling would hold three times the nodes for a moment.
        nodes.reserveCapacity(root.count + 1)
        var open: [Int] = []
        var line: Int32 = 0
        var node = root
        append(.document, line: 0)
        open.append(0)
        if frontMatterEnd > 0 { append(.frontMatter, line: 0) }
        while true {
            if let child = node.pointee.first_child, node == root || !isInFrontMatter(node) {
                node = child
            } else {
                while node.pointee.next == nil {
                    guard node != root, let parent = node.pointee.parent else { break }
                    close(&open)
                    node = parent
                }
                guard node != root, let next = node.pointee.next else { break }
                close(&open)
                node = next
            }
            if cmark_node_get_type(node).rawValue & UInt32(CMARK_NODE_TYPE_MASK) == blockType {
                line = startLine(of: node)
            }
            open.append(nodes.count)
            if !isInFrontMatter(node), !isEmptyText(node) { append(kind(of: node), line: line) }
        }
        while !open.isEmpty { close(&open) }
    }

    private var blockType: UInt32 { UInt32(0x8000) }

    private mutating func append(_ kind: Node.Kind, line: Int32) {
        let end = Int32(truncatingIfNeeded: nodes.count + 1)
        nodes.append(Node(kind: kind, subtreeEnd: end, startLine: line))
    }

    private mutating func close(_ open: inout [Int]) {
        if let index = open.popLast(), index < nodes.count {
            nodes[index].subtreeEnd = Int32(truncatingIfNeeded: nodes.count)
        }
    }

    private func isInFrontMatter(_ node: UnsafeMutablePointer<cmark_node>) -> Bool {
        frontMatterEnd > 0 && startLine(of: node) < frontMatterEnd
            && cmark_node_get_type(node).rawValue & UInt32(CMARK_NODE_TYPE_MASK) == blockType
    }

    /// Blanks at the end of a line leave an empty text behind them, depending on what stands before them.
    private func isEmptyText(_ node: UnsafeMutablePointer<cmark_node>) -> Bool {
        cmark_node_get_type(node) == CMARK_NODE_TEXT && node.pointee.as.literal.len == 0
    }

    private func startLine(of node: UnsafeMutablePointer<cmark_node>) -> Int32 {
        var node = node
        while node.pointee.start_line == 0, let next = node.pointee.next { node = next }
        return max(0, Int32(node.pointee.start_line) - 1)
    }
}

extension TreeBuilder {
    private mutating func kind(of node: UnsafeMutablePointer<cmark_node>) -> Node.Kind {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_TEXT: .text(literal(node.pointee.as.literal))
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_CODE: .code(literal(node.pointee.as.literal))
        case CMARK_NODE_HTML_INLINE: .htmlInline(literal(node.pointee.as.literal))
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK: .link(link(node.pointee.as.link))
        case CMARK_NODE_IMAGE: .image(link(node.pointee.as.link))
        case CMARK_NODE_DOCUMENT: .document
        case CMARK_NODE_BLOCK_QUOTE: .blockQuote
        case CMARK_NODE_LIST: .list(list(node.pointee.as.list))
        case CMARK_NODE_ITEM: .item(item(node))
        case CMARK_NODE_CODE_BLOCK:
            .codeBlock(
                Node.CodeBlock(
                    info: literal(node.pointee.as.code.info),
                    code: literal(node.pointee.as.code.literal)
                )
            )
        case CMARK_NODE_HTML_BLOCK: .htmlBlock(literal(node.pointee.as.literal))
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_HEADING: .heading(level: UInt8(truncatingIfNeeded: node.pointee.as.heading.level))
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        default: extensionKind(of: node)
        }
    }

    private mutating func extensionKind(of node: UnsafeMutablePointer<cmark_node>) -> Node.Kind {
        switch String(cString: cmark_node_get_type_string(node)) {
        case "table": .table(table(node))
        case "table_header": .tableRow(isHeader: true)
        case "table_row": .tableRow(isHeader: false)
        case "table_cell": .tableCell
        case "strikethrough": .strikethrough
        // No other node exists with the extensions attached here.
        default: .text(.empty)
        }
    }

    private func list(_ list: cmark_list) -> Node.List {
        Node.List(
            start: list.list_type == CMARK_ORDERED_LIST ? Int32(list.start) : nil,
            hasParenthesis: list.delimiter == CMARK_PAREN_DELIM,
            isTight: list.tight
        )
    }

    private func item(_ node: UnsafeMutablePointer<cmark_node>) -> Node.Item {
        // Only the task list extension marks an item.
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
        return Node.Table(alignments: literal(alignments))
    }

    private mutating func link(_ link: cmark_link) -> Node.Link {
        Node.Link(destination: literal(link.url), title: literal(link.title))
    }

    private mutating func literal(_ chunk: cmark_chunk) -> Literal {
        guard chunk.len > 0 else { return .empty }
        return literal(UnsafeBufferPointer(start: chunk.data, count: Int(chunk.len)))
    }

    private mutating func literal(_ bytes: UnsafeBufferPointer<UInt8>) -> Literal {
        let start = literals.count
        if expectsCarriageReturns {
            var previous: UInt8 = 0
            for byte in bytes {
                if byte == UInt8(ascii: "\r") {
                    literals.append(UInt8(ascii: "\n"))
                } else if byte != UInt8(ascii: "\n") || previous != UInt8(ascii: "\r") {
                    literals.append(byte)
                }
                previous = byte
            }
        } else {
            literals.append(contentsOf: bytes)
        }
        return Literal(
            start: UInt32(truncatingIfNeeded: start),
            count: UInt32(truncatingIfNeeded: literals.count - start)
        )
    }
}

extension UnsafeMutablePointer<cmark_node> {
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
