internal import MarkdownAST

/// The top-level headings of a log, in the order of the file, and what each of them begins.
///
/// All that asks for sections asks this: ``LogDocument/sections``, the parts of a ``FailureLog``, the places of new entries, and the
/// levels and separators of the canonical form.
struct HeadingTree: Sendable {
    struct Heading: Sendable {
        /// The heading's node.
        let node: Int
        /// 1 to 6
        let level: Int
        let role: Role
        /// The index of the last heading before it that has a higher rank and begins no entry; nil if there is none.
        let parent: Int?

        /// Whether it begins a section.
        var isSection: Bool { role == .section }
    }

    /// What a heading begins.
    enum Role: Sendable, Equatable {
        /// A section, or the log itself if the heading is its title.
        case section
        /// An entry, by its index in the log.
        case entry(Int)
        /// Nothing: it stands within an entry.
        case inner
    }

    let headings: [Heading]

    /// - Complexity: O(top-level headings)
    init(_ document: Document, _ entries: [EntrySyntax]) {
        var headings: [Heading] = []
        headings.reserveCapacity(document.topLevelHeadings.count)
        // The headings that another one may stand under; each has a lower rank than the one before.
        var open: [Int] = []
        var entry = 0
        var entryEnd = 0
        for node in document.topLevelHeadings {
            let level = document.headingLevel(of: node)
            if entry < entries.count, entries[entry].region.node == node {
                entryEnd = entries[entry].region.blocks.upperBound
                let parent = open.last { headings[$0].level < level }
                headings.append(Heading(node: node, level: level, role: .entry(entry), parent: parent))
                entry += 1
                continue
            }
            while let last = open.last, headings[last].level >= level { open.removeLast() }
            let role: Role = node < entryEnd ? .inner : .section
            open.append(headings.count)
            headings.append(Heading(node: node, level: level, role: role, parent: open.dropLast().last))
        }
        self.headings = headings
    }

    /// The headings that begin an entry or a section.
    var outer: [Heading] { headings.filter { $0.role != .inner } }

    /// The heading of an entry; nil if the log has no such entry.
    ///
    /// - Complexity: O(headings)
    func heading(ofEntry index: Int) -> Heading? { headings.first { $0.role == .entry(index) } }

    /// The level that an entry's heading may have: the one that is wanted, unless that would lift it out of what it stands under.
    func level(of heading: Heading, wanted: Int) -> Int {
        guard let parent = heading.parent, headings[parent].level >= wanted else { return wanted }
        return heading.level
    }
}
