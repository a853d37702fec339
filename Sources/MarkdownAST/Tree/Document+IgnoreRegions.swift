extension Document {
    /// The line ranges that no command changes or reports, in order. Each goes from the top-level block with
    /// the comment `<!-- bizlog-ignore-start -->` to the one with `<!-- bizlog-ignore-end -->`, both
    /// included, or to the end of the file.
    ///
    /// A comment counts if it stands in an HTML block, inside containers or not, with or without blanks
    /// around its text. A comment within a line of text or in code does not count.
    ///
    /// - Complexity: O(nodes + HTML); O(1) without an HTML block.
    public var ignoreRegions: [Range<Int>] {
        guard hasHTMLBlocks else { return [] }
        var regions: [Range<Int>] = []
        var start: Int?
        for block in topLevelBlocks {
            for index in block..<Int(nodes[block].subtreeEnd) {
                guard case .htmlBlock(let literal) = nodes[index].kind else { continue }
                let html = bytes(of: literal)
                if start == nil, html.holdsComment("bizlog-ignore-start") {
                    start = lines(of: block).lowerBound
                }
                if let first = start, html.holdsComment("bizlog-ignore-end") {
                    regions.append(first..<lines(of: block).upperBound)
                    start = nil
                }
            }
        }
        if let start { regions.append(start..<source.lineCount) }
        return regions
    }
}

extension ArraySlice<UInt8> {
    /// Whether the bytes contain a comment with exactly this text.
    fileprivate func holdsComment(_ text: StaticString) -> Bool {
        let (opening, text, closing) = (Array("<!--".utf8), Array(text.description.utf8), Array("-->".utf8))
        return indices.contains { start in
            guard self[start] == opening[0], self[start...].starts(with: opening) else { return false }
            let inside = self[start...].dropFirst(opening.count).drop { $0 <= 0x20 }
            guard inside.starts(with: text) else { return false }
            return inside.dropFirst(text.count).drop { $0 <= 0x20 }.starts(with: closing)
        }
    }
}
