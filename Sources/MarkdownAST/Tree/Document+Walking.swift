extension Document {
    /// The children of a node, in order.
    ///
    /// - Complexity: O(1) for the sequence, O(1) for each child.
    public func children(of index: Int) -> Children {
        Children(nodes: nodes, upcoming: index + 1, end: Int(nodes[index].subtreeEnd))
    }

    /// A node and those of its siblings that begin before another node.
    ///
    /// - Complexity: O(1) for the sequence, O(1) for each sibling.
    package func siblings(from index: Int, before end: Int) -> Children {
        Children(nodes: nodes, upcoming: max(1, index), end: min(end, nodes.count))
    }

    /// The top-level blocks.
    public var topLevelBlocks: Children { children(of: 0) }

    /// The lines of a block: from the one it begins on to the one on which the next block outside of it begins, or the end of
    /// the file. Blank lines and link reference definitions behind a block are therefore among its lines, and the
    /// lines of siblings tile the lines of their parent.
    ///
    /// - Complexity: O(1)
    public func lines(of index: Int) -> Range<Int> {
        let node = nodes[index]
        if index == 0 { return 0..<source.lineCount }
        let end = Int(node.subtreeEnd)
        let start = Int(node.startLine)
        return start..<(end < nodes.count ? max(start, Int(nodes[end].startLine)) : source.lineCount)
    }

    /// The bytes of a block's lines, see ``lines(of:)``. The ranges of the top-level blocks, with the lines before the first one,
    /// tile the file.
    public func range(of index: Int) -> Range<Int> {
        source.range(ofLines: lines(of: index))
    }

    /// The text of a node's inlines without markup: what a reader sees. Breaks become one space.
    public func plainText(of index: Int) -> String {
        var result: [UInt8] = []
        for child in index + 1..<max(index + 1, Int(nodes[index].subtreeEnd)) {
            switch nodes[child].kind {
            case .text(let literal), .code(let literal): result += bytes(of: literal)
            case .softBreak, .lineBreak: result.append(UInt8(ascii: " "))
            default: continue
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The indices of a node's children.
    public struct Children: Sequence, IteratorProtocol, Sendable {
        let nodes: [Node]
        var upcoming: Int
        let end: Int

        /// The next child's index.
        public mutating func next() -> Int? {
            guard upcoming < end else { return nil }
            defer { upcoming = Int(nodes[upcoming].subtreeEnd) }
            return upcoming
        }
    }
}
