internal import MarkdownAST

/// A field of an entry or of a header: its label and its value, and where they stand.
///
/// All ranges are byte offsets into the source of the document that the field was read from.
public struct LogField: Sendable {
    let document: Document
    private let place: Place

    /// What the field was read as.
    private enum Place {
        /// A field of an entry in bizlog's own form, or of a header, and the schema of that.
        case home(FieldSyntax, LogSchema)
        /// A field of an entry in another form.
        case form(FormField, FormEntry)
    }

    init(document: Document, syntax: FieldSyntax, entrySchema: LogSchema) {
        self.document = document
        place = .home(syntax, entrySchema)
    }

    init(document: Document, form: FormField, of entry: FormEntry) {
        self.document = document
        place = .form(form, entry)
    }

    /// For a field that is a list item the width of its marker, otherwise 0.
    var indentation: Int {
        guard case .home(let syntax, _) = place else { return 0 }
        return syntax.indentation
    }

    /// What the schema says of the field; nil if the schema does not know the label.
    public var schema: FieldSchema? {
        guard case .home(let syntax, let schema) = place else { return nil }
        return syntax.schemaIndex.map { schema.fields[$0] }
    }

    /// What the field is for; nil if its label tells nothing about that.
    public var role: FieldRole? {
        switch place {
        case .home(let syntax, let schema): document.role(of: syntax, schema)
        case .form(let field, let entry): document.role(of: field, in: entry)
        }
    }

    /// The label's words, as the schema spells them.
    public var label: String {
        switch place {
        case .home(let syntax, _): schema?.label ?? document.source.string(syntax.label.text)
        case .form(let field, let entry): document.value(of: field, role, in: entry).label
        }
    }

    /// Whether the schema knows the label.
    public var isKnown: Bool {
        switch place {
        case .home: schema != nil
        case .form: role != nil
        }
    }

    /// The label with its marks and colon.
    public var labelRange: Range<Int> {
        switch place {
        case .home(let syntax, _): syntax.label.range
        case .form(let field, _): field.spelling
        }
    }

    /// From the first to the last byte of the value; empty, behind the label, if there is none.
    ///
    /// - Complexity: O(lines of the field)
    public var valueRange: Range<Int> {
        switch place {
        case .home(let syntax, _): document.valuePlace(of: syntax).range
        case .form(let field, _): field.value
        }
    }

    /// What the field says.
    ///
    /// - Complexity: O(n) in the bytes of the field.
    public var value: FieldValue {
        switch place {
        case .home(let syntax, _): document.value(of: syntax, schema?.kind ?? .text)
        case .form(let field, let entry): document.value(of: field, role, in: entry).value
        }
    }
}

extension LogDocument {
    /// The fields of the header with their places, in the order of the source.
    public var headerFields: [LogField] { header.map { document.fields(of: $0.body, $0.schema) } ?? [] }
}

extension Document {
    /// The fields of an entry or a header with their places, in the order of the source.
    func fields(of body: EntryBody, _ schema: LogSchema) -> [LogField] {
        let outer = body.fields.map { LogField(document: self, syntax: $0, entrySchema: schema) }
        if body.innerFields.isEmpty { return outer }
        return outer + body.innerFields.map { LogField(document: self, syntax: $0, entrySchema: schema) }
    }
}
