internal import MarkdownAST

extension LogDocument {
    /// All entries as values.
    ///
    /// - Complexity: O(n) in the bytes of the entries.
    public var failures: [Failure] { syntax.map(document.failure) }
}

extension Document {
    /// An entry of this document as a value.
    func failure(_ entry: EntrySyntax) -> Failure {
        Failure(
            id: entry.id,
            title: entry.title,
            introduction: text(ofLines: entry.body.preamble.lines),
            fields: values(of: entry.body, entry.schema),
            appendix: text(ofLines: entry.body.tail.lines)
        )
    }

    /// The fields of an entry or a header as values, in the order of the schema.
    func values(of body: EntryBody, _ schema: LogSchema) -> [Failure.Field] {
        body.fields(inOrderOf: schema).map { field in
            let known = field.schemaIndex.map { schema.fields[$0] }
            return Failure.Field(
                label: known?.label ?? source.bytes.string(field.label.text),
                isKnown: known != nil,
                value: value(of: field, known?.kind ?? .text)
            )
        }
    }

    /// Lines as they are, without blank ones at both ends.
    func text(ofLines lines: Range<Int>) -> String {
        string(lines.map { source.content(ofLine: $0) })
    }

    /// What a field of an entry can be read as, remarks left aside.
    ///
    /// - Complexity: O(lines of the field) for dates and choices, O(1) for everything else.
    func reading(of field: EntryBody.Field, _ kind: FieldSchema.Kind) -> FieldReading {
        switch kind {
        case .text, .list, .ruleReference: return .text
        case .date, .choice: break
        }
        let lines = lines(of: field)
        guard isOneLine(field, lines), let first = lines.first else { return .text }
        let reading = FieldReading(first, kind, in: source.bytes)
        if reading != .text { return reading }
        // Double-encoded text is recognised.
        return EncodingRepair.repaired(source.bytes[first]).map { FieldReading(0..<$0.count, kind, in: $0) }
            ?? .text
    }

    /// What a field says.
    func value(of field: EntryBody.Field, _ kind: FieldSchema.Kind) -> FieldValue {
        let lines = lines(of: field)
        guard isOneLine(field, lines), let first = lines.first else { return .text(string(lines)) }
        let bytes = source.bytes
        let rest = string(Array(lines.dropFirst()))
        if let value = FieldValue(first, kind, in: bytes, under: rest) { return value }
        // Double-encoded text is recognised.
        if kind != .text, let line = EncodingRepair.repaired(bytes[first]),
            let value = FieldValue(0..<line.count, kind, in: line, under: rest)
        {
            return value
        }
        return .text(string(lines))
    }

    /// Whether a value has only one line at its start: a paragraph of several lines is text.
    private func isOneLine(_ field: EntryBody.Field, _ lines: [Range<Int>]) -> Bool {
        field.head.isEmpty
            ? lines.count < 2 || source.bytes.trimmingBlanks(lines[1]).isEmpty
            : field.paragraphEnd == field.line + 1
    }

    /// The lines of what stands behind and under a label, without the indentation of a list item and without blank ones at both
    /// ends.
    private func lines(of field: EntryBody.Field) -> [Range<Int>] {
        var lines = [
            field.head.isEmpty
                ? field.head : field.head.lowerBound..<contentEnd(ofLine: field.line, in: field)
        ]
        for line in field.content.lines.dropFirst() {
            let start = source.content(ofLine: line).lowerBound
            var content = start..<max(start, contentEnd(ofLine: line, in: field))
            if line < field.itemEnd {
                let limit = min(content.lowerBound + field.indentation, content.upperBound)
                var start = content.lowerBound
                while start < limit, source.bytes[start] == UInt8(ascii: " ") { start += 1 }
                content = start..<content.upperBound
            }
            lines.append(content)
        }
        return trimmed(lines)
    }

    /// Lines joined by line feeds, without blank ones at both ends.
    private func string(_ lines: [Range<Int>]) -> String {
        let bytes = source.bytes
        var lines = trimmed(lines)
        if let last = lines.popLast() {
            lines.append(last.lowerBound..<bytes.trimmingBlanks(last).upperBound)
        }
        return lines.map { bytes.string($0) }.joined(separator: "\n")
    }

    private func trimmed(_ lines: [Range<Int>]) -> [Range<Int>] {
        let bytes = source.bytes
        var lines = lines[...]
        while let first = lines.first, bytes.trimmingBlanks(first).isEmpty { lines.removeFirst() }
        while let last = lines.last, bytes.trimmingBlanks(last).isEmpty { lines.removeLast() }
        return Array(lines)
    }
}

extension FieldValue {
    /// Reads a value as its kind asks for; nil if it cannot be read so.
    ///
    /// - Parameters:
    ///   - line: the value, if it has only one line.
    ///   - text: what stands under that line; it becomes part of the remark.
    init?(_ line: Range<Int>, _ kind: FieldSchema.Kind, in bytes: [UInt8], under text: String) {
        let range = bytes.trimmingBlanks(line)
        func remark(_ start: Int) -> String {
            let rest = bytes.string(bytes.trimmingBlanks(start..<range.upperBound))
            return text.isEmpty ? rest : "\(rest)\n\n\(text)"
        }
        switch FieldReading(range, kind, in: bytes) {
        case .text: return nil
        case .date(let date, let end): self = .date(date, remark: remark(end))
        case .choice(let index, let end):
            guard case .choice(let choices) = kind else { return nil }
            self = .choice(choices[index], remark: remark(end))
        }
    }
}
