internal import LogModel

/// The options of `bizlog learn` that stand for a field of the log's template.
enum LearnLabels: String, CaseIterable {
    case date, severity, status, layer, entity, owner, broke, cause, missed, fix, lesson

    /// What the field is for.
    var role: FieldRole {
        switch self {
        case .date: .date
        case .severity: .severity
        case .status: .status
        case .layer: .layer
        case .entity: .entity
        case .owner: .owner
        case .broke: .whatBroke
        case .cause: .cause
        case .missed: .whyNotCaught
        case .fix: .fix
        case .lesson: .lesson
        }
    }

    /// The label in a template that has the words of the built-in one.
    var label: String { LogSchema.failures.label(for: role) }

    /// The field of a template that has the role.
    func field(in schema: LogSchema) -> FieldSchema? { schema.field(for: role) }

    /// The option for the field with a label.
    static func option(for label: String, in schema: LogSchema) -> String? {
        let field = schema.field(named: label)
        return allCases.first { field != nil && $0.field(in: schema)?.label == field?.label }?.rawValue
    }
}

extension LogSchema {
    /// The label of the field that has a role; the name of the role if there is none.
    func label(for role: FieldRole) -> String { field(for: role)?.label ?? role.rawValue }
}

extension LearnLabels {
    /// What is said of a value for which the entries of a log have no place.
    ///
    /// - Parameter name: what was given: `--severity`.
    func missing(of name: String, in schema: LogSchema, isOther: Bool) -> String {
        let known = schema.fields.map { "'\($0.label)'" }.joined(separator: ", ")
        if !isOther {
            return
                "\(name): the template has no field '\(label)'; it has \(known), which --field \"Label=text\" sets"
        }
        let place = "\(name): the entries of the log have no place for '\(RoleWords.label(for: role))'"
        if known.isEmpty {
            return
                "\(place), but only a title. Leave it out, say it in the title, or put a template with that field into the log"
        }
        return
            "\(place); they have \(known). Leave it out, "
            + "give it under one of these with --field \"Label=text\", or put a template with that field into the log"
    }
}

extension LearnFlags {
    /// The values of the options as fields of a template.
    ///
    /// - Returns: the fields, and a message for each option that the template has no field for.
    /// - Parameter isOther: whether the entries of the log are not in bizlog's own form, so that they and no template say what there is.
    func fields(in schema: LogSchema, isOther: Bool) -> (fields: [EntryDraft.Field], problems: [String]) {
        var fields: [EntryDraft.Field] = []
        var problems: [String] = []
        for option in LearnLabels.allCases {
            guard let text = text(of: option) else { continue }
            if let field = option.field(in: schema) {
                fields.append(EntryDraft.Field(label: field.label, text: text))
            } else {
                problems.append(option.missing(of: "--\(option.rawValue)", in: schema, isOther: isOther))
            }
        }
        return (fields + field.map { EntryDraft.Field(label: $0.label, text: $0.text) }, problems)
    }

    private func text(of option: LearnLabels) -> String? {
        switch option {
        case .date: date
        case .severity: severity
        case .status: status
        case .layer: layer
        case .entity: entity
        case .owner: owner
        case .broke: broke
        case .cause: cause
        case .missed: missed
        case .fix: fix
        case .lesson: lesson.isEmpty ? nil : lesson.asList
        }
    }
}

extension [String] {
    /// The texts as list items; further lines are indented to belong to their item.
    var asList: String {
        map { text in
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            return "- "
                + lines.enumerated().map { $0 == 0 || $1.isEmpty ? String($1) : "  \($1)" }.joined(
                    separator: "\n")
        }.joined(separator: "\n")
    }
}

extension String {
    /// Whether the text is one sentence on one line that a title holds as a whole.
    var isOneSentence: Bool {
        let sentence = firstSentence
        return !sentence.isEmpty && hasPrefix(sentence)
            && dropFirst(sentence.count).allSatisfy { $0 == "." || $0 == "。" || $0 == " " }
    }

    /// The text up to the end of the first sentence as a title: one line without a full stop, of limited
    /// length.
    var firstSentence: String {
        let limit = 100
        var title = ""
        var previous: Character = " "
        for character in self {
            if character.isNewline { break }
            if character == " ", previous == "." || previous == "!" || previous == "?" { break }
            title.append(character)
            previous = character
            if "。！？".contains(character) { break }
        }
        if title.count > limit {
            let words = title.prefix(limit).split(separator: " ")
            title =
                (words.count > 1 ? words.dropLast().joined(separator: " ") : String(title.prefix(limit)))
                + "…"
        }
        while let last = title.last, last == "." || last == "。" || last == " " { title.removeLast() }
        return title
    }
}
