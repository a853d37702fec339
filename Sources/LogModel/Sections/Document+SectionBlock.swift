internal import MarkdownAST

extension Document {
    /// The first table or list among some top-level blocks whose shape is known.
    func sectionBlock(_ blocks: Range<Int>) -> LogSection.Block? {
        for block in siblings(from: blocks.lowerBound, before: blocks.upperBound) {
            if let content = sectionContent(block) { return LogSection.Block(node: block, content: content) }
        }
        return nil
    }

    /// What a block says as a part of a section; nil if its shape is not known.
    func sectionContent(_ block: Int) -> LogSection.Content? {
        switch nodes[block].kind {
        case .table: categories(block).map { .categories($0) }
        case .list: history(block).map { .history($0) } ?? relatedFiles(block).map { .relatedFiles($0) }
        case .document, .frontMatter, .blockQuote, .item, .codeBlock, .htmlBlock, .paragraph, .heading,
            .thematicBreak, .tableRow, .tableCell, .text, .softBreak, .lineBreak, .code, .htmlInline,
            .emphasis, .strong, .strikethrough, .link, .image:
            nil
        }
    }

    /// The rows of a table whose second column holds numbers only.
    private func categories(_ table: Int) -> [Category]? {
        var categories: [Category] = []
        for row in children(of: table) where nodes[row].kind == .tableRow(isHeader: false) {
            let cells = children(of: row).map { plainText(of: $0) }
            guard cells.count > 1, let count = Int(cells[1]) else { return nil }
            categories.append(Category(name: cells[0], count: count, trend: cells.count > 2 ? cells[2] : ""))
        }
        return categories.isEmpty ? nil : categories
    }

    /// The items of a list that all begin with an id and a separator.
    private func history(_ list: Int) -> [HistoricalReference]? {
        items(list) { paragraph in
            let bytes = Array(plainText(of: paragraph).utf8)
            guard let heading = EntryHeading(bytes), !heading.scan.isPlaceholder,
                let id = EntryID(bytes.string(heading.id))
            else { return nil }
            return HistoricalReference(id: id, summary: bytes.string(heading.title))
        }
    }

    /// The items of a list that all begin with a path in a code span.
    private func relatedFiles(_ list: Int) -> [RelatedFile]? {
        items(list) { paragraph in
            guard paragraph + 1 < Int(nodes[paragraph].subtreeEnd),
                case .code(let path) = nodes[paragraph + 1].kind
            else { return nil }
            let name = string(of: path)
            let summary = plainText(of: paragraph).dropFirst(name.count).drop { " —–-:：".contains($0) }
            guard name.contains(".") || name.contains("/") else { return nil }
            return RelatedFile(path: name, summary: String(summary))
        }
    }

    /// What each item of a list is by its first paragraph; nil if any item is nothing.
    private func items<Value>(_ list: Int, _ value: (Int) -> Value?) -> [Value]? {
        var values: [Value] = []
        for item in children(of: list) {
            guard item + 1 < Int(nodes[item].subtreeEnd), nodes[item + 1].kind == .paragraph,
                let value = value(item + 1)
            else { return nil }
            values.append(value)
        }
        return values
    }

    /// The cells of a row of a table, each with the blanks around it.
    func cells(ofRow row: Int) -> [Range<Int>] {
        let line = source.bytes.trimmingBlanks(source.content(ofLine: Int(nodes[row].startLine)))
        return source.bytes.tableCells(in: line, between: source.bytes.tablePipes(in: line))
    }
}
