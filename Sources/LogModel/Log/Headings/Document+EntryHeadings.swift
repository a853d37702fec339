internal import MarkdownAST

/// The heading of an entry or of a template, and the node at which another one ends it.
struct EntryHeadingPlace: Sendable {
    let heading: EntryHeading
    let node: Int
    let end: Int
}

/// What may be the heading of an entry, and its index among the top-level headings.
struct FoundHeading: Sendable {
    let index: Int
    let heading: EntryHeading
}

extension Document {
    /// The headings with an id or a placeholder, in order.
    ///
    /// What has marks around its id may as well be a heading that speaks of an entry, so it must look like an entry in another way too, see
    /// ``MarkedHeadings``.
    ///
    /// - Complexity: O(top-level headings), and O(n) in the bytes under headings with marks
    func entryHeadings(templates: [LogSchema]) -> [EntryHeadingPlace] {
        var headings = readHeadings()
        if headings.contains(where: { !$0.heading.isPlain }) {
            let marked = MarkedHeadings(headings, in: self, templates: templates)
            headings = headings.indices.filter(marked.isEntry).map { headings[$0] }
        }
        return places(of: headings)
    }

    /// The regions of the headings that begin with an id or a placeholder, in order; of those with marks around it only the placeholders.
    ///
    /// - Complexity: O(top-level blocks + lines)
    var entryRegions: [EntryRegion] {
        let headings = readHeadings().filter { $0.heading.isPlain || $0.heading.scan.isPlaceholder }
        return places(of: headings).map { region(of: $0, schema: nil, templates: []) }
    }

    /// The top-level headings that may be those of entries, in order.
    private func readHeadings() -> [FoundHeading] {
        // Of each heading about a line is looked at.
        let size = topLevelHeadings.count * 64
        let parts = ParallelMap.ranges(
            of: topLevelHeadings.indices, count: ParallelMap.partCount(forSize: size))
        let read = ParallelMap.map(parts, size: size) { part in
            part.compactMap { index in
                EntryHeading(self, at: topLevelHeadings[index]).map {
                    FoundHeading(index: index, heading: $0)
                }
            }
        }
        return read.count == 1 ? read[0] : Array(read.joined())
    }

    /// Where the headings of entries end: at the next of them, or at the next heading that does not stand under them.
    private func places(of headings: [FoundHeading]) -> [EntryHeadingPlace] {
        headings.indices.map { index in
            let found = headings[index]
            let limit = index + 1 < headings.count ? headings[index + 1].index : topLevelHeadings.count
            var next = found.index + 1
            while next < limit, headingLevel(of: topLevelHeadings[next]) > found.heading.level { next += 1 }
            return EntryHeadingPlace(
                heading: found.heading, node: topLevelHeadings[found.index],
                end: next < topLevelHeadings.count ? topLevelHeadings[next] : nodes.count)
        }
    }
}
