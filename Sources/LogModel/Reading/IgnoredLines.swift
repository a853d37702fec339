internal import MarkdownAST

/// The lines between `<!-- bizlog-ignore-start -->` and `<!-- bizlog-ignore-end -->`, the marks included, in order. A region without
/// an end reaches to the end of the file.
struct IgnoredLines {
    private var regions: [Range<Int>] = []

    init(_ document: Document) {
        var start: Int?
        for block in document.topLevelBlocks {
            let lines = document.lines(of: block)
            // A comment deeper inside, as in a list item, counts for the whole block.
            for index in block..<Int(document.nodes[block].subtreeEnd) {
                guard case .htmlBlock(let literal) = document.nodes[index].kind else { continue }
                let html = Array(document.bytes(of: literal))
                if start == nil, Self.holds(html, "<!-- bizlog-ignore-start -->") { start = lines.lowerBound }
                if let first = start, Self.holds(html, "<!-- bizlog-ignore-end -->") {
                    regions.append(first..<lines.upperBound)
                    start = nil
                }
            }
        }
        if let start { regions.append(start..<document.source.lineCount) }
    }

    /// Whether a region holds one of the lines.
    func overlap(_ lines: Range<Int>) -> Bool {
        var low = 0
        var high = regions.count
        while low < high {
            let middle = (low + high) / 2
            if regions[middle].upperBound <= lines.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < regions.count && regions[low].overlaps(lines)
    }

    private static func holds(_ html: [UInt8], _ mark: StaticString) -> Bool {
        html.indices.contains { html[$0] == UInt8(ascii: "<") && html.has(mark, at: $0) }
    }
}
