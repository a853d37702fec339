internal import MarkdownAST

extension LogDocument {
    /// All entries as values.
    ///
    /// - Complexity: O(n) in the bytes of the entries.
    public var failures: [Failure] { entries.map(failure) }

    /// An entry of this document as a value.
    public func failure(_ entry: LogEntry) -> Failure {
        let fields = entry.body.fields(inOrderOf: entry.schema).map { field in
            let schema = field.schemaIndex.map { entry.schema.fields[$0] }
            return Failure.Field(
                label: schema?.label ?? document.source.bytes.string(field.label.text),
                isKnown: schema != nil,
                value: FieldValue(text(of: field), schema?.kind ?? .text)
            )
        }
        return Failure(
            id: entry.id,
            title: entry.title,
            introduction: text(ofLines: entry.body.preamble.lines),
            fields: fields,
            appendix: text(ofLines: entry.body.tail.lines)
        )
    }

    private func text(ofLines lines: Range<Int>) -> String {
        string(lines.map { document.source.content(ofLine: $0) })
    }

    /// What stands behind and under a label, without the indentation of a list item.
    private func text(of field: EntryBody.Field) -> String {
        let source = document.source
        var pieces = [
            field.head.isEmpty
                ? field.head : field.head.lowerBound..<document.contentEnd(ofLine: field.line, in: field)
        ]
        for line in field.content.lines.dropFirst() {
            let start = source.content(ofLine: line).lowerBound
            var content = start..<max(start, document.contentEnd(ofLine: line, in: field))
            if line < field.itemEnd {
                let limit = min(content.lowerBound + field.indentation, content.upperBound)
                var start = content.lowerBound
                while start < limit, source.bytes[start] == UInt8(ascii: " ") { start += 1 }
                content = start..<content.upperBound
            }
            pieces.append(content)
        }
        return string(pieces)
    }

    /// Lines joined by line feeds, without blank ones at both ends.
    private func string(_ lines: [Range<Int>]) -> String {
        let bytes = document.source.bytes
        var lines = lines[...]
        while let first = lines.first, bytes.trimmingBlanks(first).isEmpty { lines.removeFirst() }
        while let last = lines.last, bytes.trimmingBlanks(last).isEmpty { lines.removeLast() }
        return lines.map { bytes.string($0) }.joined(separator: "\n")
    }
}

extension FieldValue {
    /// Reads a value as its kind asks for; what cannot be read so is text.
    init(_ text: String, _ kind: FieldSchema.Kind) {
        let bytes = Array(text.utf8)
        let range = bytes.trimmingBlanks(0..<bytes.count)
        func remark(_ start: Int) -> String { bytes.string(bytes.trimmingBlanks(start..<range.upperBound)) }
        self = .text(text)
        guard !bytes.contains(UInt8(ascii: "\n")) else { return }
        switch kind {
        case .date:
            if let scan = DateScanner.date(in: bytes, range) {
                self = .date(scan.date, remark: remark(scan.end))
            }
        case .choice(let choices):
            if let match = ChoiceScanner.match(bytes, range, choices) {
                self = .choice(match.choice, remark: remark(match.remark.lowerBound))
            }
        case .text, .list, .ruleReference: break
        }
    }
}
