internal import MarkdownAST

extension LogDocument {
    /// All entries as values.
    ///
    /// - Complexity: O(n) in the bytes of the entries.
    public var failures: [Failure] { places == nil ? ownFailures : entries.map(\.failure) }

    /// The entries in bizlog's own form as values, by that form alone.
    package var ownFailures: [Failure] { syntax.map { document.failure($0) } }
}

extension Document {
    /// An entry of this document as a value.
    ///
    /// - Parameter form: what inference has found of it.
    func failure(_ entry: EntrySyntax, _ form: FormEntry? = nil) -> Failure {
        let found = supplements(of: form, to: entry)
        return Failure(
            id: entry.id,
            title: form.titled?.title ?? entry.title,
            introduction: text(ofLines: entry.body.preamble.lines),
            fields: values(of: entry.body, entry.schema)
                + found.compactMap { field in form.map { value(of: field, field.role, in: $0) } },
            appendix: text(ofLines: entry.body.tail.lines),
            appendixFields: entry.body.innerFields.map { value(of: $0, entry.schema) }
        )
    }

    /// The fields of an entry or a header as values, in the order of the schema.
    func values(of body: EntryBody, _ schema: LogSchema) -> [Failure.Field] {
        body.fields(inOrderOf: schema).map { value(of: $0, schema) }
    }

    /// A field of an entry or a header as a value.
    private func value(of field: FieldSyntax, _ schema: LogSchema) -> Failure.Field {
        let known = field.schemaIndex.map { schema.fields[$0] }
        return Failure.Field(
            label: known?.label ?? source.bytes.string(field.label.text),
            isKnown: known != nil,
            role: role(of: field, schema),
            value: value(of: field, known?.kind ?? .text)
        )
    }

    /// Lines as they are, without blank ones at both ends.
    func text(ofLines lines: Range<Int>) -> String {
        string(lines.map { source.content(ofLine: $0) })
    }

    /// What a field of an entry can be read as, remarks left aside.
    ///
    /// - Parameter place: where its value stands.
    /// - Complexity: O(first line of the value) for dates and choices, O(1) for everything else.
    package func reading(
        of field: FieldSyntax, at place: ValuePlace, _ kind: FieldSchema.Kind
    ) -> FieldReading {
        guard kind.isShort, hasOneLine(field, at: place) else { return .text }
        let reading = FieldReading(place.firstLine, kind, in: source.bytes)
        guard case .text = reading else { return reading }
        // Double-encoded text is recognised.
        let repaired = EncodingRepair.repaired(source.bytes[place.firstLine])
        return repaired.map { FieldReading(0..<$0.count, kind, in: $0) } ?? .text
    }

    /// What a field of an entry can be read as, remarks left aside.
    ///
    /// - Complexity: O(lines of the field) for dates and choices, O(1) for everything else.
    func reading(of field: FieldSyntax, _ kind: FieldSchema.Kind) -> FieldReading {
        kind.isShort ? reading(of: field, at: valuePlace(of: field), kind) : .text
    }

    /// What a field says.
    func value(of field: FieldSyntax, _ kind: FieldSchema.Kind) -> FieldValue {
        let place = valuePlace(of: field)
        guard kind.isShort, hasOneLine(field, at: place) else { return .text(text(of: field, place.lines)) }
        let rest = text(of: field, place.lines.dropFirst())
        if let value = FieldValue(place.firstLine, kind, in: source.bytes, under: rest) { return value }
        // Double-encoded text is recognised.
        if let line = EncodingRepair.repaired(source.bytes[place.firstLine]),
            let value = FieldValue(0..<line.count, kind, in: line, under: rest)
        {
            return value
        }
        return .text(text(of: field, place.lines))
    }

    /// Whether a value has only one line at its start: a paragraph of several lines is text.
    private func hasOneLine(_ field: FieldSyntax, at place: ValuePlace) -> Bool {
        guard let first = place.lines.first else { return false }
        if !field.head.isEmpty { return field.paragraphEnd == field.line + 1 }
        return place.lines.count < 2
            || source.bytes.trimmingBlanks(valueLine(first + 1, of: field)).isEmpty
    }

    private func text(of field: FieldSyntax, _ lines: Range<Int>) -> String {
        string(lines.map { valueLine($0, of: field) })
    }

    /// The day that a field begins with if it is read as text: the ``FieldValue/day`` of that, without making the text.
    func textDay(of field: FieldSyntax) -> LogDate? {
        let bytes = source.bytes
        let lines = valuePlace(of: field).lines.lazy.map { valueLine($0, of: field) }
        guard let line = lines.first(where: { !bytes.trimmingBlanks($0).isEmpty }) else { return nil }
        return FieldValue.day(in: bytes, line)
    }

    /// Lines joined by line feeds, without blank ones at both ends.
    private func string(_ lines: [Range<Int>]) -> String {
        let bytes = source.bytes
        var lines = lines[...]
        while let first = lines.first, bytes.trimmingBlanks(first).isEmpty { lines.removeFirst() }
        while let last = lines.last, bytes.trimmingBlanks(last).isEmpty { lines.removeLast() }
        if let last = lines.popLast() {
            lines.append(last.lowerBound..<bytes.trimmingBlanks(last).upperBound)
        }
        return lines.map { bytes.string($0) }.joined(separator: "\n")
    }
}

extension FieldSchema.Kind {
    /// Whether a value of this kind is a date or a choice, with or without a remark.
    fileprivate var isShort: Bool {
        switch self {
        case .date, .choice: true
        case .text, .list, .ruleReference: false
        }
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
