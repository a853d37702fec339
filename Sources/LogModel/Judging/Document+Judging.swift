internal import MarkdownAST

/// What an entry says of the day, the severity and the rest, from the bytes that stand there: the same as its ``Failure`` says,
/// without making one.
///
/// All of it takes the fields in the order of the schema, see ``EntryBody/allFields(inOrderOf:)``.
extension Document {
    /// Whether a field has a role, see ``role(of:_:)``.
    package func has(_ role: FieldRole, _ field: FieldSyntax, _ schema: LogSchema) -> Bool {
        if let index = field.schemaIndex { return schema.fields[index].role == role }
        if RoleWords.isOwn(role, source.bytes, field.label.text) { return schema.field(for: role) == nil }
        return schema.takesAnyWord && self.role(of: field, schema) == role
    }

    /// The role of a field of an entry: by its schema, or where the schema has no field for the role, by the label that bizlog itself
    /// writes. Where no template says what the labels of failures are, any label that people use for a role counts.
    func role(of field: FieldSyntax, _ schema: LogSchema) -> FieldRole? {
        if let index = field.schemaIndex { return schema.fields[index].role }
        let label = source.bytes.string(field.label.text)
        guard let word = RoleWords.word(label, inRules: schema.isOfRules) else { return nil }
        if word.isOwn { return schema.field(for: word.role) == nil ? word.role : nil }
        return schema.takesAnyWord ? word.role : nil
    }

    /// The roles of some fields of an entry, one for each.
    func roles(of fields: [FieldSyntax], _ schema: LogSchema) -> [FieldRole?] {
        fields.map { role(of: $0, schema) }
    }

    /// The day of an entry: what the field for it says, else the first field that is a date. Only if there is none, a field that the
    /// schema does not know.
    func day(of fields: [FieldSyntax], _ schema: LogSchema) -> LogDate? {
        if let day = knownDay(of: fields, schema) { return day }
        return schema.takesAnyWord ? otherDay(of: fields, roles(of: fields, schema)) : nil
    }

    /// The same for fields whose roles are known.
    func day(of fields: [FieldSyntax], _ roles: [FieldRole?], _ schema: LogSchema) -> LogDate? {
        knownDay(of: fields, schema) ?? (schema.takesAnyWord ? otherDay(of: fields, roles) : nil)
    }

    /// The day that a field of the schema says.
    private func knownDay(of fields: [FieldSyntax], _ schema: LogSchema) -> LogDate? {
        var other: LogDate?
        for field in fields {
            guard let index = field.schemaIndex else { continue }
            let known = schema.fields[index]
            guard case .date = known.kind, other == nil || known.role == .date,
                case .date(let date, _) = reading(of: field, known.kind)
            else { continue }
            if known.role == .date { return date }
            other = date
        }
        return other
    }

    /// The day that a field says which the schema does not know.
    private func otherDay(of fields: [FieldSyntax], _ roles: [FieldRole?]) -> LogDate? {
        let days = zip(fields, roles).compactMap { field, role -> (field: FieldSyntax, day: LogDate)? in
            guard field.schemaIndex == nil, role == .date else { return nil }
            return textDay(of: field).map { (field, $0) }
        }
        return RoleWords.best(of: days) { source.bytes.string($0.field.label.text) }?.day
    }

    /// The day of an entry: what its fields say; if none of them is for the day, what inference has found.
    func day(of entry: EntrySyntax, _ form: FormEntry?) -> LogDate? {
        if let day = day(of: entry.body.allFields(inOrderOf: entry.schema), entry.schema) { return day }
        return supplements(of: form, to: entry).contains { $0.role == .date } ? form?.date?.content : nil
    }

    /// Of fields with one role the one that the schema knows, else the one whose label says best what it is for.
    func best(of fields: [FieldSyntax]) -> FieldSyntax? {
        fields.first { $0.schemaIndex != nil }
            ?? RoleWords.best(of: fields) { source.bytes.string($0.label.text) }
    }

    /// The rules that an entry names, each once, in order.
    func rules(in fields: [FieldSyntax], _ roles: [FieldRole?], _ mentions: IDMentions?) -> [RuleID] {
        let own = fields.indices.filter { roles[$0] == .rule }.map { fields[$0] }
        let reference = best(of: own) ?? fields.first { $0.schemaIndex != nil && startsWithRule($0) }
        guard let reference else { return [] }
        let range = text(of: reference)
        let found = mentions.map { $0[range] } ?? IDMention.distinct(in: source.bytes, range)[...]
        var rules: [RuleID] = []
        for mention in found where mention.id.isRule && !rules.contains(RuleID(mention.id)) {
            rules.append(RuleID(mention.id))
        }
        return rules
    }

    /// What a field says as one of the values that repeat, see ``FieldValue/choice(for:)``.
    func choice(of field: FieldSyntax, _ kind: FieldSchema.Kind, for role: FieldRole) -> Choice? {
        if case .choice(let choices) = kind, case .choice(let index, _) = reading(of: field, kind) {
            return choices[index]
        }
        return value(of: field, kind).choice(for: role)
    }

    /// What stands behind a label up to the end of its field, blanks and line endings included.
    func text(of field: FieldSyntax) -> Range<Int> {
        let start = field.label.range.upperBound
        return start..<max(start, source.content(ofLine: field.content.lines.upperBound - 1).upperBound)
    }

    /// Whether the first thing that a field says is the id of a rule.
    private func startsWithRule(_ field: FieldSyntax) -> Bool {
        let bytes = source.bytes
        let range = text(of: field)
        guard var start = range.first(where: { !bytes[$0].isBlank && !bytes[$0].isLineEnding }) else {
            return false
        }
        if bytes[start] == UInt8(ascii: "[") { start += 1 }
        return start < range.upperBound && EntryID.isOfRules(bytes, at: start)
    }
}
