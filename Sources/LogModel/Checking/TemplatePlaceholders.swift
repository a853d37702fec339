internal import MarkdownAST

/// What the file's templates hold where an entry holds its own words.
struct TemplatePlaceholders {
    /// The first line of each field that describes what to write, by the folded label.
    private var texts: [[UInt8]: Set<[UInt8]>] = [:]
    /// What stands behind the placeholder ids.
    private(set) var titles: Set<String> = []

    /// - Complexity: O(n) in the bytes of the templates.
    init(_ document: Document) {
        for block in document.topLevelBlocks {
            guard case .codeBlock(let code) = document.nodes[block].kind else { continue }
            let bytes = document.bytes(of: code.code)
            guard let schema = LogSchema(template: bytes), let source = try? SourceText(Array(bytes)),
                let template = try? Document(parsing: source)
            else { continue }
            for region in template.entryRegions where region.heading.scan.isPlaceholder {
                titles.insert(source.bytes.string(region.heading.title))
                let body = EntryReader.read(
                    template, blocks: region.blocks, lines: region.lines, schema: schema)
                for field in template.facts(of: body, schema) {
                    guard let key = field.schema?.key else { continue }
                    let text = Array(source.bytes[field.firstLine])
                    if Self.isDescription(text, field.schema?.kind) { texts[key, default: []].insert(text) }
                }
            }
        }
    }

    /// Whether a field still says what the template says, or has a placeholder for a date.
    func isPlaceholder(_ field: LogFacts.Field, in source: SourceText) -> Bool {
        let start = field.firstLine.lowerBound
        if source.bytes.has("YYYY", at: start) || source.bytes.has("[YYYY", at: start) { return true }
        guard let key = field.schema?.key, let known = texts[key] else { return false }
        return known.contains(Array(source.bytes[field.firstLine]))
    }

    /// Whether a template's text cannot be meant as a value: it is in brackets, lists values, or holds a placeholder.
    private static func isDescription(_ text: [UInt8], _ kind: FieldSchema.Kind?) -> Bool {
        if case .choice = kind { return true }
        if text.has("YYYY", at: 0) { return true }
        let start = text.has("- ", at: 0) ? 2 : 0
        guard start < text.count else { return false }
        return "[<{".utf8.contains(text[start])
    }
}
