internal import MarkdownAST

/// A table that counts the entries by the values of a field, mostly the category, with the places of its counts.
package struct CategoryTable {
    /// The tables of some sections of a log that count its entries, in order.
    ///
    /// - Complexity: O(n) in the rows of the tables, and in the bytes of the entries' short fields if a table does not say what it counts
    static func all(in sections: [LogSection], of log: LogDocument) -> [CategoryTable] {
        var known: RepeatedValues?
        return sections.compactMap { section in
            CategoryTable(section, in: log.document) {
                let values = known ?? RepeatedValues(of: log)
                known = values
                return values
            }
        }
    }

    package struct Row {
        package let category: Category
        package let count: DigitRun
        /// Between the bars of the third cell, blanks included; nil if there is none.
        let trend: Range<Int>?
    }

    package let rows: [Row]
    /// The label of the field whose values the rows are, folded; nil if they are categories.
    package let field: [UInt8]?
    /// The heading of the column of counts.
    package let heading: Range<Int>
    let columnCount: Int
    /// The line of the last row.
    let lastLine: Int

    /// The table of a section; nil if it has none, or its rows are not where the tree says.
    ///
    /// Many tables have numbers in their second column. It is one of categories if its heading or that of the section says so, or if its rows
    /// are the values of a field of the entries.
    ///
    /// - Parameter values: what the entries have in the fields whose values repeat.
    private init?(_ section: LogSection, in document: Document, values: () -> RepeatedValues) {
        guard let block = section.block, case .categories(let categories) = block.content else { return nil }
        let bytes = document.source.bytes
        let nodes = Array(document.children(of: block.node))
        guard nodes.count == categories.count + 1, let first = nodes.first, let last = nodes.last else {
            return nil
        }
        let headings = document.cells(ofRow: first)
        let rows = zip(categories, nodes.dropFirst()).compactMap { category, node -> Row? in
            let cells = document.cells(ofRow: node)
            guard cells.count > 1, let count = DigitRun(bytes, bytes.trimmingBlanks(cells[1])),
                count.value == category.count
            else { return nil }
            return Row(category: category, count: count, trend: cells.count > 2 ? cells[2] : nil)
        }
        guard headings.count > 1, rows.count == categories.count else { return nil }
        if Self.isNamed(section, document.source.string(headings[0])) {
            field = nil
        } else {
            guard let counted = values().field(withValues: rows.map(\.category.name)) else { return nil }
            field = counted.role == .category ? nil : counted.key
        }
        (self.rows, self.heading) = (rows, bytes.trimmingBlanks(headings[1]))
        (columnCount, lastLine) = (headings.count, Int(document.nodes[last].startLine))
    }

    /// Whether the heading of its first column, or that of the section, says that the rows are categories.
    private static func isNamed(_ section: LogSection, _ heading: String) -> Bool {
        [section.title, heading].contains(where: SectionWords.namesCategories)
    }

    /// Whether some tables of a log may count its entries or not, which only the entries tell.
    static func dependsOnEntries(in sections: [LogSection], of document: Document) -> Bool {
        sections.contains { section in
            guard let block = section.block, case .categories = block.content,
                let first = document.children(of: block.node).first(where: { _ in true })
            else { return false }
            return !isNamed(
                section, document.cells(ofRow: first).first.map { document.source.string($0) } ?? "")
        }
    }
}
