internal import MarkdownAST

/// The table of categories with the places of its counts.
struct CategoryTable {
    struct Row {
        let category: Category
        let count: DigitRun
    }

    let rows: [Row]
    /// The heading of the column of counts.
    let heading: Range<Int>

    /// The table of a section; nil if the rows are not where the tree says.
    init?(_ section: LogSection, in document: Document) {
        guard case .categories(let categories) = section.content else { return nil }
        for block in document.topLevelBlocks {
            let node = document.nodes[block]
            guard case .table = node.kind, section.lines.contains(Int(node.startLine)) else { continue }
            let lines = document.children(of: block).map { Int(document.nodes[$0].startLine) }
            guard lines.count == categories.count + 1, let first = lines.first,
                let heading = document.source.secondCell(ofLine: first)
            else { continue }
            let rows = zip(categories, lines.dropFirst()).compactMap { category, line -> Row? in
                guard let cell = document.source.secondCell(ofLine: line),
                    let count = DigitRun(document.source.bytes, cell), count.value == category.count
                else { return nil }
                return Row(category: category, count: count)
            }
            guard rows.count == categories.count else { continue }
            (self.rows, self.heading) = (rows, heading)
            return
        }
        return nil
    }
}

extension SourceText {
    /// The text of the second cell of a table's row, without the blanks around it.
    fileprivate func secondCell(ofLine line: Int) -> Range<Int>? {
        let content = bytes.trimmingBlanks(content(ofLine: line))
        var offset = content.lowerBound
        if offset < content.upperBound, bytes[offset] == UInt8(ascii: "|") { offset += 1 }
        var start: Int?
        while offset < content.upperBound {
            if bytes[offset] == UInt8(ascii: "\\") {
                offset += 2
                continue
            }
            if bytes[offset] == UInt8(ascii: "|") {
                if let start { return bytes.trimmingBlanks(start..<offset) }
                start = offset + 1
            }
            offset += 1
        }
        return start.map { bytes.trimmingBlanks($0..<max($0, content.upperBound)) }
    }
}
