internal import MarkdownAST

/// What reading finds of an entry: a heading that begins with an id, and what follows up to the next heading.
///
/// It does not hold its document, see ``LogEntry`` for the two together. Its fields tile the part of the entry that has any, so
/// nothing is outside of what the entry knows. It never changes, and is shared by all who look at it.
package final class EntrySyntax: Sendable {
    /// The id in the heading.
    package let id: EntryID

    /// What the heading says behind the id, as Markdown; may be empty.
    let title: String

    /// The bytes of the entry: from its heading to the end of its last line that says something, without that line's ending.
    let range: Range<Int>

    /// The schema that the entry was read with.
    package let schema: LogSchema

    /// Whether the schema knows a field of the entry, or the entry's id has the prefix of the template; otherwise it only looks like an
    /// entry.
    package let isRecognized: Bool

    /// Whether it has more than one label, known or not.
    let hasSeveralLabels: Bool

    package let region: EntryRegion
    package let body: EntryBody

    init?(_ region: EntryRegion, schema: LogSchema, in document: Document) {
        let source = document.source
        let heading = region.heading
        if heading.scan.isPlaceholder { return nil }
        let id = EntryID(heading.scan, at: heading.id.lowerBound, in: source.bytes)
        let body = EntryReader.read(document, blocks: region.blocks, lines: region.lines, schema: schema)
        let hasPrefix = schema.isFromTemplate && source.bytes[heading.id].isID(beginningWith: schema.idPrefix)
        let known =
            body.fields.count { $0.schemaIndex != nil } + body.innerFields.count { $0.schemaIndex != nil }
        // `UTF-8: Title` takes more evidence than `F-008: Title` or `[F-8] Title`.
        isRecognized = hasPrefix || known > (heading.isBracketed || heading.scan.isUnambiguous ? 0 : 1)
        hasSeveralLabels = body.fields.count + body.innerFields.count > 1
        guard isRecognized || heading.scan.isUnambiguous && (heading.isBracketed || hasSeveralLabels) else {
            return nil
        }
        self.id = id
        title = heading.titleText(in: source.bytes)
        self.schema = schema
        self.region = region
        self.body = body
        let start = source.start(ofLine: Int(document.nodes[region.node].startLine))
        range = start..<max(start, source.content(ofLine: region.lines.upperBound - 1).upperBound)
    }
}

extension EntrySyntax {
    /// The lines of the entry, its heading included.
    package func lines(in document: Document) -> Range<Int> {
        Int(document.nodes[region.node].startLine)..<region.lines.upperBound
    }

    /// Where the heading's line ends, without its line ending.
    func headingEnd(in document: Document) -> Int {
        document.source.content(ofLine: region.lines.lowerBound - 1).upperBound
    }
}
