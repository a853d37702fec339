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
        let text = document.text(ofLines: lines)
        let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
        let block: FailureLog.Block?
        switch document.nodes[node].kind {
        case .table: block = categories(rows)
        case .list: block = history(rows) ?? relatedFiles(rows)
        case .document, .frontMatter, .blockQuote, .item, .codeBlock, .htmlBlock, .paragraph, .heading,
            .thematicBreak, .tableRow, .tableCell, .text, .softBreak, .lineBreak, .code, .htmlInline,
            .emphasis, .strong, .strikethrough, .link, .image:
            block = nil
        }
        guard let block, block.text.utf8.elementsEqual(text.utf8) else { return nil }
        return block
    }

    private func categories(_ rows: [Substring]) -> FailureLog.Block? {
        guard let header = rows.first, rows.count > 2 else { return nil }
        var categories: [Category] = []
        for row in rows.dropFirst(2) {
            let cells = cells(row)
            guard cells.count == 2 || cells.count == 3, let count = Int(cells[1]) else { return nil }
            categories.append(Category(name: cells[0], count: count, trend: cells.count > 2 ? cells[2] : ""))
        }
        return .categories(columns: cells(header), rows: categories)
    }

    /// The cells of a row such as `| a | b |`.
    private func cells(_ row: Substring) -> [String] {
        var cells: [String] = []
        var cell: [UInt8] = []
        var isEscaped = false
        for byte in row.utf8.dropFirst() {
            if byte == UInt8(ascii: "|"), !isEscaped {
                cells.append(cell.string(cell.trimmingBlanks(0..<cell.count)))
                cell.removeAll(keepingCapacity: true)
            } else {
                cell.append(byte)
            }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        return cells
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
