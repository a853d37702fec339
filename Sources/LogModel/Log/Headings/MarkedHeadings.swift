internal import MarkdownAST

/// Tells which headings with marks around their id begin entries: a link, an emoji or small letters may as well stand in a heading that
/// only speaks of an entry, and a word such as `step-1` is no id.
///
/// An entry has fields under its heading; or its id is of a family that the log has otherwise, no other heading has that id, and it does not
/// stand within another entry.
struct MarkedHeadings {
    private var isEntry: [Bool]

    /// - Parameter found: what may be headings of entries, in order.
    init(_ found: [FoundHeading], in document: Document, templates: [LogSchema]) {
        let bytes = document.source.bytes
        var families = Set(templates.map { [UInt8]($0.idPrefix.utf8) })
        var ids: Set<[UInt8]> = []
        isEntry = found.map(\.heading.isPlain)
        for (index, place) in found.enumerated() {
            let heading = place.heading
            if !heading.isPlain {
                isEntry[index] = Self.hasFields(found, index, in: document, templates: templates)
            }
            if isEntry[index], heading.isBracketed || heading.scan.isUnambiguous {
                families.insert(heading.family(in: bytes))
                ids.insert(heading.key(in: bytes))
            }
        }
        // The level of the entry that a heading stands in.
        var open = 7
        var next = 0
        for (place, node) in document.topLevelHeadings.enumerated() {
            let level = document.headingLevel(of: node)
            guard next < found.count, found[next].index == place else {
                if level <= open { open = 7 }
                continue
            }
            let heading = found[next].heading
            if !isEntry[next], level <= open, families.contains(heading.family(in: bytes)),
                ids.insert(heading.key(in: bytes)).inserted
            {
                isEntry[next] = true
            }
            if isEntry[next] { open = level } else if level <= open { open = 7 }
            next += 1
        }
    }

    /// Whether a heading, by its index among those that were found, begins an entry or a template.
    func isEntry(_ index: Int) -> Bool { isEntry[index] }

    /// Whether enough fields stand under a heading: as many as an entry without marks needs to be told from a text.
    private static func hasFields(
        _ found: [FoundHeading], _ index: Int, in document: Document, templates: [LogSchema]
    ) -> Bool {
        let heading = found[index].heading
        let nodes = document.topLevelHeadings
        let place = found[index].index
        let level = document.headingLevel(of: nodes[place])
        let limit = index + 1 < found.count ? found[index + 1].index : nodes.count
        var next = place + 1
        while next < limit, document.headingLevel(of: nodes[next]) > level { next += 1 }
        let end = next < nodes.count ? nodes[next] : document.nodes.count
        let lineEnd = next < nodes.count ? Int(document.nodes[end].startLine) : document.source.lineCount
        let start = document.headingEnd(nodes[place])
        let body = EntryReader.read(
            document,
            blocks: Int(document.nodes[nodes[place]].subtreeEnd)..<end,
            lines: start..<max(start, lineEnd),
            schema: LogDocument.schema(
                forID: document.source.bytes[heading.id], templates: templates)
        )
        let fields = body.fields + body.innerFields
        let known = fields.count { $0.schemaIndex != nil }
        if known > (heading.isBracketed || heading.scan.isUnambiguous ? 0 : 1) { return true }
        return heading.scan.isUnambiguous && !heading.scan.hasSmallLetters && fields.count > 1
    }
}

extension EntryHeading {
    /// What the ids of one kind share, in capitals.
    fileprivate func family(in bytes: [UInt8]) -> [UInt8] {
        bytes[id.lowerBound..<scan.number].map(\.uppercased)
    }

    /// The id in capitals.
    fileprivate func key(in bytes: [UInt8]) -> [UInt8] { bytes[id].map(\.uppercased) }
}

extension UInt8 {
    /// The capital of an ASCII letter; any other byte as it is.
    fileprivate var uppercased: UInt8 { isLetter && !isUppercase ? self - 0x20 : self }
}
