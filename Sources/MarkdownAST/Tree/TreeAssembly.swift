/// The nodes of a file, and the texts of the literals that the source does not contain.
struct Tree: Sendable {
    let nodes: [Node]
    let ownText: [UInt8]
    let index: BlockIndex
}

/// Concatenates the trees of segments, which may arrive in any order.
struct TreeAssembly: Sendable {
    /// The nodes of a segment without a root, and its own text. Node indices and addresses count from the
    /// start of the segment's arrays.
    struct Piece: Sendable {
        let nodes: [Node]
        let ownText: [UInt8]
        let index: BlockIndexBuilder
        /// The cost of the segment.
        let meter: WorkMeter
        /// The byte offset in the file where the segment ends.
        let end: Int
    }

    /// The result of parsing a segment on its own.
    enum Outcome: Sendable {
        /// Its tree, and the number of consecutive segments that it covers.
        case tree(Piece, segments: Int)
        /// A block of fenced code or HTML is open at its end, assuming that none was open at its start.
        case open(Segment)
    }

    private var nodes: [Node] = []
    private var ownText: [UInt8] = []
    private var index = BlockIndexBuilder()
    private var next = 0
    private var waiting: [Int: Outcome] = [:]
    private let size: Int
    /// The cost of all segments that were added.
    private var total: WorkMeter
    /// Whether the cost exceeds a limit.
    private(set) var isTooMuch = false

    init(hasFrontMatter: Bool, size: Int, _ total: WorkMeter) {
        self.size = size
        self.total = total
        nodes.append(Node(kind: .document, subtreeEnd: 1, startLine: 0))
        if hasFrontMatter { nodes.append(Node(kind: .frontMatter, subtreeEnd: 2, startLine: 0)) }
    }

    /// Adds the result for the segment with an index.
    ///
    /// A segment's tree is valid only if no block is open at its start, which is known once all earlier
    /// segments are in. Trees that were parsed under a wrong assumption are discarded.
    ///
    /// - Returns: a segment to be parsed again, together with those after it. No later result is used before
    ///   that one is added.
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

    /// Whether the segments added so far and this one stay within the limits.
    func canAdd(_ meter: WorkMeter) -> Bool {
        var total = total
        return total.add(meter)
    }

    /// The whole tree, once all segments are in.
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

    /// Reserves room for as many nodes as the file will have at the present density. Growing by doubling
    /// would need room for three times the nodes at the peak; reserved memory that is never written takes no
    /// pages.
    private mutating func reserve(for piece: Piece) {
        let count = nodes.count + piece.nodes.count
        guard count > nodes.capacity else { return }
        let rest = Double(max(0, size - piece.end)) / Double(max(1, piece.end))
        nodes.reserveLargeCapacity(count + Int(Double(count) * rest * 1.125))
    }
}

extension Node.Kind {
    /// The same kind with addresses in the own text of the whole file.
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
