internal import MarkdownAST

/// What could be entries in a file in which none is found.
package struct FormCandidates: Sendable {
    /// The lines of headings, lists and tables, 0-based.
    package private(set) var headings: [Int] = []
    package private(set) var lists: [Int] = []
    package private(set) var tables: [Int] = []
    /// The lines of paragraphs that begin with a date; none if there is only one.
    package private(set) var dated: [Int] = []
    /// Whether the title says that the file is a log.
    package private(set) var isTitledLog = false

    /// Nothing.
    init() {}

    /// - Complexity: O(lines)
    init(_ finder: EntryFinder) {
        let (outline, bytes) = (finder.outline, finder.bytes)
        let source = finder.document.source
        isTitledLog = finder.isTitledLog
        func isRefused(_ line: Int) -> Bool {
            outline.heading(at: line).map { outline.headings[$0].isRefused } ?? false
        }
        for (index, heading) in outline.headings.enumerated() {
            if heading.isRefused || heading.isLabel || index == 0 && heading.level == 1 { continue }
            // Topics are no entries, and a heading with nothing under it waits for some.
            if index + 1 < heading.next { continue }
            let lines = heading.line + 1..<max(heading.line + 1, heading.end)
            let words = lines.lazy.map { bytes.trimmingMarks(source.content(ofLine: $0)).count }.reduce(0, +)
            if words >= Self.shortestText { headings.append(heading.line) }
        }
        for list in outline.lists {
            let line = Int(finder.document.nodes[list].startLine)
            let items = finder.document.children(of: list).count {
                $0 + 1 < finder.document.nodes[$0].subtreeEnd
            }
            if items >= 2, !isRefused(line) { lists.append(line) }
        }
        for table in outline.tables
        where !table.isOfFacts && !isRefused(table.header.line)
            && table.rows.contains(where: { !finder.isEmptyRow($0) })
        {
            tables.append(table.header.line)
        }
        dated = Self.dated(finder, isRefused: isRefused)
    }

    /// Finds lines of paragraphs that begin with a date: `[2026-05-01 09:00] The mail stopped`.
    private static func dated(_ finder: EntryFinder, isRefused: (Int) -> Bool) -> [Int] {
        let (document, bytes) = (finder.document, finder.bytes)
        var found: [Int] = []
        for paragraph in finder.outline.paragraphs {
            for line in document.lines(of: paragraph) where !isRefused(line) {
                let content = bytes.trimmingBlanks(document.source.content(ofLine: line))
                let start = bytes.skippingMarks(content)
                let first =
                    start < content.upperBound && bytes[start] == UInt8(ascii: "[") ? start + 1 : start
                guard let scan = DateScan(bytes, at: first, end: content.upperBound), scan.date != nil,
                    content.upperBound - scan.range.upperBound > shortestText / 2
                else { continue }
                found.append(line)
            }
        }
        return found.count > 1 ? found : []
    }

    /// The length of what stands under a heading that could be an entry, in bytes. `None yet` is shorter.
    private static let shortestText = 24

    package var isEmpty: Bool { headings.isEmpty && lists.isEmpty && tables.isEmpty && dated.isEmpty }

    /// The line of the first one.
    package var first: Int? {
        [headings.first, lists.first, tables.first, dated.first].compactMap(\.self).min()
    }
}
