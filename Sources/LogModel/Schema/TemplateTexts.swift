internal import MarkdownAST

/// What a file's template holds where an entry has its own words, by field.
struct TemplateTexts {
    private var texts: [[UInt8]: String] = [:]
    /// What stands behind the placeholder for the id.
    private(set) var title = "Title"

    /// The texts of the template that a schema was read from; for a built-in schema what such a template would say.
    ///
    /// - Complexity: O(n) in the code blocks up to the template.
    init(_ document: Document, _ schema: LogSchema) {
        if schema.isFromTemplate {
            read(document, schema)
        } else {
            for field in schema.fields { texts[field.key] = Self.text(for: field) }
        }
    }

    /// What the template says under a label.
    subscript(field: FieldSchema) -> String? { texts[field.key] }

    private mutating func read(_ document: Document, _ schema: LogSchema) {
        for block in document.topLevelCodeBlocks {
            guard case .codeBlock(let code) = document.nodes[block].kind else { continue }
            let bytes = document.bytes(of: code.code)
            guard LogSchema(template: bytes) == schema, let template = Document(fragment: bytes) else {
                continue
            }
            for region in template.entryRegions where region.heading.scan.isPlaceholder {
                let body = EntryReader.read(
                    template, blocks: region.blocks, lines: region.lines, schema: schema)
                title = template.source.bytes.string(region.heading.title)
                for field in template.values(of: body, schema) {
                    let key = FoldedText.key(Array(field.label.utf8))
                    if texts[key] == nil { texts[key] = field.value.description }
                }
                if !body.fields.isEmpty { return }
            }
        }
    }

    private static func text(for field: FieldSchema) -> String {
        switch field.kind {
        case .date: "YYYY-MM-DD"
        case .choice(let choices): choices.map(\.description).joined(separator: " / ")
        case .text: "[\(field.label)]"
        case .list: "- [\(field.label)]"
        case .ruleReference: "[R-XXX]"
        }
    }
}
