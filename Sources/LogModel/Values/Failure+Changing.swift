extension Failure {
    /// The failure with another value for the field with a role; nil if it has no such field before its appendix.
    public func setting(_ role: FieldRole, to value: FieldValue) -> Failure? {
        guard let index = index(of: role), index < ownFields.count else { return nil }
        return setting(index, to: value)
    }

    /// The failure with another value for the first field with a label, ignoring case; nil if it has no such field before its appendix.
    public func setting(_ label: String, to value: FieldValue) -> Failure? {
        let key = FoldedText.key(Array(label.utf8))
        let index = ownFields.firstIndex { FoldedText.key(Array($0.label.utf8)) == key }
        return index.map { setting($0, to: value) }
    }

    private func setting(_ index: Int, to value: FieldValue) -> Failure {
        var fields = ownFields
        let old = fields[index]
        fields[index] = Field(label: old.label, isKnown: old.isKnown, role: old.role, value: value)
        return Failure(
            id: id, title: title, introduction: introduction, fields: fields, appendix: appendix,
            appendixFields: appendixFields)
    }
}
