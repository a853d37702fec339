public import MarkdownAST

/// Entries in the form of a log's template, written by someone to be recorded, with the offsets of their
/// parts.
///
/// There is at least one entry, and no text lies outside of the entries. Ids and placeholders for ids are
/// read but not kept, since recording assigns new ids. A value that is still the template's placeholder
/// counts as missing.
public struct DraftText: Sendable, Hashable {
    /// The entries, in order.
    public let entries: [Entry]

    /// An entry and the offsets of its parts, in bytes from the start of the text.
    public struct Entry: Sendable, Hashable {
        /// The title and the fields of the entry.
        public let draft: EntryDraft
        /// Whether the id is that of a rule.
        public let isRule: Bool
        /// The offset of the heading's text.
        public let offset: Int
        /// The offset of the value of each field in the draft.
        public let fieldOffsets: [Int]
    }

    /// Reads entries by the schemas of the log in which they will be recorded.
    ///
    /// Comments before the first entry are ignored.
    ///
    /// - Throws: ``DraftTextError``
    /// - Complexity: O(n) in the bytes of the text and of the log's templates.
    public init(reading document: Document, for log: LogDocument) throws(DraftTextError) {
        let regions = document.entryRegions
        guard let first = regions.first else {
            throw DraftTextError(offset: 0, reason: .noEntry(log.schemaOfFailures.headingExample))
        }
        if let block = document.topLevelBlocks.first(where: { block in
            block < first.node && !document.isComment(block)
        }) {
            throw DraftTextError(offset: document.offset(ofBlock: block), reason: .outside)
        }
        let templates = DraftTemplate(log)
        var entries: [Entry] = []
        for (index, region) in regions.enumerated() {
            let id = document.source.bytes[region.heading.id]
            let schema = LogDocument.schema(forID: id, templates: log.templates)
            let body = EntryReader.read(
                document,
                blocks: region.blocks,
                lines: region.lines,
                schema: schema
            )
            try document.checkAllIsSaid(by: body)
            let next = index + 1 < regions.count ? regions[index + 1].node : document.nodes.count
            let between = document.siblings(from: region.end, before: next)
            if let block = between.first(where: { !document.isComment($0) }) {
                throw DraftTextError(offset: document.offset(ofBlock: block), reason: .outside)
            }
            entries.append(document.draft(region, body, schema, without: templates))
        }
        self.entries = entries
    }
}

/// Why a text cannot be read as entries, with the place.
public struct DraftTextError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The place as an offset in bytes from the start of the text.
    public let offset: Int

    /// What is wrong.
    public let reason: Reason

    /// The reasons.
    public enum Reason: Sendable, Hashable {
        /// No heading has an id or a placeholder for one. The value is an example of such a heading.
        case noEntry(String)
        /// Text comes before the first entry, or under a heading without an id.
        case outside
        /// Text comes before the first label of an entry.
        case beforeFields
        /// Text comes after a heading or thematic break that ends an entry.
        case behindFields
    }

    /// What is wrong and what to do about it.
    public var description: String {
        switch reason {
        case .noEntry(let example): "there is no entry; begin one with a heading as '\(example)'"
        case .outside: "this belongs to no entry; put it under a label of one, or take it out"
        case .beforeFields: "this stands before the first label; put it under one"
        case .behindFields: "this stands behind the fields of the entry; put it under a label"
        }
    }
}

extension LogDocument {
    /// The schema of the next entry, see ``LogFamily/failureSchema``.
    public var schemaOfFailures: LogSchema { formShape?.schema ?? entryForm.schema }
}

extension LogSchema {
    /// An example of a heading with a placeholder for the id: `### [F-BIZ-XXX] Title`.
    var headingExample: String {
        var printer = EntryPrinter(ofValues: [])
        printer.writeHeading(self, title: "Title")
        return printer.text
    }
}

extension EntryPrinter {
    /// Writes a heading with a title and a placeholder for the id.
    mutating func writeHeading(_ schema: LogSchema, title: String) {
        writeHeading(
            schema.headingForm, level: schema.headingLevel ?? 3, id: .text("\(schema.idPrefix)XXX"),
            title: .text(title))
    }
}

extension Document {
    fileprivate func offset(ofBlock block: Int) -> Int { source.start(ofLine: Int(nodes[block].startLine)) }

    /// Whether a block has no content: a comment or a thematic break.
    fileprivate func isComment(_ block: Int) -> Bool {
        switch nodes[block].kind {
        case .thematicBreak: return true
        case .htmlBlock:
            let content = source.content(ofLine: Int(nodes[block].startLine))
            return source.bytes.has("<!--", at: source.bytes.trimmingBlanks(content).lowerBound)
        case .document, .frontMatter, .blockQuote, .list, .item, .codeBlock, .paragraph, .heading, .table,
            .tableRow,
            .tableCell, .text, .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong, .strikethrough,
            .link,
            .image:
            return false
        }
    }

    /// Checks that an entry has no text outside of its fields.
    fileprivate func checkAllIsSaid(by body: EntryBody) throws(DraftTextError) {
        for (content, reason) in [
            (body.preamble, DraftTextError.Reason.beforeFields), (body.tail, .behindFields),
        ] where !text(ofLines: content.lines).isEmpty {
            var line = content.lines.lowerBound
            while line < content.lines.upperBound,
                source.bytes.trimmingBlanks(source.content(ofLine: line)).isEmpty
            {
                line += 1
            }
            throw DraftTextError(offset: source.start(ofLine: line), reason: reason)
        }
    }

    fileprivate func draft(
        _ region: EntryRegion,
        _ body: EntryBody,
        _ schema: LogSchema,
        without templates: DraftTemplate
    ) -> DraftText.Entry {
        let title = source.bytes.string(region.heading.title)
        let isRule = EntryID.isOfRules(source.bytes, at: region.heading.id.lowerBound)
        let template = isRule ? templates.rule : templates.failure
        var fields: [EntryDraft.Field] = []
        var offsets: [Int] = []
        for (field, value) in zip(body.fields(inOrderOf: schema), values(of: body, schema)) {
            let own = EntryDraft.Field(label: value.label, text: value.value.description)
            if own.text.isEmpty || template[value.label] == own.text { continue }
            fields.append(own)
            offsets.append(field.head.isEmpty ? field.label.range.lowerBound : field.head.lowerBound)
        }
        return DraftText.Entry(
            draft: EntryDraft(title: title == template.title ? "" : title, fields: fields),
            isRule: isRule,
            offset: region.heading.id.lowerBound,
            fieldOffsets: offsets
        )
    }
}
