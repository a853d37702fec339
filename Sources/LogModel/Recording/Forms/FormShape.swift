internal import MarkdownAST

/// The form of a log's entries, as far as a new entry needs it: which values it takes, and where each of them stands.
struct FormShape {
    /// All that is inferred of the log.
    let found: [FormEntry]
    /// The entries that a new one is like.
    let model: FormModel
    /// The entries beside which it goes; nil if the log has none yet.
    let log: FormModel?
    let fields: FormFields
    /// Where text without a label stands.
    let textPlace: FormTextPlace?
    /// What most first lines hold.
    let headParts: Set<FormHead.Part>
    /// What else some first lines hold of how bad it was and how far one has come: a place for what is given, if no field is one.
    private let rareHeadParts: Set<FormHead.Part>
    let severities: FormWords
    let statuses: FormWords

    init(_ model: FormModel, in log: FormModel?, of found: [FormEntry]) {
        self.found = found
        self.model = model
        self.log = log
        fields = FormFields(model)
        let parts = model.kind == .row ? [] : model.models.map { FormHead.parts(of: $0, in: model) }
        headParts = Set(
            [FormHead.Part.key, .date, .severity, .status, .title].filter { part in
                let count = parts.count { $0.contains(part) }
                return count > 0 && count * 2 >= parts.count
            })
        rareHeadParts = Set(
            [FormHead.Part.severity, .status].filter { part in parts.contains { $0.contains(part) } }
        )
        .subtracting(headParts)
        textPlace = FormTextPlace.find(model, fields)
        severities = .severities(model.entries)
        statuses = .statuses(model.entries)
    }

    /// Where a value goes.
    enum Target: Equatable {
        case head(FormHead.Part)
        case field(Int)
        case text
    }

    /// The places for what has a label: a field with it or with its role; else the first line, or the text; none if the form has no place.
    func targets(for label: String) -> [Target] {
        let role = (RoleWords.word(label, inRules: false) ?? RoleWords.word(label, inRules: true))?.role
        var targets: [Target] = []
        if let index = fields.index(named: label) { targets.append(.field(index)) }
        for (part, own) in [(FormHead.Part.date, FieldRole.date), (.severity, .severity), (.status, .status)]
        where own == role || targets.contains(where: { fieldRole($0) == own }) {
            if headParts.contains(part) { targets.append(.head(part)) }
        }
        if targets.isEmpty, role == .severity || role == .status {
            let part: FormHead.Part = role == .severity ? .severity : .status
            if rareHeadParts.contains(part) { return [.head(part)] }
        }
        if targets.isEmpty, let role {
            for other in Self.neighbours(of: role) {
                if let index = fields.index(of: other) { return [.field(index)] }
            }
            if role == .whatBroke, textPlace != nil { return [.text] }
        }
        return targets
    }

    private func fieldRole(_ target: Target) -> FieldRole? {
        if case .field(let index) = target { fields.fields[index].role } else { nil }
    }

    /// Roles that logs put under one label: what a rule says is what prevents it from now on.
    private static func neighbours(of role: FieldRole) -> [FieldRole] {
        switch role {
        case .rule: [.ruleText, .lesson]
        case .ruleText: [.rule, .lesson]
        case .lesson: [.rule, .ruleText]
        default: []
        }
    }

    /// The labels under which the form takes values.
    var labels: [String] { schema.fields.map(\.label) }

    /// The form as a schema, for programs that ask for values.
    var schema: LogSchema {
        var list: [FieldSchema] = []
        func add(_ label: String, _ role: FieldRole?, _ kind: FieldSchema.Kind, _ layout: FieldSchema.Layout)
        {
            let field = FieldSchema(label: label, spelling: "**\(label):**", kind: kind, layout: layout)
            list.append(field.with(role: role))
        }
        for (part, role) in [
            (FormHead.Part.date, FieldRole.date), (.severity, .severity), (.status, .status),
        ]
        where (headParts.contains(part) || rareHeadParts.contains(part)) && fields.index(of: role) == nil {
            add(RoleWords.label(for: role), role, kind(of: role), .line)
        }
        let titleColumn = model.kind == .row ? FormRow(model).titleColumn : nil
        let keyColumn = model.kind == .row ? FormRow(model).keyColumn : nil
        for (index, field) in fields.fields.enumerated() {
            if model.kind == .row, index == keyColumn || index == titleColumn && field.role != .whatBroke {
                continue
            }
            add(field.label, field.role, kind(of: field.role), field.role.isLine ? .line : .block)
        }
        if textPlace != nil, fields.index(of: .whatBroke) == nil {
            add(RoleWords.label(for: .whatBroke), .whatBroke, .text, .block)
        }
        return LogSchema(
            idPrefix: LogSchema.failures.idPrefix, headingLevel: nil, fields: list, isFromTemplate: false)
    }

    private func kind(of role: FieldRole?) -> FieldSchema.Kind {
        switch role {
        case .date: return .date
        case .severity where !severities.known.isEmpty: return .choice(severities.known)
        case .status where !statuses.known.isEmpty: return .choice(statuses.known)
        default: return .text
        }
    }
}

extension FieldRole? {
    /// Whether values are short.
    fileprivate var isLine: Bool {
        switch self {
        case .date, .severity, .status, .category, .layer, .entity, .owner: true
        default: false
        }
    }
}

extension LogDocument {
    /// The form of the entries if they are in a form that is not bizlog's own, and the file says nothing of the form of new ones.
    ///
    /// - Complexity: O(n) in the bytes of the file
    var formShape: FormShape? {
        guard templates.isEmpty, !statesItsForm else { return nil }
        let found = inferredEntries
        let model = FormModel(document, found)
        // Few entries do not show all that a form has a place for.
        if let form = namedForm, (model?.entries.count ?? 0) < FormModel.maximumModels,
            let example = form.model()
        {
            return FormShape(example, in: model, of: found)
        }
        return model.map { FormShape($0, in: $0, of: found) }
    }
}

extension LogDocument {
    /// What inference finds in the file, though nothing had to be inferred when it was read.
    ///
    /// - Complexity: O(n) in the bytes of the file if nothing was inferred
    var inferredEntries: [FormEntry] { (inferred ?? InferredForm(document)).entries }

    /// Whether new entries are written in the form of their neighbours, which is not bizlog's own.
    package var isInOtherForm: Bool { formShape != nil }

    /// Whether the file is one entry as a whole.
    package var isOneEntry: Bool {
        templates.isEmpty && entries.count == 1 && entries.first?.form?.form == .file
    }
}
