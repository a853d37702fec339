internal import MarkdownAST

/// Writes the heading and the fields of an entry in the form for its schema.
///
/// Values are copied line by line from the source. Nothing is left out, and only blank lines, line endings
/// and the schema's spellings are added.
struct EntryWriter {
    let document: Document
    /// Whether hard breaks between one-line fields are dropped.
    let dropsHardBreaks: Bool
    var output: VerbatimOutput

    var bytes: [UInt8] { document.source.bytes }

    init(document: Document, dropsHardBreaks: Bool) {
        self.document = document
        self.dropsHardBreaks = dropsHardBreaks
        output = VerbatimOutput(source: document.source)
    }

    /// Begins an entry at an offset of the source.
    mutating func start(at offset: Int) { output.start(at: offset) }

    /// The bytes written, without a final line ending; nil if they equal the source up to `end`.
    func written(upTo end: Int) -> [UInt8]? { output.written(upTo: end) }

    /// Writes a heading.
    mutating func writeHeading(_ heading: EntryHeading, _ schema: LogSchema, level: Int) {
        schema.headingForm.write(heading, level: level, to: &output)
    }

    /// Writes a byte range of the source unchanged.
    mutating func write(_ range: Range<Int>) { output.append(range) }

    /// Writes the text and the fields under a heading, each line with a line ending before it.
    mutating func write(_ body: EntryBody, _ schema: LogSchema) {
        if schema.isListed {
            writeInPlace(body, schema)
            return
        }
        let preamble = trimmed(body.preamble.lines)
        writeLines(preamble)
        var last: FieldSyntax?
        let fields = body.fields(inOrderOf: schema)
        for field in fields {
            let joins: Bool
            if let last {
                joins = self.joins(field, to: last, schema)
            } else {
                joins = preamble.isEmpty && joinsHeading(field, schema)
            }
            if joins, let last, last.endsWithHardBreak, !dropsHardBreaks { writeHardBreak(of: last) }
            output.append(UInt8(ascii: "\n"))
            if !joins { output.append(UInt8(ascii: "\n")) }
            if let index = field.schemaIndex {
                write(field, schema.fields[index])
            } else {
                write(unknown: field, schema)
            }
            last = field
        }
        writeTail(body)
    }

    mutating func writeTail(_ body: EntryBody) {
        let tail = trimmed(body.tail.lines)
        if tail.isEmpty { return }
        // Blank lines before the tail become one.
        let isSeparated = bytes.trimmingBlanks(document.source.content(ofLine: tail.lowerBound - 1)).isEmpty
        if isSeparated { output.append(UInt8(ascii: "\n")) }
        writeLines(tail)
    }

    /// The lines without blank ones at the end.
    func trimmed(_ lines: Range<Int>) -> Range<Int> {
        var end = lines.upperBound
        while end > lines.lowerBound, isBlank(end - 1) { end -= 1 }
        return lines.lowerBound..<end
    }

    func isBlank(_ line: Int) -> Bool {
        bytes.trimmingBlanks(document.source.content(ofLine: line)).isEmpty
    }

    mutating func writeLines(_ lines: Range<Int>) {
        for line in lines {
            output.append(UInt8(ascii: "\n"))
            output.append(document.source.content(ofLine: line))
        }
    }
}

extension EntryWriter {
    func joinsHeading(_ field: FieldSyntax, _ schema: LogSchema) -> Bool {
        guard let index = field.schemaIndex else { return field.isAttached }
        return schema.fields[index].layout == .line && schema.startsUnderHeading
    }

    func joins(_ field: FieldSyntax, to last: FieldSyntax, _ schema: LogSchema) -> Bool {
        guard isLine(last, schema) else { return false }
        if let index = field.schemaIndex { return schema.fields[index].layout == .line }
        // An unknown field among one-line fields is treated as one of them.
        return field.isAttached || field.isFollowedByLine && isLine(field, schema)
    }

    /// Whether a field is a paragraph that another line can follow.
    func isLine(_ field: FieldSyntax, _ schema: LogSchema) -> Bool {
        // Link reference definitions are not in the tree, but they have lines.
        guard field.content.trailing.isEmpty, trimmed(field.content.lines).upperBound <= lastLine(of: field)
        else {
            return false
        }
        if let index = field.schemaIndex {
            guard schema.fields[index].layout == .line else { return false }
            return field.content.blocks.isEmpty || field.head.isEmpty && isOneParagraph(field.content.blocks)
        }
        return !field.head.isEmpty && field.content.blocks.isEmpty
    }

    /// The line after the label's paragraph, or after the paragraph that follows an empty label.
    func lastLine(of field: FieldSyntax) -> Int {
        guard field.head.isEmpty, !field.content.blocks.isEmpty, isOneParagraph(field.content.blocks) else {
            return field.paragraphEnd
        }
        return document.paragraphLines(field.content.blocks.lowerBound).upperBound
    }

    func isOneParagraph(_ blocks: Range<Int>) -> Bool {
        document.nodes[blocks.lowerBound].kind == .paragraph
            && Int(document.nodes[blocks.lowerBound].subtreeEnd) == blocks.upperBound
    }
}
