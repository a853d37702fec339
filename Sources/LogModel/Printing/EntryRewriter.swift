internal import MarkdownAST

/// Writes the heading and the fields of an entry of a file anew, in the form for its schema.
///
/// Values are copied line by line from the source. Nothing is left out, and only blank lines, line endings
/// and the schema's spellings are added.
struct EntryRewriter {
    let document: Document
    /// Whether hard breaks between one-line fields are dropped.
    let dropsHardBreaks: Bool
    var printer: EntryPrinter

    var bytes: [UInt8] { document.source.bytes }

    init(document: Document, dropsHardBreaks: Bool) {
        self.document = document
        self.dropsHardBreaks = dropsHardBreaks
        printer = EntryPrinter(document.source)
    }

    /// Begins with a part of the source.
    mutating func begin(_ range: Range<Int>) { printer.writer.begin(range) }

    /// What makes the part what was written; nil if it is that already.
    ///
    /// It is the entry as a whole: who is told of it is told of the entry, and not of the first mark in it that differs.
    var edit: TextEdit? { printer.writer.edit }

    /// Writes a heading.
    mutating func writeHeading(_ heading: EntryHeading, _ schema: LogSchema, level: Int) {
        printer.writeHeading(
            schema.headingForm, level: level, id: .source(heading.id), title: .source(heading.title))
    }

    /// Writes a byte range of the source unchanged.
    mutating func write(_ range: Range<Int>) { printer.writer.write(range) }

    /// Writes the text and the fields under a heading, each line with a line ending before it.
    mutating func write(_ body: EntryBody, _ schema: LogSchema) {
        if schema.isListed {
            writeInPlace(body, schema)
            return
        }
        let preamble = trimmed(body.preamble.lines)
        writeLines(preamble)
        var last: (field: FieldSyntax, form: FieldForm)?
        let fields = body.fields(inOrderOf: schema)
        for field in fields {
            let form = form(of: field, schema)
            let joins = (last != nil || preamble.isEmpty) && form.joins(last?.form)
            if joins, let last, last.field.endsWithHardBreak, !dropsHardBreaks {
                writeHardBreak(of: last.field)
            }
            printer.beginField(joins: joins)
            if let index = field.schemaIndex {
                write(field, schema.fields[index])
            } else {
                write(unknown: field, schema)
            }
            last = (field, form)
        }
        writeTail(body)
    }

    mutating func writeTail(_ body: EntryBody) {
        let tail = trimmed(body.tail.lines)
        if tail.isEmpty { return }
        // Blank lines before the tail become one.
        let isSeparated = bytes.trimmingBlanks(document.source.content(ofLine: tail.lowerBound - 1)).isEmpty
        if isSeparated { printer.endLine() }
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
            printer.endLine()
            write(document.source.content(ofLine: line))
        }
    }
}

extension EntryRewriter {
    /// The form of a field: as the schema has it; that of a field that the schema does not know, as it stands.
    func form(of field: FieldSyntax, _ schema: LogSchema) -> FieldForm {
        if let index = field.schemaIndex {
            let layout = schema.fields[index].layout
            return FieldForm(
                layout: layout, isLine: layout == .line && isOneParagraph(field),
                canFollowHeading: schema.startsUnderHeading)
        }
        // An unknown field among one-line fields is treated as one of them.
        let isLine = !field.head.isEmpty && field.content.blocks.isEmpty && isOneParagraph(field)
        return FieldForm(
            layout: field.isAttached || field.isFollowedByLine && isLine ? .line : .paragraph,
            isLine: isLine, canFollowHeading: field.isAttached)
    }

    /// Whether a field has one paragraph, behind its label or under it, so that another line can follow it.
    private func isOneParagraph(_ field: FieldSyntax) -> Bool {
        // Link reference definitions are not in the tree, but they have lines.
        field.content.trailing.isEmpty && trimmed(field.content.lines).upperBound <= lastLine(of: field)
            && (field.content.blocks.isEmpty || field.head.isEmpty && isOneParagraph(field.content.blocks))
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
