internal import MarkdownAST

extension EntryRewriter {
    /// Writes a field that the schema knows.
    mutating func write(_ field: FieldSyntax, _ schema: FieldSchema) {
        writeKnownLabel(of: field, schema)
        let lines = trimmed(field.content.lines)
        var rest = min(field.line + 1, lines.upperBound)..<lines.upperBound
        if !field.head.isEmpty {
            let position = schema.layout.position(
                ofTextBehindLabel: LineStart(of: field.head, upTo: field.head.upperBound, in: bytes))
            printer.go(to: position)
            writeHead(field, position == schema.layout.position(of: .text) ? schema : nil)
        } else if !rest.isEmpty {
            switch schema.layout.position(of: start(of: rest, field)) {
            case .behindLabel:
                let first = firstText(of: rest)
                printer.go(to: .behindLabel)
                let isWhole = first + 1 >= rest.upperBound || isBlank(first + 1)
                writeFirst(first, of: field, isWhole ? schema : nil)
                rest = first + 1..<rest.upperBound
            // A block that need not stand behind a label stands as it does.
            case .below: if schema.layout == .block { rest = firstText(of: rest)..<rest.upperBound }
            case .apart: break
            }
        }
        writeRest(rest, of: field)
    }

    /// What the lines under a label begin with, as the tree says.
    private func start(of lines: Range<Int>, _ field: FieldSyntax) -> LineStart {
        if lines.lowerBound < field.paragraphEnd { return .text }
        let blocks = field.content.blocks
        // Link reference definitions are not in the tree; a text before the next label is.
        if blocks.isEmpty { return .block(followsText: !field.content.trailing.isEmpty) }
        let kind = document.nodes[blocks.lowerBound].kind
        if kind == .paragraph { return .text }
        let first = document.source.content(ofLine: Int(document.nodes[blocks.lowerBound].startLine))
        let isSame = LineStart(of: first, upTo: first.upperBound, in: bytes) == .block(followsText: true)
        return .block(followsText: isSame)
    }

    private func firstText(of lines: Range<Int>) -> Int {
        lines.first { !isBlank($0) } ?? lines.lowerBound
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
            write(label.range.lowerBound..<max(label.range.upperBound, head.upperBound))
        } else {
            printer.writeLabel(.source(label.text), mark: bytes[label.range.lowerBound], isColonInside: true)
            if !head.isEmpty {
                printer.go(to: .behindLabel)
                write(head)
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
            write(range)
        } else {
            printer.writer.write(schema.spellingBytes)
        }
    }

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
            printer.endLine()
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
            write(start..<max(start, document.contentEnd(ofLine: last, in: field)))
            line = last + 1
        }
    }

    /// Writes a value in the form for its schema; without a schema, unchanged.
    mutating func writeValue(_ range: Range<Int>, _ schema: FieldSchema?) {
        guard let schema, schema.hasCanonicalValues else {
            write(range)
            return
        }
        let form = ValueForm(of: range, in: bytes, schema)
        printer.writer.write(form.start)
        write(form.rest)
    }

    mutating func writeHardBreak(of field: FieldSyntax) {
        let content = document.source.content(ofLine: field.paragraphEnd - 1)
        let end = document.contentEnd(ofLine: field.paragraphEnd - 1, in: field)
        if end < content.upperBound { write(end..<content.upperBound) }
    }
}

extension EntryRewriter {
    /// Writes fields without changing their order and layout. Only labels and one-line values take canonical
    /// form.
    mutating func writeInPlace(_ body: EntryBody, _ schema: LogSchema) {
        writeLines(body.preamble.lines)
        for field in body.fields {
            let content = document.source.content(ofLine: field.line)
            printer.endLine()
            write(content.lowerBound..<field.label.range.lowerBound)
            if let index = field.schemaIndex {
                writeKnownLabel(of: field, schema.fields[index])
                if !field.head.isEmpty {
                    printer.go(to: .behindLabel)
                    let isWhole = field.paragraphEnd == field.line + 1 && !field.endsWithHardBreak
                    writeValue(field.head, isWhole ? schema.fields[index] : nil)
                }
                write(max(field.head.upperBound, field.label.range.upperBound)..<content.upperBound)
            } else {
                writeLabel(of: field, schema)
                let end = max(headRange(of: field).upperBound, field.label.range.upperBound)
                write(end..<content.upperBound)
            }
            writeLines(field.line + 1..<field.content.lines.upperBound)
        }
        writeLines(body.tail.lines)
    }
}
