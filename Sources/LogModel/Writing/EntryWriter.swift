internal import MarkdownAST

/// Writes the heading and the fields of an entry in the form that its schema asks for.
///
/// Values are copied line by line from the source; nothing is left out and nothing added but blank lines, line
/// endings and the schema's own spellings.
struct EntryWriter {
    let document: Document
    /// Whether hard breaks between one-line fields are left out.
    let dropsHardBreaks: Bool
    private var output: VerbatimOutput

    private var bytes: [UInt8] { output.source }

    init(document: Document, dropsHardBreaks: Bool) {
        self.document = document
        self.dropsHardBreaks = dropsHardBreaks
        output = VerbatimOutput(source: document.source.bytes)
    }

    /// Begins an entry that stands at an offset of the source.
    mutating func start(at offset: Int) { output.start(at: offset) }

    /// What has been written, without a line ending at its end; nil if it is what stands in the source up to an offset.
    func written(upTo end: Int) -> [UInt8]? { output.written(upTo: end) }

    /// Writes a heading.
    mutating func writeHeading(_ heading: EntryHeading, _ schema: LogSchema, level: Int) {
        schema.headingForm.write(heading, level: level, to: &output)
    }

    /// Writes a part of the source as it is.
    mutating func write(_ range: Range<Int>) { output.append(range) }

    /// Writes what stands under a heading, each line with a line ending before it.
    mutating func write(_ body: EntryBody, _ schema: LogSchema) {
        if schema.isListed {
            writeInPlace(body, schema)
            return
        }
        let preamble = trimmed(body.preamble.lines)
        writeLines(preamble)
        var last: EntryBody.Field?
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

    private mutating func writeTail(_ body: EntryBody) {
        let tail = trimmed(body.tail.lines)
        if tail.isEmpty { return }
        // A blank line before the tail is kept; only one is written in place of several.
        let isSeparated = bytes.trimmingBlanks(document.source.content(ofLine: tail.lowerBound - 1)).isEmpty
        if isSeparated { output.append(UInt8(ascii: "\n")) }
        writeLines(tail)
    }

    /// The lines without the blank ones at their end.
    private func trimmed(_ lines: Range<Int>) -> Range<Int> {
        var end = lines.upperBound
        while end > lines.lowerBound, isBlank(end - 1) { end -= 1 }
        return lines.lowerBound..<end
    }

    private func isBlank(_ line: Int) -> Bool {
        bytes.trimmingBlanks(document.source.content(ofLine: line)).isEmpty
    }

    private mutating func writeLines(_ lines: Range<Int>) {
        for line in lines {
            output.append(UInt8(ascii: "\n"))
            output.append(document.source.content(ofLine: line))
        }
    }
}

extension EntryWriter {
    private func joinsHeading(_ field: EntryBody.Field, _ schema: LogSchema) -> Bool {
        guard let index = field.schemaIndex else { return field.isAttached }
        return schema.fields[index].layout == .line && schema.startsUnderHeading
    }

    private func joins(_ field: EntryBody.Field, to last: EntryBody.Field, _ schema: LogSchema) -> Bool {
        guard isLine(last, schema) else { return false }
        if let index = field.schemaIndex { return schema.fields[index].layout == .line }
        // An unknown field between one-line fields is one of them.
        return field.isAttached || field.isFollowedByLine && isLine(field, schema)
    }

    /// Whether a field is a paragraph that another line may follow.
    private func isLine(_ field: EntryBody.Field, _ schema: LogSchema) -> Bool {
        // Link reference definitions have no nodes, but they have lines.
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

    /// Behind the last line of the label's paragraph, or of the paragraph right behind an empty label.
    private func lastLine(of field: EntryBody.Field) -> Int {
        guard field.head.isEmpty, !field.content.blocks.isEmpty, isOneParagraph(field.content.blocks) else {
            return field.paragraphEnd
        }
        return document.paragraphLines(field.content.blocks.lowerBound).upperBound
    }

    private func isOneParagraph(_ blocks: Range<Int>) -> Bool {
        document.nodes[blocks.lowerBound].kind == .paragraph
            && Int(document.nodes[blocks.lowerBound].subtreeEnd) == blocks.upperBound
    }
}

extension EntryWriter {
    /// Writes a field that the schema knows.
    private mutating func write(_ field: EntryBody.Field, _ schema: FieldSchema) {
        writeKnownLabel(of: field, schema)
        let lines = trimmed(field.content.lines)
        var rest = min(field.line + 1, lines.upperBound)..<lines.upperBound
        let isInParagraph = rest.lowerBound < field.paragraphEnd
        switch schema.layout {
        case .line, .paragraph:
            if !field.head.isEmpty {
                writeSpace()
                writeHead(field, schema.form)
            } else if !rest.isEmpty, isInParagraph || startsWithParagraph(field) {
                let first = firstText(of: rest)
                writeSpace()
                let isWhole = first + 1 >= rest.upperBound || isBlank(first + 1)
                writeFirst(first, of: field, isWhole ? schema.form : .text)
                rest = first + 1..<rest.upperBound
            }
        case .block:
            if field.head.isEmpty {
                if !isInParagraph, canFollowLabel(field) { rest = firstText(of: rest)..<rest.upperBound }
            } else if startsBlock(field.head) {
                writeSpace()
                writeHead(field, .text)
            } else {
                output.append(UInt8(ascii: "\n"))
                writeHead(field, schema.form)
            }
        }
        writeRest(rest, of: field)
    }

    /// Writes a field that the schema does not know: its layout is its own.
    private mutating func write(unknown field: EntryBody.Field, _ schema: LogSchema) {
        writeLabel(of: field, schema)
        let lines = trimmed(field.content.lines)
        writeRest(min(field.line + 1, lines.upperBound)..<lines.upperBound, of: field)
    }

    /// Writes an unknown label and what stands on its line.
    private mutating func writeLabel(of field: EntryBody.Field, _ schema: LogSchema) {
        let label = field.label
        let head = headRange(of: field)
        if label.isColonInside || label.isColonFullWidth || !schema.writesColonInside {
            output.append(label.range.lowerBound..<max(label.range.upperBound, head.upperBound))
        } else {
            let mark = bytes[label.range.lowerBound]
            output.append([mark, mark])
            output.append(label.text)
            output.append([UInt8(ascii: ":"), mark, mark])
            if !head.isEmpty {
                writeSpace()
                output.append(head)
            }
        }
    }

    /// Writes a label as the schema has it; double-encoded text is neither undone nor spread.
    private mutating func writeKnownLabel(of field: EntryBody.Field, _ schema: FieldSchema) {
        if schema.isDamaged || !FoldedText.matches(bytes, field.label.text, schema.key) {
            output.append(field.label.range)
        } else {
            output.append(schema.spellingBytes)
        }
    }

    private mutating func writeSpace() { output.append(UInt8(ascii: " ")) }

    private mutating func writeHead(_ field: EntryBody.Field, _ kind: FieldSchema.Kind) {
        let head = headRange(of: field)
        let isWhole = field.paragraphEnd == field.line + 1
        writeValue(head, isWhole ? kind : .text)
    }

    /// What stands behind a label on its line, up to the hard break that a further line of its own may need.
    private func headRange(of field: EntryBody.Field) -> Range<Int> {
        if field.head.isEmpty, field.paragraphEnd == field.line + 1 { return field.head }
        return field.head.lowerBound..<document.contentEnd(ofLine: field.line, in: field)
    }

    /// Writes a line that moves up behind its label.
    private mutating func writeFirst(_ line: Int, of field: EntryBody.Field, _ kind: FieldSchema.Kind) {
        let start = bytes.trimmingBlanks(document.source.content(ofLine: line)).lowerBound
        writeValue(start..<max(start, document.contentEnd(ofLine: line, in: field)), kind)
    }

    /// Writes lines of a field as they are, those of a list item without its indentation.
    private mutating func writeRest(_ lines: Range<Int>, of field: EntryBody.Field) {
        var line = lines.lowerBound
        while line < lines.upperBound {
            output.append(UInt8(ascii: "\n"))
            var start = document.source.content(ofLine: line).lowerBound
            var last = line
            if line < field.itemEnd {
                let limit = min(start + field.indentation, document.source.content(ofLine: line).upperBound)
                while start < limit, bytes[start] == UInt8(ascii: " ") { start += 1 }
            } else if !document.source.hasCarriageReturns {
                // Lines that stay as they are go together.
                last =
                    line < field.paragraphEnd
                    ? min(field.paragraphEnd, lines.upperBound) - 1 : lines.upperBound - 1
            }
            output.append(start..<max(start, document.contentEnd(ofLine: last, in: field)))
            line = last + 1
        }
    }

    private mutating func writeValue(_ range: Range<Int>, _ kind: FieldSchema.Kind) {
        let form = ValueForm(of: range, in: bytes, kind)
        output.append(form.start)
        output.append(form.rest)
    }

    private mutating func writeHardBreak(of field: EntryBody.Field) {
        let content = document.source.content(ofLine: field.paragraphEnd - 1)
        let end = document.contentEnd(ofLine: field.paragraphEnd - 1, in: field)
        if end < content.upperBound { output.append(end..<content.upperBound) }
    }
}

extension EntryWriter {
    /// Writes fields that keep their order and layout: only labels and one-line values take their canonical form.
    private mutating func writeInPlace(_ body: EntryBody, _ schema: LogSchema) {
        writeLines(body.preamble.lines)
        for field in body.fields {
            let content = document.source.content(ofLine: field.line)
            output.append(UInt8(ascii: "\n"))
            output.append(content.lowerBound..<field.label.range.lowerBound)
            if let index = field.schemaIndex {
                writeKnownLabel(of: field, schema.fields[index])
                if !field.head.isEmpty {
                    writeSpace()
                    let isWhole = field.paragraphEnd == field.line + 1 && !field.endsWithHardBreak
                    writeValue(field.head, isWhole ? schema.fields[index].form : .text)
                }
                output.append(max(field.head.upperBound, field.label.range.upperBound)..<content.upperBound)
            } else {
                writeLabel(of: field, schema)
                let end = max(headRange(of: field).upperBound, field.label.range.upperBound)
                output.append(end..<content.upperBound)
            }
            writeLines(field.line + 1..<field.content.lines.upperBound)
        }
        writeLines(body.tail.lines)
    }
}

extension EntryWriter {
    private func firstText(of lines: Range<Int>) -> Int {
        lines.first { !isBlank($0) } ?? lines.lowerBound
    }

    private func startsWithParagraph(_ field: EntryBody.Field) -> Bool {
        let blocks = field.content.blocks
        return !blocks.isEmpty && document.nodes[blocks.lowerBound].kind == .paragraph
    }

    /// Whether the first block of a value may stand right under its label and stay what it is.
    private func canFollowLabel(_ field: EntryBody.Field) -> Bool {
        guard !field.content.blocks.isEmpty else { return !field.content.trailing.isEmpty }
        let first = field.content.blocks.lowerBound
        switch document.nodes[first].kind {
        case .paragraph, .blockQuote: return true
        case .list(let list):
            // Only a list that begins with 1, and with something, may interrupt a paragraph.
            return list.start ?? 1 == 1 && Int(document.nodes[first + 1].subtreeEnd) > first + 2
        case .codeBlock:
            let line = document.source.content(ofLine: Int(document.nodes[first].startLine))
            let start = bytes.skippingBlanks(from: line.lowerBound, to: line.upperBound)
            return start < line.upperBound
                && (bytes[start] == UInt8(ascii: "`") || bytes[start] == UInt8(ascii: "~"))
        case .document, .frontMatter, .item, .htmlBlock, .heading, .thematicBreak, .table, .tableRow,
            .tableCell,
            .text, .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong, .strikethrough, .link,
            .image:
            return false
        }
    }

    /// Whether text would begin something else than a paragraph at the start of a line.
    private func startsBlock(_ range: Range<Int>) -> Bool {
        guard let start = range.first else { return false }
        let first = bytes[start]
        switch first {
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "|"),
            UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: "~"), UInt8(ascii: ":"):
            return true
        case UInt8(ascii: "*"), UInt8(ascii: "_"):
            return start + 1 >= range.upperBound || bytes[start + 1].isBlank || bytes[start + 1] == first
        case UInt8(ascii: "`"): return bytes.has("```", at: start)
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            let stop = bytes[range].firstIndex { !$0.isDigit } ?? range.upperBound
            return stop < range.upperBound
                && (bytes[stop] == UInt8(ascii: ".") || bytes[stop] == UInt8(ascii: ")"))
        default: return false
        }
    }
}
