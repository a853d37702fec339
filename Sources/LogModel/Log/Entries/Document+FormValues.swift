internal import MarkdownAST

extension FormEntry {
    /// What names the entry: its id or number, else its day, else its title.
    var name: EntryID { key?.id ?? EntryID(foreign: date?.content.description ?? title) }
}

extension Document {
    /// The fields of an entry in a form that is not bizlog's own. What its heading says of the day, the severity and the status is a field
    /// like others, whose label is empty.
    ///
    /// - Complexity: O(fields)
    func fields(of entry: FormEntry) -> [FormField] {
        fieldsInHeading(of: entry, besides: entry.fields) + entry.fields
    }

    /// The day, the severity and the status of an entry as fields, as far as no field holds them.
    private func fieldsInHeading(of entry: FormEntry, besides fields: [FormField]) -> [FormField] {
        var found: [FormField] = []
        for (role, range) in entry.values where !fields.contains(where: { $0.value.holds(range) }) {
            found.append(
                FormField(
                    style: .inHeading, line: entry.lines.lowerBound,
                    spelling: range.lowerBound..<range.lowerBound,
                    words: range.lowerBound..<range.lowerBound, role: role, isExact: true, value: range))
        }
        return found
    }

    /// What inference has found besides what an entry says in bizlog's own form: the day, the severity and the status in its heading,
    /// above it or in a spelling that only inference reads, as far as none of its fields is for them.
    func supplements(of form: FormEntry?, to entry: EntrySyntax) -> [FormField] {
        guard form != nil else { return [] }
        let fields = entry.body.allFields(inOrderOf: entry.schema)
        return supplements(
            of: form, to: entry, roles: fields.map { role(of: $0, entry.schema) },
            hasDay: day(of: fields, entry.schema) != nil)
    }

    /// The same for an entry of whose fields the roles are known, and whether they say a day.
    func supplements(
        of form: FormEntry?, to entry: EntrySyntax, roles: [FieldRole?], hasDay: Bool
    ) -> [FormField] {
        guard let form else { return [] }
        if hasDay, roles.contains(.severity), roles.contains(.status) { return [] }
        return fieldsInHeading(of: form, besides: []).filter { found in
            guard found.value.upperBound <= entry.range.upperBound else { return false }
            // A field for the day may say no day.
            return found.role == .date ? !hasDay : !roles.contains(found.role)
        }
    }

    /// An entry in a form that is not bizlog's own, as a value.
    ///
    /// - Complexity: O(n) in the bytes of the fields.
    func failure(_ entry: FormEntry) -> Failure {
        var values: [Failure.Field] = []
        for field in fields(of: entry) {
            let role = role(of: field, in: entry)
            values.append(value(of: field, role, in: entry))
        }
        return Failure(id: entry.name, title: entry.title, fields: values)
    }

    /// The value of a facet of such an entry: the same as its ``Failure`` says, without making one.
    func choice(of role: FieldRole, in entry: FormEntry) -> Choice? {
        if role == .severity { return entry.severity?.content }
        if role == .status { return entry.status?.content }
        // Most entries have no such field, or one.
        guard entry.fields.contains(where: { $0.role == role }) else { return nil }
        let fields = entry.fields.filter { $0.role == role && self.role(of: $0, in: entry) == role }
        guard let field = RoleWords.best(of: fields, label: { source.string($0.words) }) else { return nil }
        return FieldValue.text(source.string(field.value)).choice(for: role)
    }

    /// Whether the first thing that a field says is the id of a rule.
    private func beginsWithRule(_ field: FormField) -> Bool {
        guard var start = field.value.first else { return false }
        if source.bytes[start] == UInt8(ascii: "[") { start += 1 }
        return start < field.value.upperBound && EntryID.isOfRules(source.bytes, at: start)
    }

    /// The rules that such an entry names, each once.
    func rules(in entry: FormEntry) -> [RuleID] {
        let own = entry.fields.filter { $0.role == .rule && role(of: $0, in: entry) == .rule }
        let reference =
            RoleWords.best(of: own) { source.string($0.words) }
            ?? entry.fields.first { field in
                beginsWithRule(field)
                    && role(of: field, in: entry) != nil
            }
        guard let reference else { return [] }
        return EntryID.mentioned(in: source.string(reference.value)).filter(\.isRule).map { RuleID($0) }
    }

    /// A field of such an entry as a value.
    func value(of field: FormField, _ role: FieldRole?, in entry: FormEntry) -> Failure.Field {
        let label =
            field.words.isEmpty && field.style == .inHeading
            ? role.map { RoleWords.label(for: $0) } ?? "" : source.string(field.words)
        var value = FieldValue.text(source.string(field.value))
        if role == .date, let date = entry.date {
            value = .date(date.content, remark: remark(of: field, around: date.range))
        }
        return Failure.Field(label: label, isKnown: role != nil, role: role, value: value)
    }

    /// What stands behind a date in its field, or before it.
    private func remark(of field: FormField, around date: Range<Int>) -> String {
        let before = source.bytes.trimmingBlanks(
            field.value.lowerBound..<max(field.value.lowerBound, date.lowerBound))
        let behind = source.bytes.trimmingBlanks(
            date.upperBound..<max(date.upperBound, field.value.upperBound))
        return [before, behind].filter { !$0.isEmpty }.map { source.string($0) }.joined(separator: " ")
    }

    /// What a field is for; of several with one role only the one that the entry takes its value from has it.
    func role(of field: FormField, in entry: FormEntry) -> FieldRole? {
        if let value = entry.values.first(where: {
            field.value.holds($0.range) && ($0.role != .date || field.role == .date)
        }) {
            return value.role
        }
        switch field.role {
        case .date, .severity, .status: return nil
        default: return field.value.isEmpty ? nil : field.role
        }
    }
}

extension FormEntry {
    /// The day, the severity and the status, as far as the entry has them, and where they stand.
    fileprivate var values: [(role: FieldRole, range: Range<Int>)] {
        [(FieldRole.date, date?.range), (.severity, severity?.range), (.status, status?.range)].compactMap {
            role, range in
            range.map { (role, $0) }
        }
    }
}

extension Range<Int> {
    /// Whether another range, which is not empty, lies within this one.
    fileprivate func holds(_ other: Range<Int>) -> Bool {
        !other.isEmpty && lowerBound <= other.lowerBound && other.upperBound <= upperBound
    }
}
