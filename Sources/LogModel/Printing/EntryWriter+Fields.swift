internal import MarkdownAST

extension EntryWriter {
    /// Writes a field that the schema knows.
    mutating func write(_ field: FieldSyntax, _ schema: FieldSchema) {
        writeKnownLabel(of: field, schema)
        let lines = trimmed(field.content.lines)
        var rest = min(field.line + 1, lines.upperBound)..<lines.upperBound
        let isInParagraph = rest.lowerBound < field.paragraphEnd
        switch schema.layout {
        case .line, .paragraph:
            if !field.head.isEmpty {
                writeSpace()
                writeHead(field, schema)
            } else if !rest.isEmpty, isInParagraph || startsWithParagraph(field) {
                let first = firstText(of: rest)
                writeSpace()
                let isWhole = first + 1 >= rest.upperBound || isBlank(first + 1)
                writeFirst(first, of: field, isWhole ? schema : nil)
                rest = first + 1..<rest.upperBound
            }
        case .block:
            if field.head.isEmpty {
                if !isInParagraph, canFollowLabel(field) { rest = firstText(of: rest)..<rest.upperBound }
            } else if startsBlock(field.head) {
                writeSpace()
                writeHead(field, nil)
            } else {
                output.append(UInt8(ascii: "\n"))
                writeHead(field, schema)
            }
        }
        writeRest(rest, of: field)
    }

    /// Writes a field that the schema does not know, in the layout that it has.
    mutating func write(unknown field: FieldSyntax, _ schema: LogSchema) {
        writeLabel(of: field, schema)
        let lines = trimmed(field.content.lines)
        writeRest(min(field.line + 1, lines.upperBound)..<lines.upperBound, of: field)
    }

    /// Writes an unknown label and the text on its line.
    mutating func writeLabel(of field: FieldSyntax, _ schema: LogSchema) {
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

    /// Writes a label as the schema spells it. Double-encoded text is neither repaired nor copied to other
    /// places.
    mutating func writeKnownLabel(of field: FieldSyntax, _ schema: FieldSchema) {
        let range = field.label.range
        let isCanonical =
            range.count == schema.spellingBytes.count && bytes.has(schema.spellingBytes, in: range)
        if schema.isDamaged || isCanonical
            || !FoldedText.matches(bytes, field.label.text, schema.key)
        {
            output.append(range)
        } else {
            output.append(schema.spellingBytes)
        }
    }

    mutating func writeSpace() { output.append(UInt8(ascii: " ")) }

    mutating func writeHead(_ field: FieldSyntax, _ schema: FieldSchema?) {
        let head = headRange(of: field)
        let isWhole = field.paragraphEnd == field.line + 1
        writeValue(head, isWhole ? schema : nil)
    }

    /// The text after a label on its line. A final hard break is included only if another line of the field
    /// follows.
    func headRange(of field: FieldSyntax) -> Range<Int> {
        if field.head.isEmpty, field.paragraphEnd == field.line + 1 { return field.head }
        return field.head.lowerBound..<document.contentEnd(ofLine: field.line, in: field)
    }

    /// Writes a line that moves up to its label's line.
    mutating func writeFirst(_ line: Int, of field: FieldSyntax, _ schema: FieldSchema?) {
        let start = bytes.trimmingBlanks(document.source.content(ofLine: line)).lowerBound
        writeValue(start..<max(start, document.contentEnd(ofLine: line, in: field)), schema)
    }

    /// Writes lines of a field unchanged, but for the indentation of a list item.
    mutating func writeRest(_ lines: Range<Int>, of field: FieldSyntax) {
        var line = lines.lowerBound
        while line < lines.upperBound {
            output.append(UInt8(ascii: "\n"))
            var start = document.source.content(ofLine: line).lowerBound
            var last = line
            if line < field.itemEnd {
                let limit = min(start + field.indentation, document.source.content(ofLine: line).upperBound)
                while start < limit, bytes[start] == UInt8(ascii: " ") { start += 1 }
            } else if !document.source.hasCarriageReturns {
                // Consecutive lines that do not change are written together.
                last =
                    line < field.paragraphEnd
                    ? min(field.paragraphEnd, lines.upperBound) - 1 : lines.upperBound - 1
            }
            output.append(start..<max(start, document.contentEnd(ofLine: last, in: field)))
            line = last + 1
        }
    }

    /// Writes a value in the form for its schema; without a schema, unchanged.
    mutating func writeValue(_ range: Range<Int>, _ schema: FieldSchema?) {
        guard let schema, schema.hasCanonicalValues else {
            output.append(range)
            return
        }
        let form = ValueForm(of: range, in: bytes, schema)
        output.append(form.start)
        output.append(form.rest)
    }

    mutating func writeHardBreak(of field: FieldSyntax) {
        let content = document.source.content(ofLine: field.paragraphEnd - 1)
        let end = document.contentEnd(ofLine: field.paragraphEnd - 1, in: field)
        if end < content.upperBound { output.append(end..<content.upperBound) }
    }
}

extension EntryWriter {
    /// Writes fields without changing their order and layout. Only labels and one-line values take canonical
    /// form.
    mutating func writeInPlace(_ body: EntryBody, _ schema: LogSchema) {
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
                    writeValue(field.head, isWhole ? schema.fields[index] : nil)
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
