internal import MarkdownAST

/// What a template holds where an entry has its own words.
package struct TemplateTexts: Sendable {
    /// What stands behind the placeholder for the id.
    private(set) var title = ""
    /// What stands under the label of each field of the schema; nil for one that the template's entry does not have.
    private(set) var values: [String?]
    /// The titles of all of its entries.
    package private(set) var titles: [[UInt8]] = []
    /// The first lines of the values in all of its entries, each with the index of its field.
    package private(set) var firstLines: [(field: Int, text: [UInt8])] = []

    /// Reads the texts of a template by the schema that was read from it.
    ///
    /// - Parameter regions: the entries of the template.
    init(_ template: Document, _ regions: [EntryRegion], _ schema: LogSchema) {
        values = schema.fields.map { _ in nil }
        var isFound = false
        for region in regions {
            let body = EntryReader.read(template, blocks: region.blocks, lines: region.lines, schema: schema)
            titles.append(Array(template.source.bytes[region.heading.title]))
            if !isFound { title = template.source.bytes.string(region.heading.title) }
            for field in body.fields {
                guard let index = field.schemaIndex else { continue }
                let line = template.valuePlace(of: field).firstLine
                firstLines.append((index, Array(template.source.bytes[line])))
                if !isFound, values[index] == nil {
                    values[index] = template.value(of: field, schema.fields[index].kind).description
                }
            }
            if !body.fields.isEmpty { isFound = true }
        }
    }
}

extension LogSchema {
    /// What the template has for a title.
    var titleText: String { texts?.title ?? "Title" }

    /// What the template says under the label of a field; for a built-in schema what such a template would say.
    func text(of field: FieldSchema) -> String? {
        guard let texts else { return Self.text(for: field) }
        return fields.firstIndex { $0.key == field.key }.flatMap { texts.values[$0] }
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
