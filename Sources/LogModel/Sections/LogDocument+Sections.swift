internal import MarkdownAST

extension LogDocument {
    /// The sections that are no entries, in order. Headings within an entry begin none.
    ///
    /// - Complexity: O(n) in the top-level blocks of the document and the nodes of the sections.
    public var sections: [LogSection] {
        let headings = tree.outer
        let ends = sectionEnds(headings)
        // The index among the sections of each heading that begins one.
        var indices: [Int: Int] = [:]
        var sections: [LogSection] = []
        for (index, heading) in headings.enumerated() where heading.isSection {
            let next = index + 1 < headings.count ? leadIn(of: headings[index + 1].node).start : nil
            indices[heading.node] = sections.count
            sections.append(
                LogSection(
                    title: document.plainText(of: heading.node),
                    level: heading.level,
                    parent: sectionAbove(heading).flatMap { indices[$0.node] },
                    lines: lines(from: heading.node, to: next),
                    heading: heading.node,
                    block: document.sectionBlock(
                        Int(document.nodes[heading.node].subtreeEnd)..<(next ?? document.nodes.count)),
                    subtreeEnd: ends[index].node,
                    entries: ends[index].entries
                )
            )
        }
        return sections
    }

    /// The counts of the tables of categories.
    ///
    /// - Complexity: that of ``sections``.
    public var categories: [Category] { sections.flatMap(\.categories) }

    /// The entries of other logs that the sections list.
    ///
    /// - Complexity: that of ``sections``.
    public var history: [HistoricalReference] { sections.flatMap(\.history) }

    /// The files that belong to the log, as the sections list them.
    ///
    /// - Complexity: that of ``sections``.
    public var relatedFiles: [RelatedFile] { sections.flatMap(\.relatedFiles) }

    private func lines(from heading: Int, to end: Int?) -> Range<Int> {
        let start = Int(document.nodes[heading].startLine)
        return start..<(end.map { Int(document.nodes[$0].startLine) } ?? document.source.lineCount)
    }

    /// The heading of the section that a heading stands in.
    private func sectionAbove(_ heading: HeadingTree.Heading) -> HeadingTree.Heading? {
        var above = heading.parent.map { tree.headings[$0] }
        while let inner = above, !inner.isSection { above = inner.parent.map { tree.headings[$0] } }
        return above
    }

    /// Of each heading that begins a section the node behind all that stands in it, and the entries among that.
    private func sectionEnds(_ headings: [HeadingTree.Heading]) -> [(node: Int, entries: Range<Int>)] {
        var ends = headings.map { _ in (node: document.nodes.count, entries: 0..<0) }
        var open: [Int] = []
        var entries = 0
        for (index, heading) in headings.enumerated() {
            guard heading.isSection else {
                entries += 1
                continue
            }
            while let last = open.last, headings[last].level >= heading.level {
                ends[last] = (heading.node, ends[last].entries.lowerBound..<entries)
                open.removeLast()
            }
            open.append(index)
            ends[index].entries = entries..<entries
        }
        for index in open { ends[index].entries = ends[index].entries.lowerBound..<entries }
        return ends
    }
}

extension LogSection {
    /// The counts by category; empty unless that is what the section holds.
    public var categories: [Category] { content.categories }

    /// The entries of other logs; empty unless that is what the section holds.
    public var history: [HistoricalReference] { content.history }

    /// The files that belong to the log; empty unless that is what the section holds.
    public var relatedFiles: [RelatedFile] { content.relatedFiles }
}

extension LogSection.Content {
    /// The counts, if it is a table of categories.
    var categories: [Category] { if case .categories(let categories) = self { categories } else { [] } }

    /// The references, if it is a list of entries of another log.
    var history: [HistoricalReference] { if case .history(let references) = self { references } else { [] } }

    /// The files, if it is a list of files.
    var relatedFiles: [RelatedFile] { if case .relatedFiles(let files) = self { files } else { [] } }
}
