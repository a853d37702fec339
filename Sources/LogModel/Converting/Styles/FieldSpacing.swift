internal import MarkdownAST

/// Where the fields of an entry have no blank lines.
struct FieldSpacing: Sendable {
    /// Whether a text begins in the line behind the heading that is its label.
    var isTightBelowHeadings = false
    /// Whether a text of one line stands in the line behind the field before it.
    var isTightBetweenLines = false

    /// No field without a blank line.
    static let loose = FieldSpacing()

    private init() {}

    /// Where most fields of some entries have none.
    init(_ forms: [FormEntry], _ document: Document) {
        let source = document.source
        var (headings, lines) = (0, 0)
        for entry in forms {
            for field in entry.fields where field.style == .heading && !field.value.isEmpty {
                headings += source.line(at: field.value.lowerBound) == field.line + 1 ? 1 : -1
            }
            for (one, next) in zip(entry.fields, entry.fields.dropFirst()) {
                guard Self.isInLine(one), Self.isInLine(next), !Self.isFact(next, in: entry, document),
                    !one.value.isEmpty, source.line(at: one.value.upperBound - 1) == one.line
                else { continue }
                lines += next.line == one.line + 1 ? 1 : -1
            }
        }
        isTightBelowHeadings = headings > 0
        isTightBetweenLines = lines > 0
    }

    private static func isInLine(_ field: FormField) -> Bool {
        field.style == .strong || field.style == .plain
    }

    private static func isFact(_ field: FormField, in entry: FormEntry, _ document: Document) -> Bool {
        switch document.role(of: field, in: entry) {
        case .date, .severity, .status, .category, .layer, .entity, .owner: true
        default: false
        }
    }
}
