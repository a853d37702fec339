internal import MarkdownAST

/// Tells which headings with marks around their id begin entries: a link, an emoji or small letters may as well stand in a heading that
/// only speaks of an entry, and a word such as `step-1` is no id.
///
/// An entry has fields under its heading; or its id is of a family that the log has otherwise, no other heading has that id, and it does not
/// stand within another entry.
struct MarkedHeadings {
    private var isEntry: [Bool]

    /// - Parameter headings: what each top-level heading may be.
    init(_ headings: [EntryHeading?], in document: Document, templates: [LogSchema]) {
        let bytes = document.source.bytes
        var families = Set(templates.map { [UInt8]($0.idPrefix.utf8) })
        var ids: Set<[UInt8]> = []
        isEntry = headings.map { $0?.isPlain ?? false }
        for (index, heading) in headings.enumerated() {
            guard let heading else { continue }
            if !heading.isPlain {
                isEntry[index] = Self.hasFields(headings, index, in: document, templates: templates)
            }
            if isEntry[index], heading.isBracketed || heading.scan.isUnambiguous {
                families.insert(heading.family(in: bytes))
                ids.insert(heading.key(in: bytes))
            }
        }
        // The level of the entry that a heading stands in.
        var open = 7
        for (index, node) in document.topLevelHeadings.enumerated() {
            let level = document.headingLevel(of: node)
            if let heading = headings[index], !isEntry[index], level <= open,
                families.contains(heading.family(in: bytes)), ids.insert(heading.key(in: bytes)).inserted
            {
                isEntry[index] = true
            }
            if isEntry[index] { open = level } else if level <= open { open = 7 }
        }
    }

    /// Whether a top-level heading, by its index among them, begins an entry or a template.
    func isEntry(_ index: Int) -> Bool { isEntry[index] }

    /// Whether enough fields stand under a heading: as many as an entry without marks needs to be told from a text.
    private static func hasFields(
        _ headings: [EntryHeading?], _ index: Int, in document: Document, templates: [LogSchema]
    ) -> Bool {
        guard let heading = headings[index] else { return false }
        let nodes = document.topLevelHeadings
        let level = document.headingLevel(of: nodes[index])
        var next = index + 1
        while next < nodes.count, headings[next] == nil, document.headingLevel(of: nodes[next]) > level {
            next += 1
        }
        let end = next < nodes.count ? nodes[next] : document.nodes.count
        let lineEnd = next < nodes.count ? Int(document.nodes[end].startLine) : document.source.lineCount
        let start = document.headingEnd(nodes[index])
        let body = EntryReader.read(
            document,
            blocks: Int(document.nodes[nodes[index]].subtreeEnd)..<end,
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
