internal import MarkdownAST

extension LogDocument {
    /// The sections that are no entries, in order. Headings within an entry begin none.
    ///
    /// - Complexity: O(n) in the top-level blocks of the document and the nodes of the sections.
    public var sections: [LogSection] {
        var sections: [LogSection] = []
        var open: Int?
        var entry = 0
        var entryEnd = 0
        func close(_ end: Int) {
            if let heading = open { sections.append(section(heading, end: end)) }
            open = nil
        }
        for block in document.topLevelHeadings {
            if entry < syntax.count, syntax[entry].region.node == block {
                if open != nil { close(leadIn(of: block).start) }
                entryEnd = syntax[entry].region.blocks.upperBound
                entry += 1
            } else if block >= entryEnd {
                if open != nil { close(leadIn(of: block).start) }
                open = block
            }
        }
        close(document.nodes.count)
        return sections
    }

    private func section(_ heading: Int, end: Int) -> LogSection {
        let start = Int(document.nodes[heading].startLine)
        let endLine =
            end < document.nodes.count ? Int(document.nodes[end].startLine) : document.source.lineCount
        return LogSection(
            title: document.plainText(of: heading),
            lines: start..<endLine,
            content: content(Int(document.nodes[heading].subtreeEnd)..<end)
        )
    }

    private func content(_ blocks: Range<Int>) -> LogSection.Content {
        var block = blocks.lowerBound
        while block < blocks.upperBound {
            if let categories = categories(block) { return .categories(categories) }
            if let history = history(block) { return .history(history) }
            if let files = relatedFiles(block) { return .relatedFiles(files) }
            block = Int(document.nodes[block].subtreeEnd)
        }
        return .other
    }

    /// The rows of a table whose second column holds numbers only.
    private func categories(_ block: Int) -> [Category]? {
        guard case .table = document.nodes[block].kind else { return nil }
        var categories: [Category] = []
        for row in document.children(of: block) where document.nodes[row].kind == .tableRow(isHeader: false) {
            let cells = document.children(of: row).map { document.plainText(of: $0) }
            guard cells.count > 1, let count = Int(cells[1]) else { return nil }
            categories.append(Category(name: cells[0], count: count, trend: cells.count > 2 ? cells[2] : ""))
        }
        return categories.isEmpty ? nil : categories
    }

    /// The items of a list that all begin with an id and a separator.
    private func history(_ block: Int) -> [HistoricalReference]? {
        items(block) { paragraph in
            let bytes = Array(document.plainText(of: paragraph).utf8)
            guard let heading = EntryHeading(bytes), !heading.scan.isPlaceholder,
                let id = EntryID(bytes.string(heading.id))
            else { return nil }
            return HistoricalReference(id: id, summary: bytes.string(heading.title))
        }
    }

    /// The items of a list that all begin with a path in a code span.
    private func relatedFiles(_ block: Int) -> [RelatedFile]? {
        items(block) { paragraph in
            guard paragraph + 1 < Int(document.nodes[paragraph].subtreeEnd),
                case .code(let path) = document.nodes[paragraph + 1].kind
            else { return nil }
            let name = document.string(of: path)
            let summary = document.plainText(of: paragraph).dropFirst(name.count)
                .drop { " —–-:：".contains($0) }
            guard name.contains(".") || name.contains("/") else { return nil }
            return RelatedFile(path: name, summary: String(summary))
        }
    }

    /// What each item of a list is by its first paragraph; nil if any item is nothing.
    private func items<Value>(_ block: Int, _ value: (Int) -> Value?) -> [Value]? {
        guard case .list = document.nodes[block].kind else { return nil }
        var values: [Value] = []
        for item in document.children(of: block) {
            guard item + 1 < Int(document.nodes[item].subtreeEnd),
                document.nodes[item + 1].kind == .paragraph,
                let value = value(item + 1)
            else { return nil }
            values.append(value)
        }
        return values
    }
}
