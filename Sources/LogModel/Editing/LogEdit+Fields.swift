extension LogEdit {
    /// Makes a field of an entry say something else.
    ///
    /// - Parameters:
    ///   - role: what the field is for.
    ///   - id: the entry; of several with this id the first.
    ///   - text: a date, one of the values of the template by its name or its mark, or Markdown, as the field asks for.
    /// - Throws: ``LogEditError`` if there is no such entry or field, or the text is not a value that the field asks for.
    public mutating func set(
        _ role: FieldRole, of id: some EntryIDConvertible, to text: String
    ) throws(LogEditError) {
        let field = try field(role, in: target(id.entryID))
        change(field, to: try value(text, of: field))
    }

    /// Makes a field of an entry say something else.
    ///
    /// - Parameters:
    ///   - label: the words of the field's label, in any case.
    ///   - id: the entry; of several with this id the first.
    ///   - text: a date, one of the values of the template by its name or its mark, or Markdown, as the field asks for.
    /// - Throws: ``LogEditError`` if there is no such entry or field, or the text is not a value that the field asks for.
    public mutating func set(
        _ label: String, of id: some EntryIDConvertible, to text: String
    ) throws(LogEditError) {
        let field = try field(label, in: target(id.entryID))
        change(field, to: try value(text, of: field))
    }

    /// Makes a field of an entry say a value, whether or not the template lists it.
    ///
    /// - Throws: ``LogEditError`` if there is no such entry or field.
    public mutating func set(
        _ role: FieldRole, of id: some EntryIDConvertible, to value: FieldValue
    ) throws(LogEditError) {
        change(try field(role, in: target(id.entryID)), to: value)
    }

    /// Makes a field of an entry say a value, whether or not the template lists it.
    ///
    /// - Throws: ``LogEditError`` if there is no such entry or field.
    public mutating func set(
        _ label: String, of id: some EntryIDConvertible, to value: FieldValue
    ) throws(LogEditError) {
        change(try field(label, in: target(id.entryID)), to: value)
    }

    /// Adds to what a field of an entry says: an item to a list, in the form of the list's last item, or a paragraph to text.
    ///
    /// - Parameters:
    ///   - text: Markdown, without the marker of an item.
    ///   - role: what the field is for.
    ///   - id: the entry; of several with this id the first.
    /// - Throws: ``LogEditError`` if there is no such entry or field, or the field takes a date or one of several values.
    public mutating func append(
        _ text: String, to role: FieldRole, of id: some EntryIDConvertible
    ) throws(LogEditError) {
        try append(text, to: field(role, in: target(id.entryID)))
    }

    /// Adds to what a field of an entry says: an item to a list, in the form of the list's last item, or a paragraph to text.
    ///
    /// - Parameters:
    ///   - text: Markdown, without the marker of an item.
    ///   - label: the words of the field's label, in any case.
    ///   - id: the entry; of several with this id the first.
    /// - Throws: ``LogEditError`` if there is no such entry or field, or the field takes a date or one of several values.
    public mutating func append(
        _ text: String, to label: String, of id: some EntryIDConvertible
    ) throws(LogEditError) {
        try append(text, to: field(label, in: target(id.entryID)))
    }

    /// Makes a field of the header say something else, such as the day of the last update.
    ///
    /// - Throws: ``LogEditError`` if there is no header or no such field, or the text is not a value that the field asks for.
    public mutating func setInHeader(_ role: FieldRole, to text: String) throws(LogEditError) {
        let field = try field(role, in: .header)
        change(field, to: try value(text, of: field))
    }

    /// Makes a field of the header say something else.
    ///
    /// - Throws: ``LogEditError`` if there is no header or no such field, or the text is not a value that the field asks for.
    public mutating func setInHeader(_ label: String, to text: String) throws(LogEditError) {
        let field = try field(label, in: .header)
        change(field, to: try value(text, of: field))
    }

    /// Makes a field of the header say a value.
    ///
    /// - Throws: ``LogEditError`` if there is no header or no such field.
    public mutating func setInHeader(_ role: FieldRole, to value: FieldValue) throws(LogEditError) {
        change(try field(role, in: .header), to: value)
    }

    /// Makes a field of the header say a value.
    ///
    /// - Throws: ``LogEditError`` if there is no header or no such field.
    public mutating func setInHeader(_ label: String, to value: FieldValue) throws(LogEditError) {
        change(try field(label, in: .header), to: value)
    }
}

extension LogEdit {
    /// The field with a role, in the entry or else in its schema.
    private func field(_ role: FieldRole, in target: EditTarget) throws(LogEditError) -> EditedField {
        let scope = try scope(target)
        let place = scope.places.first { $0.role == role }
        guard let label = place?.label ?? scope.schema.field(for: role)?.label else {
            throw LogEditError(.noRole(role), at: target, in: log)
        }
        return EditedField(label, target, scope)
    }

    /// The field with a label, in the entry or else in its schema.
    private func field(_ label: String, in target: EditTarget) throws(LogEditError) -> EditedField {
        let scope = try scope(target)
        let field = EditedField(label, target, scope)
        guard field.place != nil || field.schema != nil else {
            throw LogEditError(.noField(label), at: target, in: log)
        }
        return field
    }

    private func scope(_ target: EditTarget) throws(LogEditError) -> EditScope {
        guard let scope = EditScope(log, target, lineEnding: "\n") else {
            throw LogEditError(.noHeader, at: target, in: log)
        }
        return scope
    }

    /// Reads a value as its field asks for.
    private func value(_ text: String, of field: EditedField) throws(LogEditError) -> FieldValue {
        let text = text.replacing("\r\n", with: "\n")
        let bytes = Array(text.utf8)
        if !bytes.contains(where: \.isLineEnding),
            let value = FieldValue(0..<bytes.count, field.kind, in: bytes, under: "")
        {
            return value
        }
        let problem: FieldEditError
        switch field.kind {
        case .text, .list, .ruleReference: return .text(text)
        case .date: problem = .notADate(field.label, value: text)
        case .choice(let choices): problem = .notAChoice(field.label, value: text, choices: choices)
        }
        throw LogEditError(problem, at: field.target, in: log)
    }
}
