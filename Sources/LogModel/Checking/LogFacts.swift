internal import MarkdownAST

/// What the checks look at in one file, read once.
struct LogFacts {
    /// A field of an entry, as it stands and as it is read.
    struct Field {
        let body: EntryBody.Field
        /// nil if the schema does not know the label.
        let schema: FieldSchema?
        let value: FieldValue
        /// From the first to the last byte of the value; empty, behind the label, if there is none.
        let range: Range<Int>
        /// The part of the range that is on its first line.
        let firstLine: Range<Int>

        /// The label with its marks and colon.
        var label: Range<Int> { body.label.range }
        var isEmpty: Bool { range.isEmpty }
    }

    struct Entry {
        let entry: LogEntry
        let fields: [Field]
        /// The id in the heading.
        var idRange: Range<Int> { entry.region.heading.id }
        var id: EntryID { entry.id }
        var isRule: Bool { id.isRule }
    }

    let log: LogDocument
    let entries: [Entry]
    let sections: [LogSection]
    /// Where credentials stand, sorted.
    let secrets: [SecretScanner.Match]
    private let secretRanges: SortedRanges
    let placeholders: TemplatePlaceholders

    var document: Document { log.document }
    var source: SourceText { log.document.source }

    /// - Complexity: O(n) in the bytes of the file.
    init(_ log: LogDocument) {
        self.log = log
        let document = log.document
        sections = log.sections
        placeholders = TemplatePlaceholders(document)
        secrets = SecretScanner.matches(in: document.source.bytes)
        secretRanges = SortedRanges(secrets.map(\.range))
        entries = log.entries.map { entry in
            Entry(entry: entry, fields: document.facts(of: entry.body, entry.schema))
        }
    }

    /// A piece of the file for a message: in quotation marks, short, on one line, and masked if it touches a credential.
    func quoted(_ range: Range<Int>) -> String {
        if secretRanges.overlap(range) { return "the value" }
        let text = source.string(range).unicodeScalars.prefix(41)
        let isLong = text.count > 40
        var result = "\""
        for scalar in text.prefix(40) {
            let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
            result.unicodeScalars.append(isControl ? " " : scalar)
        }
        return result + (isLong ? "…\"" : "\"")
    }
}

extension Document {
    /// The fields of an entry or a header, in the order of the schema.
    func facts(of body: EntryBody, _ schema: LogSchema) -> [LogFacts.Field] {
        zip(body.fields(inOrderOf: schema), fields(of: body, schema)).map { field, value in
            let range = valueRange(of: field)
            let end = source.content(ofLine: source.line(at: range.lowerBound)).upperBound
            return LogFacts.Field(
                body: field,
                schema: field.schemaIndex.map { schema.fields[$0] },
                value: value.value,
                range: range,
                firstLine: source.bytes.trimmingBlanks(
                    range.lowerBound..<max(range.lowerBound, min(end, range.upperBound)))
            )
        }
    }

    private func valueRange(of field: EntryBody.Field) -> Range<Int> {
        var lines = field.content.lines
        var start = field.head.lowerBound
        if field.head.isEmpty {
            lines = min(lines.lowerBound + 1, lines.upperBound)..<lines.upperBound
            while let line = lines.first, source.bytes.trimmingBlanks(source.content(ofLine: line)).isEmpty {
                lines.removeFirst()
            }
            guard let line = lines.first else {
                return field.label.range.upperBound..<field.label.range.upperBound
            }
            start = source.bytes.trimmingBlanks(source.content(ofLine: line)).lowerBound
        }
        var end = start
        for line in lines.reversed() {
            let content = source.bytes.trimmingBlanks(source.content(ofLine: line))
            if !content.isEmpty {
                end = content.upperBound
                break
            }
        }
        return start..<max(start, end)
    }
}

extension EntryID {
    /// Whether it is the id of a rule: its first segment is `R`.
    var isRule: Bool { text.hasPrefix("R-") }
}
