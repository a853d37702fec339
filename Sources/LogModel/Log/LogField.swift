internal import MarkdownAST

/// A field of an entry or of a header: its label and its value, and where they stand.
///
/// All ranges are byte offsets into the source of the document that the field was read from.
public struct LogField: Sendable {
    let document: Document
    let syntax: FieldSyntax
    /// The schema of the entry or the header.
    let entrySchema: LogSchema

    /// What the schema says of the field; nil if the schema does not know the label.
    public var schema: FieldSchema? { syntax.schemaIndex.map { entrySchema.fields[$0] } }

    /// The label's words, as the schema spells them.
    public var label: String { schema?.label ?? document.source.string(syntax.label.text) }

    /// Whether the schema knows the label.
    public var isKnown: Bool { schema != nil }

    /// The label with its marks and colon.
    public var labelRange: Range<Int> { syntax.label.range }

    /// From the first to the last byte of the value; empty, behind the label, if there is none.
    ///
    /// - Complexity: O(lines of the field)
    public var valueRange: Range<Int> { document.valuePlace(of: syntax).range }

    /// What the field says.
    ///
    /// - Complexity: O(n) in the bytes of the field.
    public var value: FieldValue { document.value(of: syntax, schema?.kind ?? .text) }
}

extension LogDocument {
    /// The fields of the header with their places, in the order of the source.
    public var headerFields: [LogField] { header.map { document.fields(of: $0.body, $0.schema) } ?? [] }
}

extension Document {
    /// The fields of an entry or a header with their places, in the order of the source.
    func fields(of body: EntryBody, _ schema: LogSchema) -> [LogField] {
        body.fields.map { LogField(document: self, syntax: $0, entrySchema: schema) }
    }
}
