internal import MarkdownAST

/// The heading of an entry or of a template, and the node at which another one ends it.
struct EntryHeadingPlace: Sendable {
    let heading: EntryHeading
    let node: Int
    let end: Int
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
        if headings.contains(where: { $0?.isPlain == false }) {
            let marked = MarkedHeadings(headings, in: self, templates: templates)
            headings = headings.indices.map { marked.isEntry($0) ? headings[$0] : nil }
        }
        return places(of: headings)
    }

    /// The regions of the headings that begin with an id or a placeholder, in order; of those with marks around it only the placeholders.
    ///
    /// - Complexity: O(top-level blocks + lines)
    var entryRegions: [EntryRegion] {
        let headings = readHeadings().map { heading -> EntryHeading? in
            heading.flatMap { $0.isPlain || $0.scan.isPlaceholder ? $0 : nil }
        }
        return places(of: headings).map { region(of: $0, schema: nil, templates: []) }
    }

    /// Each top-level heading as that of an entry; nil if it is none.
    private func readHeadings() -> [EntryHeading?] {
        // Of each heading about a line is looked at.
        let size = topLevelHeadings.count * 64
        let parts = ParallelMap.ranges(
            of: topLevelHeadings.indices, count: ParallelMap.partCount(forSize: size))
        let read = ParallelMap.map(parts, size: size) { part in
            topLevelHeadings[part].map { EntryHeading(self, at: $0) }
        }
        return Array(read.joined())
    }

    /// Where the headings of entries end.
    private func places(of headings: [EntryHeading?]) -> [EntryHeadingPlace] {
        var places: [EntryHeadingPlace] = []
        var open: (heading: EntryHeading, node: Int)?
        for (block, heading) in zip(topLevelHeadings, headings) {
            if let entry = open, heading != nil || headingLevel(of: block) <= entry.heading.level {
                places.append(EntryHeadingPlace(heading: entry.heading, node: entry.node, end: block))
                open = nil
            }
            if let heading { open = (heading, block) }
        }
        if let entry = open {
            places.append(EntryHeadingPlace(heading: entry.heading, node: entry.node, end: nodes.count))
        }
        return places
    }
}
