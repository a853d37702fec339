internal import MarkdownAST

/// Makes an entry from a draft, by the schema of the file to which it is added.
struct EntryComposer {
    let schema: LogSchema
    /// Whether what is missing is written as the template has it.
    let isDraft: Bool

    init(_ form: EntryForm, isDraft: Bool) {
        (schema, self.isDraft) = (form.schema, isDraft)
    }

    /// The parts of an entry that are filled in automatically.
    struct Automatic {
        /// Values for fields that the draft lacks, by folded label.
        var values: [[UInt8]: String] = [:]
        /// One-line fields that the schema does not know.
        var further: [EntryDraft.Field] = []
    }

    /// The entry, or the problems of its draft.
    func compose(_ id: EntryID, _ draft: EntryDraft, _ automatic: Automatic) -> (
        entry: Failure, problems: [RecordingProblem.Reason]
    ) {
        var problems: [RecordingProblem.Reason] = []
        if draft.title.isEmpty { problems.append(.noTitle) }
        let given = given(draft, &problems)
        var missing: [String] = []
        var known: [Int: Failure.Field] = [:]
        for (index, field) in schema.fields.enumerated() {
            let isPlaceholder: Bool
            let text: String
            if let value = given.known[index] ?? automatic.values[field.key] {
                (text, isPlaceholder) = (value, false)
            } else if isRequired(field), isDraft, let placeholder = schema.text(of: field) {
                (text, isPlaceholder) = (placeholder, true)
            } else {
                if isRequired(field) { missing.append(field.label) }
                continue
            }
            let value = value(text, field, isPlaceholder: isPlaceholder, &problems)
            known[index] = Failure.Field(
                label: field.label, isKnown: true, role: field.role, value: value)
        }
        if !missing.isEmpty { problems.append(.missingFields(missing)) }
        let fields = arranged(known, given.unknown, automatic.further)
        return (Failure(id: id, title: draft.title, fields: fields), problems)
    }

    /// The fields of a draft by their index in the schema, and, for each unknown field, the known field that
    /// it follows.
    private func given(
        _ draft: EntryDraft,
        _ problems: inout [RecordingProblem.Reason]
    ) -> (known: [Int: String], unknown: [(place: Int, field: EntryDraft.Field)]) {
        var known: [Int: String] = [:]
        var unknown: [(place: Int, field: EntryDraft.Field)] = []
        var seen: Set<[UInt8]> = []
        var place = schema.fields.count - 1
        for field in draft.fields where !field.text.isEmpty {
            let label = Array(field.label.utf8)
            if !seen.insert(FoldedText.key(label)).inserted { problems.append(.repeatedField(field.label)) }
            if let index = schema.index(ofLabel: 0..<label.count, in: label) {
                known[index] = field.text
                place = index
            } else {
                unknown.append((place, field))
            }
        }
        return (known, unknown)
    }

    /// Whether an entry must have a field. The built-in schema of rules does not require reasons.
    private func isRequired(_ field: FieldSchema) -> Bool {
        schema.isFromTemplate || schema.idPrefix != LogSchema.rules.idPrefix
            || field.role != .why
    }

    private func value(
        _ text: String,
        _ field: FieldSchema,
        isPlaceholder: Bool,
        _ problems: inout [RecordingProblem.Reason]
    ) -> FieldValue {
        let bytes = Array(text.utf8)
        if !bytes.contains(where: \.isLineEnding),
            let value = FieldValue(0..<bytes.count, field.kind, in: bytes, under: "")
        {
            return value
        }
        if isPlaceholder { return .text(text) }
        switch field.kind {
        case .date: problems.append(.invalidDate(label: field.label, value: text))
        case .choice(let choices):
            problems.append(.unknownChoice(label: field.label, value: text, choices: choices))
        case .text, .list, .ruleReference: break
        }
        return .text(text)
    }

    /// All fields in the order in which they are read. An unknown field comes after the field that it
    /// follows, but never between one-line fields.
    private func arranged(
        _ known: [Int: Failure.Field],
        _ unknown: [(place: Int, field: EntryDraft.Field)],
        _ further: [EntryDraft.Field]
    ) -> [Failure.Field] {
        func field(_ field: EntryDraft.Field) -> Failure.Field {
            Failure.Field(label: field.label, isKnown: false, value: .text(field.text))
        }
        let last = schema.lastLine >= 0 ? schema.lastLine : schema.fields.count - 1
        var behind: [Int: [Failure.Field]] = [:]
        behind[last] = further.map(field)
        for other in unknown {
            let isLine = other.place >= 0 && schema.fields[other.place].layout == .line
            behind[isLine ? last : other.place, default: []].append(field(other.field))
        }
        var fields: [Failure.Field] = behind[-1] ?? []
        for index in schema.fields.indices {
            if let field = known[index] { fields.append(field) }
            fields += behind[index] ?? []
        }
        return fields
    }
}
