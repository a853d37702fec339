internal import MarkdownAST

/// Reads the fields of one entry from the blocks under its heading.
///
/// A field begins where a line of a top-level paragraph begins with a label, or as an item of a bullet list whose
/// items all begin with labels, half of which the schema knows. Headings in the entry end what stands before them; the fields behind them
/// are read as well. A label that the schema knows begins a field once in an entry. Any other one begins a
/// field at the start of a paragraph or under a one-line field; elsewhere it is text.
///
/// The document is handed on and not kept: it is several references, which all threads that read entries would count.
struct EntryReader {
    let schema: LogSchema
    /// Whether the entry is a template, whose labels are not known yet.
    let isTemplate: Bool
    private var body: EntryBody
    private var isSeen: [Bool]
    private var paragraph = -1
    /// How many fields stand before the first heading; nil before that.
    private var outerCount: Int?

    /// Reads the blocks of an entry.
    ///
    /// - Parameters:
    ///   - blocks: the nodes between the heading and the entry's end.
    ///   - lines: the lines under the heading, up to the last one that is not blank.
    static func read(
        _ document: Document,
        blocks: Range<Int>,
        lines: Range<Int>,
        schema: LogSchema,
        isTemplate: Bool = false
    ) -> EntryBody {
        var reader = EntryReader(lines: lines, schema: schema, isTemplate: isTemplate)
        reader.read(blocks, lines: lines, in: document)
        return reader.body
    }

    private init(lines: Range<Int>, schema: LogSchema, isTemplate: Bool) {
        self.schema = schema
        self.isTemplate = isTemplate
        let empty = EntryBody.Content(lines: lines.upperBound..<lines.upperBound)
        body = EntryBody(preamble: EntryBody.Content(lines: lines), tail: empty)
        body.fields.reserveCapacity(schema.fields.count)
        isSeen = Array(repeating: false, count: schema.fields.count)
    }

    private mutating func read(_ blocks: Range<Int>, lines: Range<Int>, in document: Document) {
        body.preamble.blocks = blocks.lowerBound..<blocks.lowerBound
        var block = blocks.lowerBound
        reading: while block < blocks.upperBound {
            switch document.nodes[block].kind {
            case .heading where !isTemplate: beginSection(block, lines, in: document)
            case .heading, .thematicBreak: break reading
            case .paragraph: readParagraph(block, in: document)
            case .list(let list): if list.start == nil { readList(block, in: document) }
            case .document, .frontMatter, .blockQuote, .item, .codeBlock, .htmlBlock, .table, .tableRow,
                .tableCell,
                .text, .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong, .strikethrough, .link,
                .image:
                break
            }
            block = Int(document.nodes[block].subtreeEnd)
        }
        let end =
            block < blocks.upperBound
            ? Int(document.nodes[block].startLine)
            : document.definitionsStart(endingAt: lines.upperBound, blocks)
        let tailStart = min(max(end, lines.lowerBound), lines.upperBound)
        closeLast(before: block, line: tailStart)
        guard let outerCount else {
            body.tail.lines = tailStart..<lines.upperBound
            body.tail.blocks = block..<blocks.upperBound
            return
        }
        body.tail.lines = body.tail.lines.lowerBound..<lines.upperBound
        body.tail.blocks = body.tail.blocks.lowerBound..<blocks.upperBound
        body.innerFields = Array(body.fields[outerCount...])
        body.fields.removeSubrange(outerCount...)
    }

    /// Ends the field before a heading; behind the first heading the tail of the entry begins.
    private mutating func beginSection(_ heading: Int, _ lines: Range<Int>, in document: Document) {
        let line = min(max(Int(document.nodes[heading].startLine), lines.lowerBound), lines.upperBound)
        closeLast(before: heading, line: line)
        paragraph = -1
        if outerCount != nil { return }
        outerCount = body.fields.count
        body.tail.lines = line..<line
        body.tail.blocks = heading..<heading
    }

    /// Whether a field was read since the first heading, or there was no heading.
    private var hasOpenField: Bool { body.fields.count > outerCount ?? 0 }

    private mutating func readParagraph(_ block: Int, in document: Document) {
        let labels = document.labelLines(ofParagraph: block)
        guard let first = labels.first else { return }
        let end = document.paragraphLines(block).upperBound
        for found in labels {
            let index = unseenIndex(of: found.label, in: document)
            guard index != nil || beginsField(found, isFirst: found.line == first.line && found.isAtStart)
            else {
                continue
            }
            let isContinued = paragraph == block
            begin(
                found, index, owner: block, of: block, paragraphEnd: end, item: nil, isContinued: isContinued,
                in: document)
        }
    }

    private mutating func readList(_ block: Int, in document: Document) {
        // A list under a label that has nothing on its line is that field's value.
        if hasOpenField, let last = body.fields.last, last.head.isEmpty, last.paragraphEnd == last.line + 1,
            last.content.blocks.lowerBound == block
        {
            return
        }
        guard let items = document.fieldItems(ofList: block) else { return }
        let known = items.count { unseenIndex(of: $0.found.label, in: document) != nil }
        guard isTemplate || known > 0 && known * 2 >= items.count else { return }
        for item in items {
            let owner = item.node == block + 1 ? block : item.node
            begin(
                item.found,
                unseenIndex(of: item.found.label, in: document),
                owner: owner,
                of: item.paragraph,
                paragraphEnd: item.paragraphEnd,
                item: item,
                isContinued: false,
                in: document
            )
        }
    }

    private func unseenIndex(of label: Label, in document: Document) -> Int? {
        guard let index = schema.index(ofLabel: label.text, in: document.source.bytes), !isSeen[index] else {
            return nil
        }
        return index
    }

    private func beginsField(_ found: LabelLine, isFirst: Bool) -> Bool {
        if isFirst { return true }
        guard hasOpenField, let last = body.fields.last else { return false }
        return last.line == found.line - 1 && !last.head.isEmpty
    }

    private mutating func begin(
        _ found: LabelLine,
        _ index: Int?,
        owner: Int,
        of paragraph: Int,
        paragraphEnd: Int,
        item: FieldItem?,
        isContinued: Bool,
        in document: Document
    ) {
        if isContinued {
            let last = body.fields.count - 1
            body.fields[last].content.inlines = body.fields[last].content.inlines.lowerBound..<found.breakNode
            body.fields[last].content.lines = body.fields[last].line..<found.line
            body.fields[last].content.blocks = found.breakNode..<found.breakNode
            body.fields[last].paragraphEnd = found.line
            body.fields[last].endsWithHardBreak = document.nodes[found.breakNode].kind == .lineBreak
        } else {
            closeLast(before: owner, line: found.line)
            if !found.isAtStart { setTrailing(paragraph + 1..<found.breakNode) }
        }
        if let index { isSeen[index] = true }
        if let index, hasOpenField, let last = body.fields.indices.last, schema.fields[index].layout == .line
        {
            body.fields[last].isFollowedByLine = true
        }
        self.paragraph = paragraph
        let source = document.source
        let end = Int(document.nodes[paragraph].subtreeEnd)
        let line = source.content(ofLine: found.line)
        var head = source.bytes.trimmingBlanks(found.label.range.upperBound..<line.upperBound)
        // A label with nothing but a hard break behind it has nothing behind it.
        let isBreak = head.count == 1 && source.bytes[head.lowerBound] == UInt8(ascii: "\\")
        if isBreak, paragraphEnd > found.line + 1 { head = head.lowerBound..<head.lowerBound }
        let lineBefore = source.content(ofLine: found.line - 1)
        body.fields.append(
            FieldSyntax(
                label: found.label,
                schemaIndex: index,
                content: EntryBody.Content(
                    lines: found.line..<found.line + 1,
                    inlines: Int(document.nodes[found.strong].subtreeEnd)..<end,
                    blocks: end..<end
                ),
                head: head,
                paragraphEnd: max(found.line + 1, paragraphEnd),
                indentation: item?.indentation ?? 0,
                itemEnd: item?.endLine ?? found.line,
                isAttached: !source.bytes.trimmingBlanks(lineBefore).isEmpty
            )
        )
    }

    private mutating func closeLast(before node: Int, line: Int) {
        if outerCount != nil, !hasOpenField { return }
        let last = body.fields.count - 1
        guard last >= 0 else {
            body.preamble.blocks = body.preamble.blocks.lowerBound..<node
            body.preamble.lines = body.preamble.lines.lowerBound..<line
            return
        }
        let start = body.fields[last].content.blocks.lowerBound
        body.fields[last].content.blocks = start..<max(start, node)
        body.fields[last].content.lines = body.fields[last].line..<max(body.fields[last].line + 1, line)
    }

    private mutating func setTrailing(_ nodes: Range<Int>) {
        if outerCount != nil, !hasOpenField { return }
        if body.fields.isEmpty {
            body.preamble.trailing = nodes
        } else {
            body.fields[body.fields.count - 1].content.trailing = nodes
        }
    }
}
