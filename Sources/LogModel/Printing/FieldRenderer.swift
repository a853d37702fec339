/// Renders fields from their values in the form for a schema.
///
/// An unknown field has no layout of its own. It is written on one line after one-line fields if its value is
/// one line, and otherwise like its neighbours.
struct FieldRenderer {
    let schema: LogSchema

    /// Whether the first field directly follows the heading, without a blank line.
    func joinHeading(_ fields: [Failure.Field]) -> Bool {
        guard let first = fields.first else { return false }
        return schema.startsUnderHeading && (schema.isListed || layout(of: first, behind: nil) == .line)
    }

    /// The fields as Markdown, without line endings around them.
    ///
    /// - Parameter behindText: whether text other than the heading comes before the fields.
    func text(_ fields: [Failure.Field], behindText: Bool) -> String {
        if schema.isListed { return fields.map(item).joined(separator: "\n") }
        var result = ""
        var last: FieldSchema.Layout?
        for field in fields {
            let layout = layout(of: field, behind: last)
            if last != nil { result += last == .line && layout == .line ? "\n" : "\n\n" }
            result += text(field, layout)
            // A blank line must follow a value of several blocks.
            last = layout == .line && field.value.description.contains("\n\n") ? .paragraph : layout
        }
        return result
    }

    private func schema(of field: Failure.Field) -> FieldSchema? {
        guard field.isKnown else { return nil }
        let label = Array(field.label.utf8)
        return schema.index(ofLabel: 0..<label.count, in: label).map { schema.fields[$0] }
    }

    private func layout(of field: Failure.Field, behind last: FieldSchema.Layout?) -> FieldSchema.Layout {
        if let known = schema(of: field) { return known.layout }
        let text = field.value.description
        let isOneLine = !text.isEmpty && !text.utf8.contains(UInt8(ascii: "\n"))
        let writesBlocks = schema.fields.contains { $0.layout == .block }
        switch last {
        case .line, nil: if isOneLine { return .line }
        case .paragraph: if isOneLine { return .paragraph }
        case .block: if isOneLine, !writesBlocks { return .paragraph }
        }
        return startsBlock(text) || writesBlocks ? .block : .paragraph
    }

    private func spelling(of field: Failure.Field) -> String {
        if let known = schema(of: field) { return known.spelling }
        return schema.writesColonInside ? "**\(field.label):**" : "**\(field.label)**:"
    }

    private func text(_ field: Failure.Field, _ layout: FieldSchema.Layout) -> String {
        let label = spelling(of: field)
        let text = field.value.description
        if text.isEmpty { return label }
        if standsApart(text) { return "\(label)\n\n\(text)" }
        switch layout {
        case .line, .paragraph: return startsBlock(text) ? "\(label)\n\(text)" : "\(label) \(text)"
        case .block: return "\(label)\n\(text)"
        }
    }

    /// A field as a list item.
    private func item(_ field: Failure.Field) -> String {
        let text = text(field, .line)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.enumerated().map { index, line in
            index == 0 ? "- \(line)" : line.isEmpty ? "" : "  \(line)"
        }.joined(separator: "\n")
    }

    /// Whether text begins with a block other than a paragraph.
    private func startsBlock(_ text: String) -> Bool {
        let bytes = text.utf8
        guard let first = bytes.first else { return false }
        switch first {
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
            let second = bytes.dropFirst().first ?? UInt8(ascii: "\n")
            return second == UInt8(ascii: "\n") || second == UInt8(ascii: " ")
        case UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: "#"), UInt8(ascii: "<"): return true
        case UInt8(ascii: "`"), UInt8(ascii: "~"): return bytes.starts(with: [first, first, first])
        default:
            let rest = bytes.drop { $0.isDigit }
            return first.isDigit && (rest.starts(with: ". ".utf8) || rest.starts(with: ") ".utf8))
        }
    }

    /// Whether a block at the start of the text would be parsed differently directly below a label.
    private func standsApart(_ text: String) -> Bool {
        let bytes = text.utf8
        guard let first = bytes.first, startsBlock(text) else { return false }
        if first.isDigit { return !bytes.starts(with: "1. ".utf8) && !bytes.starts(with: "1) ".utf8) }
        return first == UInt8(ascii: "|") || first == UInt8(ascii: "<")
    }
}
