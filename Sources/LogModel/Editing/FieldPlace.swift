internal import MarkdownAST

/// Where a field of an entry or of a header stands in the source.
///
/// All ranges are byte offsets into the source of the document that the field was read from.
public struct FieldPlace: Sendable, Hashable {
    /// The label's words, as the schema spells them.
    public let label: String

    /// Whether the schema knows the label.
    public let isKnown: Bool

    /// The label with its marks and colon.
    public let labelRange: Range<Int>

    /// From the first to the last byte that the field says; empty, behind the label, if it says nothing.
    public let valueRange: Range<Int>

    /// How far the lines of the value are indented below the first, in bytes.
    let indentation: Int
}

extension LogDocument {
    /// Where the fields of an entry stand, in the order of the source.
    ///
    /// - Complexity: O(lines of the entry)
    public func places(of entry: LogEntry) -> [FieldPlace] { document.places(of: entry.body, entry.schema) }

    /// Where the fields of the header stand, in the order of the source.
    public var headerPlaces: [FieldPlace] {
        header.map { document.places(of: $0.body, $0.schema) } ?? []
    }

    /// Where the title of an entry stands; empty at the end of the heading if there is none.
    public func titleRange(of entry: LogEntry) -> Range<Int> { entry.region.heading.title }

    /// Where the id of an entry stands, without brackets.
    public func idRange(of entry: LogEntry) -> Range<Int> { entry.region.heading.id }
}

extension Document {
    fileprivate func places(of body: EntryBody, _ schema: LogSchema) -> [FieldPlace] {
        body.fields.map { field in
            let known = field.schemaIndex.map { schema.fields[$0] }
            return FieldPlace(
                label: known?.label ?? source.bytes.string(field.label.text),
                isKnown: known != nil,
                labelRange: field.label.range,
                valueRange: valueRange(of: field),
                indentation: field.indentation
            )
        }
    }

    private func valueRange(of field: EntryBody.Field) -> Range<Int> {
        let bytes = source.bytes
        var start = field.head.isEmpty ? nil : field.head.lowerBound
        var end =
            field.head.isEmpty
            ? field.label.range.upperBound
            : max(field.head.lowerBound, contentEnd(ofLine: field.line, in: field))
        for line in field.content.lines.dropFirst() {
            let content = source.content(ofLine: line)
            let text = bytes.trimmingBlanks(content)
            if text.isEmpty { continue }
            if start == nil { start = text.lowerBound }
            end = max(text.lowerBound, min(text.upperBound, contentEnd(ofLine: line, in: field)))
        }
        let first = start ?? end
        return first..<max(first, end)
    }
}
