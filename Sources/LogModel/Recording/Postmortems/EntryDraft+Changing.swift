extension EntryDraft {
    /// The draft with another title.
    public func titled(_ title: String) -> EntryDraft { EntryDraft(title: title, fields: fields) }

    /// The draft with another text for a field; without text, the field is removed.
    public func setting(_ label: String, to text: String?) -> EntryDraft {
        let key = FoldedText.key(Array(label.utf8))
        var fields: [Field] = []
        var value = text.map { Field(label: label, text: $0) }
        for field in self.fields {
            if FoldedText.key(Array(field.label.utf8)) != key {
                fields.append(field)
            } else if let new = value {
                fields.append(new)
                value = nil
            }
        }
        if let value { fields.append(value) }
        return EntryDraft(title: title, fields: fields)
    }

    /// Makes a draft of a failure: its title and fields without the id.
    ///
    /// - Returns: nil if the failure has text outside of its fields, which a draft cannot represent.
    public init?(_ failure: Failure) {
        guard failure.introduction.isEmpty, failure.appendix.isEmpty else { return nil }
        self.init(
            title: failure.title,
            fields: failure.fields.map { Field(label: $0.label, text: $0.value.description) }
        )
    }
}

extension LogSchema {
    /// The field with a label, ignoring case and the form of apostrophes; nil if there is none.
    public func field(named label: String) -> FieldSchema? {
        let key = FoldedText.key(Array(label.utf8))
        return fields.first { $0.key == key }
    }
}
