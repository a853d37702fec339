extension Document {
    /// Whether two documents have the same meaning: equal kinds, payloads, nesting and text, whatever their
    /// positions and spelling.
    ///
    /// Equal trees render to equal HTML.
    ///
    /// - Complexity: O(nodes + text)
    public func hasSameTree(as other: Document) -> Bool {
        guard nodes.count == other.nodes.count else { return false }
        let size = source.bytes.count
        let parts = ParallelMap.ranges(of: nodes.indices, count: ParallelMap.partCount(forSize: size))
        return ParallelMap.map(parts, size: size) { part in
            part.allSatisfy { index in
                nodes[index].subtreeEnd == other.nodes[index].subtreeEnd
                    && isEqual(index, to: index, in: other)
            }
        }.allSatisfy(\.self)
    }

    /// The index of the first node, in preorder, whose kind, text or depth differs from the other tree. nil
    /// if the trees are equal.
    ///
    /// - Complexity: O(nodes)
    public func firstDifferenceInStructure(from other: Document) -> Int? {
        var difference: Int?
        let shared = min(nodes.count, other.nodes.count)
        for index in 0..<shared where !isEqual(index, to: index, in: other) {
            difference = index
            break
        }
        let limit = difference ?? shared
        // A node that ends too early shows at the first node that it should have contained.
        for index in 0..<limit where nodes[index].subtreeEnd != other.nodes[index].subtreeEnd {
            let end = Int(min(nodes[index].subtreeEnd, other.nodes[index].subtreeEnd))
            difference = min(difference ?? end, end)
        }
        return difference ?? (nodes.count == other.nodes.count ? nil : shared)
    }

    /// Whether a node and all its descendants are equal to a node of another document and its descendants.
    ///
    /// - Complexity: O(nodes below)
    public func hasSameSubtree(_ index: Int, as otherIndex: Int, in other: Document) -> Bool {
        let count = Int(nodes[index].subtreeEnd) - index
        guard count == Int(other.nodes[otherIndex].subtreeEnd) - otherIndex else { return false }
        return (0..<count).allSatisfy { offset in
            Int(nodes[index + offset].subtreeEnd) - index == Int(other.nodes[otherIndex + offset].subtreeEnd)
                - otherIndex
                && isEqual(index + offset, to: otherIndex + offset, in: other)
        }
    }

    /// Whether two nodes have equal kind, payload and text. Their children are not compared.
    public func isEqual(_ index: Int, to otherIndex: Int, in other: Document) -> Bool {
        func same(_ left: Literal, _ right: Literal) -> Bool { isEqual(left, to: right, in: other) }
        switch (nodes[index].kind, other.nodes[otherIndex].kind) {
        case (.codeBlock(let left), .codeBlock(let right)):
            return same(left.info, right.info) && same(left.code, right.code)
        case (.table(let left), .table(let right)): return same(left.alignments, right.alignments)
        case (.htmlBlock(let left), .htmlBlock(let right)), (.text(let left), .text(let right)),
            (.code(let left), .code(let right)), (.htmlInline(let left), .htmlInline(let right)):
            return same(left, right)
        case (.link(let left), .link(let right)), (.image(let left), .image(let right)):
            return same(left.destination, right.destination) && same(left.title, right.title)
        case (let left, let right): return left == right
        }
    }

    private func isEqual(_ literal: Literal, to otherLiteral: Literal, in other: Document) -> Bool {
        guard literal.count == otherLiteral.count else { return false }
        switch (literal.isOwn, otherLiteral.isOwn) {
        case (false, false):
            return source.bytes.span.isEqual(literal, to: otherLiteral, in: other.source.bytes.span)
        case (true, false):
            return ownText.span.isEqual(literal, to: otherLiteral, in: other.source.bytes.span)
        case (false, true):
            return source.bytes.span.isEqual(literal, to: otherLiteral, in: other.ownText.span)
        case (true, true): return ownText.span.isEqual(literal, to: otherLiteral, in: other.ownText.span)
        }
    }
}

extension Span<UInt8> {
    /// Whether two literals of equal length have equal bytes, compared eight at a time.
    fileprivate func isEqual(_ literal: Literal, to otherLiteral: Literal, in other: Span<UInt8>) -> Bool {
        let length = Int(literal.count)
        let (start, otherStart) = (Int(literal.start), Int(otherLiteral.start))
        guard start + length <= count, otherStart + length <= other.count else { return false }
        let (bytes, otherBytes) = (self.bytes, other.bytes)
        var offset = 0
        while offset + 8 <= length {
            let word = bytes.unsafeLoadUnaligned(fromByteOffset: start + offset, as: UInt64.self)
            let otherWord = otherBytes.unsafeLoadUnaligned(
                fromByteOffset: otherStart + offset, as: UInt64.self)
            if word != otherWord { return false }
            offset += 8
        }
        while offset < length {
            if self[start + offset] != other[otherStart + offset] { return false }
            offset += 1
        }
        return true
    }
}
