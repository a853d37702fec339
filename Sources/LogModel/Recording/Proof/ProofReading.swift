internal import MarkdownAST

/// The result of parsing an entry alone.
struct ProofReading {
    let document: Document
    let schema: LogSchema
    /// The byte range of the entry.
    let entry: Range<Int>

    /// Parses the text; nil if it cannot be parsed.
    init?(_ text: String, schema: LogSchema, entry: Range<Int>) {
        guard let document = Document(fragment: Array(text.utf8)[...]) else { return nil }
        (self.document, self.schema, self.entry) = (document, schema, entry)
    }

    /// The first difference from the expected entry, and its offset.
    func finding(expected: Failure) -> (fault: ValueFault, offset: Int)? {
        let blocks = Array(document.topLevelBlocks)
        if let (fault, node) = strangeBlock(blocks) { return (fault, document.range(of: node).lowerBound) }
        let regions = document.entryRegions
        guard let region = regions.first, regions.count == 1, region.next != nil, region.isSeparated,
            blocks.count > 1, region.node == blocks[1]
        else { return (.other, 0) }
        let bytes = document.source.bytes
        guard bytes.string(region.heading.id) == expected.id.text,
            bytes.string(region.heading.title) == expected.title
        else { return (.other, 0) }
        let body = EntryReader.read(document, blocks: region.blocks, lines: region.lines, schema: schema)
        let fields = document.values(of: body, schema)
        if fields == expected.fields, body.tail.lines.isEmpty,
            document.text(ofLines: body.preamble.lines).isEmpty
        {
            return nil
        }
        return difference(body, fields, expected)
    }

    /// The entry in the form for its schema; nil if it has that form.
    var normalized: String? {
        let log = LogDocument(reading: document, templates: schema.isFromTemplate ? [schema] : [])
        let proposals = EntryNormalizer(log).proposals()
        guard let own = proposals.first(where: { $0.target == .entry(0) })?.edit else { return nil }
        let bytes = document.source.bytes
        let (start, end) = (own.range.lowerBound, own.range.upperBound)
        return bytes.string(entry.lowerBound..<start) + String(decoding: own.replacement, as: UTF8.self)
            + bytes.string(end..<entry.upperBound)
    }

    /// A block that must not occur in a value.
    private func strangeBlock(_ blocks: [Int]) -> (fault: ValueFault, node: Int)? {
        for block in blocks.dropFirst() {
            let range = document.range(of: block)
            guard range.lowerBound < entry.upperBound else { break }
            if holdsComment(block, ["<!-- bizlog-ignore"]) { return (.ignoreComment, block) }
            if holdsComment(block, ["<!-- bizlog-form", "<!--bizlog-form"]) { return (.formComment, block) }
            // The heading of the entry itself.
            if range.lowerBound == entry.lowerBound { continue }
            let isOpen = range.upperBound >= document.source.bytes.count
            switch document.nodes[block].kind {
            case .heading: return (.heading, block)
            case .thematicBreak: return (.thematicBreak, block)
            case .codeBlock: if isOpen { return (.openFence, block) }
            case .htmlBlock: if isOpen { return (.openHTML, block) }
            case .document, .frontMatter, .blockQuote, .list, .item, .paragraph, .table, .tableRow,
                .tableCell, .text, .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong,
                .strikethrough, .link, .image:
                if isOpen { return (.other, block) }
            }
        }
        if let block = TemplateBlocks(document).nodes.first { return (.template, block) }
        if !document.rulePrefixes.isEmpty {
            return (
                .template,
                blocks.first { if case .table = document.nodes[$0].kind { true } else { false } } ?? 0
            )
        }
        return nil
    }

    /// Whether the HTML in a block has a comment that begins with one of some texts.
    private func holdsComment(_ block: Int, _ texts: [String]) -> Bool {
        (block..<Int(document.nodes[block].subtreeEnd)).contains { node in
            switch document.nodes[node].kind {
            case .htmlBlock(let html), .htmlInline(let html):
                texts.contains { text in
                    let bytes = Array(document.bytes(of: html))
                    return bytes.firstOffset(of: Array(text.utf8), in: bytes.indices) != nil
                }
            case .document, .frontMatter, .blockQuote, .list, .item, .codeBlock, .paragraph, .heading,
                .thematicBreak, .table, .tableRow, .tableCell, .text, .softBreak, .lineBreak, .code,
                .emphasis, .strong, .strikethrough, .link, .image:
                false
            }
        }
    }

    private func difference(_ body: EntryBody, _ fields: [Failure.Field], _ expected: Failure) -> (
        fault: ValueFault, offset: Int
    ) {
        let source = document.source
        if expected.fields.count == 1, body.fields.count > 1 {
            return (.label, source.start(ofLine: body.fields[1].line))
        }
        if expected.fields.count == 1, body.fields.first.map({ $0.schemaIndex == nil }) ?? true,
            fields.first?.label != expected.fields[0].label
        {
            return (.unwritableLabel, 0)
        }
        if expected.fields.count == 1, fields.first?.label == expected.fields[0].label {
            for line in 0..<source.lineCount where source.start(ofLine: line) < entry.upperBound {
                let content = source.content(ofLine: line)
                let text = source.bytes.trimmingBlanks(content)
                if text.upperBound < content.upperBound { return (.blanks, content.lowerBound) }
            }
        }
        return (.other, 0)
    }
}
