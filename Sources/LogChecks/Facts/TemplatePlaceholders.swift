internal import LogModel

/// What the file's templates hold where an entry holds its own words.
struct TemplatePlaceholders {
    /// By schema and by field, the first lines that describe what to write.
    private let texts: [[[[UInt8]]]]
    /// What stands behind the placeholder ids.
    private let titles: [[UInt8]]

    /// - Complexity: O(n) in the bytes of the templates.
    init(_ templates: [LogSchema], _ schemas: SchemaFacts.List) {
        var texts: [[UInt8]: Set<[UInt8]>] = [:]
        var titles: Set<[UInt8]> = []
        for (template, facts) in zip(templates, schemas.all) {
            titles.formUnion(template.texts?.titles ?? [])
            for line in template.texts?.firstLines ?? []
            where Self.isDescription(line.text, facts.roles[line.field]) {
                texts[template.fields[line.field].key, default: []].insert(line.text)
            }
        }
        self.titles = titles.filter { !$0.isEmpty }
        self.texts = schemas.all.map { facts in facts.schema.fields.map { Array(texts[$0.key] ?? []) } }
    }

    /// Whether a field still says what the template says, or has a placeholder for a date.
    func isPlaceholder(_ field: FieldFacts, ofSchema schema: Int?, in bytes: [UInt8]) -> Bool {
        let start = field.firstLine.lowerBound
        if bytes.has("YYYY", at: start) || bytes.has("[YYYY", at: start) { return true }
        guard let schema, let index = field.schemaIndex else { return false }
        return Self.holds(texts[schema][index], field.firstLine, of: bytes)
    }

    /// Whether a title is one of the templates.
    func isTitle(_ range: Range<Int>, in bytes: [UInt8]) -> Bool { Self.holds(titles, range, of: bytes) }

    private static func holds(_ texts: [[UInt8]], _ range: Range<Int>, of bytes: [UInt8]) -> Bool {
        texts.contains { $0.count == range.count && $0[...] == bytes[range] }
    }

    /// Whether a template's text cannot be meant as a value: it is in brackets, lists values, or holds a placeholder.
    private static func isDescription(_ text: [UInt8], _ role: FieldFacts.Role) -> Bool {
        if role == .choice || text.has("YYYY", at: 0) { return true }
        let start = text.has("- ", at: 0) ? 2 : 0
        guard start < text.count else { return false }
        return "[<{".utf8.contains(text[start])
    }
}
