/// Indices of the top-level headings, code blocks and tables, so that callers need not scan all nodes.
///
/// It is a class so that passing on a document counts one reference for it.
final class BlockIndex: Sendable {
    let headings: [Int]
    let codeBlocks: [Int]
    let tables: [Int]
    let hasHTMLBlocks: Bool
    /// The cost of parsing the file.
    let cost: ParseCost

    init(_ builder: BlockIndexBuilder, costing cost: ParseCost) {
        self.cost = cost
        (headings, codeBlocks, tables) = (builder.headings, builder.codeBlocks, builder.tables)
        hasHTMLBlocks = builder.hasHTMLBlocks
    }
}

/// Collects a ``BlockIndex`` while the tree is copied.
struct BlockIndexBuilder: Sendable {
    /// The top-level headings, in order.
    private(set) var headings: [Int] = []
    /// The top-level code blocks, in order.
    private(set) var codeBlocks: [Int] = []
    /// The top-level tables, in order.
    private(set) var tables: [Int] = []
    /// Whether there is an HTML block at any level.
    private(set) var hasHTMLBlocks = false

    /// Adds a node.
    mutating func add(_ kind: Node.Kind, at index: Int, isTopLevel: Bool) {
        switch kind {
        case .heading: if isTopLevel { headings.append(index) }
        case .codeBlock: if isTopLevel { codeBlocks.append(index) }
        case .table: if isTopLevel { tables.append(index) }
        case .htmlBlock: hasHTMLBlocks = true
        case .document, .frontMatter, .blockQuote, .list, .item, .paragraph, .thematicBreak, .tableRow,
            .tableCell, .text, .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong,
            .strikethrough, .link, .image:
            break
        }
    }

    /// Adds the index of the nodes that come `distance` nodes later.
    mutating func append(_ other: BlockIndexBuilder, shiftedBy distance: Int) {
        headings += other.headings.lazy.map { $0 + distance }
        codeBlocks += other.codeBlocks.lazy.map { $0 + distance }
        tables += other.tables.lazy.map { $0 + distance }
        hasHTMLBlocks = hasHTMLBlocks || other.hasHTMLBlocks
    }
}
