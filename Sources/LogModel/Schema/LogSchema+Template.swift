internal import MarkdownAST

extension LogSchema {
    /// Reads a schema from the code of a fenced block; nil if the code has no entry with a placeholder id and
    /// at least one field.
    ///
    /// - Complexity: O(n) in the bytes of the code; a block without such a heading is only scanned.
    convenience init?(template code: ArraySlice<UInt8>) {
        guard Self.mayHoldTemplate(code) else { return nil }
        guard let source = try? SourceText(Array(code)), let document = try? Document(parsing: source) else {
            return nil
        }
        let empty = LogSchema(idPrefix: "", headingLevel: nil, fields: [], isFromTemplate: false)
        let regions = document.entryRegions.filter(\.heading.scan.isPlaceholder)
        for region in regions {
            let body = EntryReader.read(
                document,
                blocks: region.blocks,
                lines: region.lines,
                schema: empty,
                isTemplate: true
            )
            if body.fields.isEmpty { continue }
            let schema = LogSchema(template: body, heading: region.heading, in: document)
            self.init(schema, texts: TemplateTexts(document, regions, schema))
            return
        }
        return nil
    }

    private convenience init(template body: EntryBody, heading: EntryHeading, in document: Document) {
        let bytes = document.source.bytes
        let fields = body.fields.indices.prefix(Self.maximumFields).map { index in
            let next = index + 1 < body.fields.count ? body.fields[index + 1] : nil
            return FieldSchema(template: body.fields[index], next: next, isFirst: index == 0, in: document)
        }
        self.init(
            idPrefix: bytes.string(heading.id.lowerBound..<heading.scan.number),
            headingLevel: heading.level,
            fields: fields,
            isFromTemplate: true,
            headingForm: HeadingForm(of: heading, in: bytes),
            isListed: body.fields.contains { $0.indentation > 0 },
            keepsHardBreaks: body.fields.contains { $0.endsWithHardBreak },
            startsUnderHeading: body.fields.first?.isAttached ?? true,
            idWidth: heading.scan.end - heading.scan.number
        )
    }

    private convenience init(_ schema: LogSchema, texts: TemplateTexts) {
        self.init(
            idPrefix: schema.idPrefix,
            headingLevel: schema.headingLevel,
            fields: schema.fields,
            isFromTemplate: schema.isFromTemplate,
            headingForm: schema.headingForm,
            isListed: schema.isListed,
            keepsHardBreaks: schema.keepsHardBreaks,
            startsUnderHeading: schema.startsUnderHeading,
            idWidth: schema.idWidth,
            texts: texts
        )
    }

    /// How many fields are read; what a template has beyond that, entries keep as they write it.
    private static let maximumFields = 100

    /// Whether a line begins like a heading with a placeholder.
    private static func mayHoldTemplate(_ code: ArraySlice<UInt8>) -> Bool {
        var isLineStart = true
        var isHeading = false
        var run = 0
        for byte in code {
            if byte == UInt8(ascii: "\n") {
                (isLineStart, isHeading, run) = (true, false, 0)
                continue
            }
            if isLineStart { isHeading = byte == UInt8(ascii: "#") }
            isLineStart = false
            let isPlaceholder =
                byte == UInt8(ascii: "X") || byte == UInt8(ascii: "N") || byte == UInt8(ascii: "#")
            run = isPlaceholder ? run + 1 : 0
            if isHeading, isPlaceholder, run >= 1, byte != UInt8(ascii: "#") || run >= 3 { return true }
        }
        return false
    }
}

extension FieldSchema {
    /// Makes the schema of a field from its form in the template.
    fileprivate convenience init(
        template field: FieldSyntax, next: FieldSyntax?, isFirst: Bool, in document: Document
    ) {
        let bytes = document.source.bytes
        let isOnLine = !field.head.isEmpty
        let hasNothingUnder = next.map { $0.line == field.line + 1 } ?? (field.content.lines.count == 1)
        let isJoined = field.isAttached && !isFirst || isFirst && (next?.isAttached ?? true)
        let layout: Layout =
            isOnLine || hasNothingUnder && isJoined ? (isJoined ? .line : .paragraph) : .block
        let label = bytes[field.label.text].undamaged
        let text = Self.firstLine(of: field, isOnLine: isOnLine, in: document).undamaged
        self.init(
            label: label.text,
            spelling: bytes.string(field.label.range),
            kind: Self.kind(of: field, text: text.text, isOnLine: isOnLine, in: document),
            layout: layout,
            isDamaged: label.isDamaged || text.isDamaged
        )
    }

    private static func firstLine(
        of field: FieldSyntax,
        isOnLine: Bool,
        in document: Document
    ) -> ArraySlice<UInt8> {
        let source = document.source
        if isOnLine { return source.bytes[field.head] }
        guard field.line + 1 < field.content.lines.upperBound else { return [] }
        return source.bytes[source.bytes.trimmingBlanks(source.content(ofLine: field.line + 1))]
    }

    private static func kind(
        of field: FieldSyntax,
        text: String,
        isOnLine: Bool,
        in document: Document
    ) -> Kind {
        let blocks = field.content.blocks
        if !isOnLine, !blocks.isEmpty, case .list = document.nodes[blocks.lowerBound].kind { return .list }
        if text.hasPrefix("YYYY-MM-DD") || text.hasPrefix("[YYYY-MM-DD") { return .date }
        if LogDate(text)?.description == text { return .date }
        if let choices = choices(text) { return .choice(choices) }
        if EntryID.isRuleReference(text) { return .ruleReference }
        return .text
    }

    /// A longer list counts as text.
    private static let maximumChoices = 100

    /// The values of a list such as `A / B / C` or `A | B | C`.
    private static func choices(_ text: String) -> [Choice]? {
        // A text in brackets is a description.
        if let first = text.first, "[<{(".contains(first) { return nil }
        for separator: Character in ["/", "|"] {
            let words = text.split(separator: " ", omittingEmptySubsequences: true)
            var values: [[Substring]] = [[]]
            for word in words {
                if word.count == 1, word.first == separator {
                    values.append([])
                } else {
                    values[values.count - 1].append(word)
                }
            }
            let choices = values.compactMap { Choice($0.joined(separator: " ")) }
            if (2...maximumChoices).contains(values.count), choices.count == values.count { return choices }
        }
        return nil
    }
}

extension ArraySlice<UInt8> {
    /// The text with double encoding repaired, and whether there was any.
    var undamaged: (text: String, isDamaged: Bool) {
        let repaired = EncodingRepair.repaired(self)
        return (String(decoding: repaired.map { $0[...] } ?? self, as: UTF8.self), repaired != nil)
    }
}
