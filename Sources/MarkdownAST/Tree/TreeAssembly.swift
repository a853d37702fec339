/// The nodes of a file, and the text of those literals that do not stand in it.
struct Tree: Sendable {
    let nodes: [Node]
    let ownText: [UInt8]
    let index: BlockIndex
}

/// Puts the trees of segments behind one another, in whatever order they come.
struct TreeAssembly: Sendable {
    /// The nodes of a segment without a root, and the text that their literals lie in; both count from the segment's start.
    struct Piece: Sendable {
        let nodes: [Node]
        let ownText: [UInt8]
        let index: BlockIndexBuilder
        /// What it costs.
        let meter: WorkMeter
        /// Where its bytes end in the file.
        let end: Int
    }

    /// What came of parsing a segment for itself.
    enum Outcome: Sendable {
        /// Its tree, and the number of segments that it takes in.
        case tree(Piece, segments: Int)
        /// Fenced code or HTML is open at its end, if nothing was open at its start.
        case open(Segment)
    }

    private var nodes: [Node] = []
    private var ownText: [UInt8] = []
    private var index = BlockIndexBuilder()
    private var next = 0
    private var waiting: [Int: Outcome] = [:]
    private let size: Int
    /// What all that was added costs together.
    private var total: WorkMeter
    /// Whether it costs more than a file may.
    private(set) var isTooMuch = false

    init(hasFrontMatter: Bool, size: Int, _ total: WorkMeter) {
        self.size = size
        self.total = total
        nodes.append(Node(kind: .document, subtreeEnd: 1, startLine: 0))
        if hasFrontMatter { nodes.append(Node(kind: .frontMatter, subtreeEnd: 2, startLine: 0)) }
    }

    /// Adds what came of a segment by its place among the segments.
    ///
    /// Whether a segment begins where nothing is open shows when all before it are there. What was parsed although something is
    /// open is left out then.
    ///
    /// - Returns: a segment that is to be parsed together with those behind it; nothing is added behind it until its outcome is.
    mutating func add(_ outcome: Outcome, at index: Int) -> Segment? {
        if index >= next { waiting[index] = outcome }
        while let outcome = waiting.removeValue(forKey: next) {
            switch outcome {
            case .open(let segment): return segment
            case .tree(let piece, let segments):
                append(piece)
                for index in next + 1..<next + segments { waiting[index] = nil }
                next += segments
            }
        }
        return nil
    }

    /// Whether a segment may be added, as far as those before it are there.
    func canAdd(_ meter: WorkMeter) -> Bool {
        var total = total
        return total.add(meter)
    }

    /// The whole tree, when all segments are there.
    mutating func finish() -> Tree {
        nodes[0].subtreeEnd = Int32(truncatingIfNeeded: nodes.count)
        defer { (nodes, ownText) = ([], []) }
        return Tree(nodes: nodes, ownText: ownText, index: BlockIndex(index, costing: total.cost))
    }

    private mutating func append(_ piece: Piece) {
        if !total.add(piece.meter) { isTooMuch = true }
        reserve(for: piece)
        index.append(piece.index, shiftedBy: nodes.count)
        let base = Int32(truncatingIfNeeded: nodes.count)
        let textBase = UInt32(truncatingIfNeeded: ownText.count)
        if piece.ownText.isEmpty || textBase == 0 {
            for node in piece.nodes {
                nodes.append(
                    Node(kind: node.kind, subtreeEnd: node.subtreeEnd + base, startLine: node.startLine))
            }
        } else {
            for node in piece.nodes {
                nodes.append(
                    Node(
                        kind: node.kind.shiftingOwnText(by: textBase),
                        subtreeEnd: node.subtreeEnd + base,
                        startLine: node.startLine
                    )
                )
            }
        }
        ownText.append(contentsOf: piece.ownText)
    }

    /// Makes room for as many nodes as the file will have if it goes on like this. Growing by doubling would hold three times
    /// the nodes for a moment; room that is not used takes no memory.
    private mutating func reserve(for piece: Piece) {
        let count = nodes.count + piece.nodes.count
        guard count > nodes.capacity else { return }
        let rest = Double(max(0, size - piece.end)) / Double(max(1, piece.end))
        nodes.reserveLargeCapacity(count + Int(Double(count) * rest * 1.125))
    }
}

extension Node.Kind {
    /// The kind with addresses in the text of the whole file.
    fileprivate func shiftingOwnText(by distance: UInt32) -> Node.Kind {
        switch self {
        case .text(let literal): .text(literal.shifted(by: distance))
        case .code(let literal): .code(literal.shifted(by: distance))
        case .htmlInline(let literal): .htmlInline(literal.shifted(by: distance))
        case .htmlBlock(let literal): .htmlBlock(literal.shifted(by: distance))
        case .link(let link): .link(link.shifted(by: distance))
        case .image(let link): .image(link.shifted(by: distance))
        case .codeBlock(let code):
            .codeBlock(
                Node.CodeBlock(info: code.info.shifted(by: distance), code: code.code.shifted(by: distance)))
        case .table(let table): .table(Node.Table(alignments: table.alignments.shifted(by: distance)))
        case .document, .frontMatter, .blockQuote, .list, .item, .paragraph, .heading, .thematicBreak,
            .tableRow, .tableCell, .softBreak, .lineBreak, .emphasis, .strong, .strikethrough:
            self
        }
    }
}

extension Node.Link {
    fileprivate func shifted(by distance: UInt32) -> Node.Link {
        Node.Link(destination: destination.shifted(by: distance), title: title.shifted(by: distance))
    }
}
