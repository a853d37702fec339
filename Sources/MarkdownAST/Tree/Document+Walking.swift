extension Document {
    /// The indices of a node's children, in order.
    ///
    /// - Complexity: O(1) for the sequence, O(1) for each child.
    public func children(of index: Int) -> Children {
        Children(nodes: nodes, upcoming: index + 1, end: Int(nodes[index].subtreeEnd))
    }

    /// The indices of a node and of its later siblings that begin before node `end`.
    ///
    /// - Complexity: O(1) for the sequence, O(1) for each sibling.
    package func siblings(from index: Int, before end: Int) -> Children {
        Children(nodes: nodes, upcoming: max(1, index), end: min(end, nodes.count))
    }

    /// The indices of the top-level blocks.
    public var topLevelBlocks: Children { children(of: 0) }

    /// The lines of a block, 0-based: from its first line to the first line of the next block outside of it,
    /// or the end of the file. They include blank lines and link reference definitions after the block, so
    /// the lines of siblings tile those of their parent.
    ///
    /// - Complexity: O(1)
    public func lines(of index: Int) -> Range<Int> {
        let node = nodes[index]
        if index == 0 { return 0..<source.lineCount }
        let end = Int(node.subtreeEnd)
        let start = Int(node.startLine)
        return start..<(end < nodes.count ? max(start, Int(nodes[end].startLine)) : source.lineCount)
    }

    /// The byte range of a block's lines, see ``lines(of:)``. The lines before the first top-level block and
    /// the ranges of the top-level blocks tile the file.
    public func range(of index: Int) -> Range<Int> {
        source.range(ofLines: lines(of: index))
    }

    /// The text of a node's inlines without markup, as a reader sees it. A line break becomes one space.
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

    /// A sequence of the indices of sibling nodes.
    public struct Children: Sequence, IteratorProtocol, Sendable {
        let nodes: [Node]
        var upcoming: Int
        let end: Int

        /// The index of the next sibling; nil after the last.
        public mutating func next() -> Int? {
            guard upcoming < end else { return nil }
            defer { upcoming = Int(nodes[upcoming].subtreeEnd) }
            return upcoming
        }
    }
}
