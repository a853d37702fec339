internal import MarkdownAST

/// Splits the text of a section into blocks with values (tables, lists) and Markdown between them.
struct SectionReader {
    let document: Document

    /// The blocks of a section.
    ///
    /// - Parameters:
    ///   - nodes: the nodes under its heading.
    ///   - lines: the lines under its heading.
    func blocks(_ nodes: Range<Int>, lines: Range<Int>) -> (blocks: [FailureLog.Block], hasBreak: Bool) {
        var blocks: [FailureLog.Block] = []
        var line = lines.lowerBound
        func addText(to end: Int) {
            let text = document.text(ofLines: line..<max(line, end))
            if !text.isEmpty { blocks.append(.markdown(text)) }
        }
        var node = nodes.lowerBound
        while node < nodes.upperBound {
            let own = document.lines(of: node)
            if let block = block(node, own), own.lowerBound >= line {
                addText(to: own.lowerBound)
                blocks.append(block)
                line = min(own.upperBound, lines.upperBound)
            }
            node = Int(document.nodes[node].subtreeEnd)
        }
        let rest = document.brokenText(ofLines: line..<max(line, lines.upperBound))
        if !rest.text.isEmpty { blocks.append(.markdown(rest.text)) }
        return (blocks, rest.hasBreak)
    }

    /// The value of a table or list; nil if the text has more than the value would render.
    private func block(_ node: Int, _ lines: Range<Int>) -> FailureLog.Block? {
        guard let content = document.sectionContent(node) else { return nil }
        let text = document.text(ofLines: lines)
        let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
        let block: FailureLog.Block? =
            switch content {
            case .categories: categories(node)
            case .history: history(rows)
            case .relatedFiles: relatedFiles(rows)
            case .other: nil
            }
        guard let block, block.text.utf8.elementsEqual(text.utf8) else { return nil }
        return block
    }

    private func categories(_ table: Int) -> FailureLog.Block? {
        let bytes = document.source.bytes
        let rows = document.children(of: table).map { row in
            document.cells(ofRow: row).map { bytes.string(bytes.trimmingBlanks($0)) }
        }
        guard let columns = rows.first else { return nil }
        var categories: [Category] = []
        for cells in rows.dropFirst() {
            guard cells.count == 2 || cells.count == 3, let count = Int(cells[1]) else { return nil }
            categories.append(Category(name: cells[0], count: count, trend: cells.count > 2 ? cells[2] : ""))
        }
        return .categories(columns: columns, rows: categories)
    }

    private func history(_ rows: [Substring]) -> FailureLog.Block? {
        var references: [HistoricalReference] = []
        for row in rows {
            guard row.hasPrefix("- "), let colon = row.firstIndex(of: ":"),
                let id = EntryID(String(row[..<colon].dropFirst(2)))
            else { return nil }
            references.append(HistoricalReference(id: id, summary: String(row[colon...].dropFirst(2))))
        }
        return .history(references)
    }

    private func relatedFiles(_ rows: [Substring]) -> FailureLog.Block? {
        var files: [RelatedFile] = []
        for row in rows {
            guard row.hasPrefix("- `") else { return nil }
            let parts = row.dropFirst(3).split(separator: "`", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0].contains(".") || parts[0].contains("/") else { return nil }
            files.append(RelatedFile(path: String(parts[0]), summary: String(parts[1].dropFirst(3))))
        }
        return .relatedFiles(files)
    }
}
