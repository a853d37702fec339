internal import MarkdownAST

extension Recorder {
    /// Adds the failure to the log.
    mutating func addFailure(
        _ id: FailureID,
        _ draft: EntryDraft,
        rule: RuleID?,
        other: FailureID?,
        of postmortem: Postmortem
    ) -> Failure {
        warn(of: draft, .failure)
        var automatic = EntryComposer.Automatic()
        if let day = form.day { automatic.values[day.key] = postmortem.date.description }
        if let field = form.ruleReference, rule == nil, postmortem.rule != .none {
            // The rule's problem is reported already; with a text the field is not reported as missing, too.
            automatic.values[field.key] = field.label
        }
        if let field = form.ruleReference, let rule {
            automatic.values[field.key] = reference(to: rule)
            if let text = draft[field.label], !text.isEmpty,
                !EntryID.mentioned(in: text).contains(rule.entryID)
            {
                report(.failure, .otherRule(label: field.label, expected: rule))
            }
        }
        if let name = countedCategory(draft, postmortem) { automatic.values[form.key(.category)] = name }
        if let other, let member = family.otherLog {
            let text = "[\(other)] in \(member.name)"
            automatic.values[form.key(.crossSystem)] = text
            if form.field(.crossSystem) == nil, draft[form.label(.crossSystem)] == nil {
                automatic.further.append(EntryDraft.Field(label: form.label(.crossSystem), text: text))
            }
        }
        let composer = EntryComposer(form, isDraft: postmortem.isDraft)
        let composed = composer.compose(id.entryID, draft, automatic)
        let place = files[.failure]?.place(forPrefix: form.prefix, form.schema)
        add(composed, form, at: place, .failure, on: postmortem.date)
        return composed.entry
    }

    /// Adds the rule to the rules file, if it is new.
    mutating func addRule(_ rule: ChosenRule, failure: Failure?, of postmortem: Postmortem) {
        guard let (draft, layer) = rule.layer, let ruleForms else { return }
        warn(of: draft, .rule)
        let form = ruleForms.form
        var automatic = EntryComposer.Automatic()
        if let day = form.day { automatic.values[day.key] = postmortem.date.description }
        if let failure {
            automatic.values[form.key(.origin)] = "Failure (\(failure.id))"
            if let field = form.field(.severity), case .choice(let choices) = field.kind {
                let same = choices.first { $0.key == failure.severity?.key }
                // A wrong severity of the failure is reported already.
                automatic.values[field.key] = (same ?? (isRefused ? choices.first : nil))?.description
            }
        }
        let composer = EntryComposer(form, isDraft: postmortem.isDraft)
        let composed = composer.compose(rule.id.entryID, draft, automatic)
        let place = files[.rule]?.place(forLayer: layer, of: ruleForms.layers, form.schema)
        add(composed, form, at: place, .rule, on: postmortem.date)
    }

    /// Adds the failure to the other system's log. Fields with the same labels are taken from the failure;
    /// the others get a reference to it.
    mutating func addOther(
        _ id: FailureID,
        _ failure: Failure,
        rule: RuleID?,
        of postmortem: Postmortem
    ) {
        guard let form = otherForm, let crossSystem = postmortem.crossSystem else { return }
        let reference = "[\(failure.id)] in \(family.log.name)"
        var automatic = EntryComposer.Automatic()
        var fields: [EntryDraft.Field] = []
        for field in form.schema.fields {
            let isGiven = crossSystem.fields.contains { FoldedText.key(Array($0.label.utf8)) == field.key }
            if isGiven { continue }
            let text = Self.text(failure[field.label], as: field)
            switch field.kind {
            case .date:
                if LogDate(text) == nil { automatic.values[field.key] = postmortem.date.description }
            case .choice: break
            case .ruleReference:
                automatic.values[field.key] = rule.map { self.reference(to: $0) } ?? "See \(reference)"
                continue
            case .text: automatic.values[field.key] = "See \(reference)"
            case .list: automatic.values[field.key] = "- See \(reference)"
            }
            if !text.isEmpty, automatic.values[field.key] == nil || field.kind != .date {
                fields.append(EntryDraft.Field(label: field.label, text: text))
            }
        }
        automatic.values[form.key(.crossSystem)] = reference
        if form.field(.crossSystem) == nil {
            automatic.further.append(EntryDraft.Field(label: form.label(.crossSystem), text: reference))
        }
        let draft = EntryDraft(title: failure.title, fields: fields + crossSystem.fields)
        if let name = otherCategory(draft, postmortem) { automatic.values[form.key(.category)] = name }
        let composer = EntryComposer(form, isDraft: postmortem.isDraft)
        let composed = composer.compose(id.entryID, draft, automatic)
        let place = files[.otherEntry]?.place(forPrefix: form.prefix, form.schema)
        add(composed, form, at: place, .otherEntry, on: postmortem.date)
    }
}

extension Recorder {
    /// A value as text for a field of another template; a choice becomes the field's choice with the same
    /// name.
    private static func text(_ value: FieldValue?, as field: FieldSchema) -> String {
        guard case .choice(let choice, let remark) = value, case .choice(let choices) = field.kind else {
            return value?.description ?? ""
        }
        let own = choices.first { $0.key == choice.key } ?? choice
        return FieldValue.choice(own, remark: remark).description
    }

    /// The reference to a rule in the form of the template: `[R-BIZ-SYS-003] in BIZOS_RULES.md`.
    private func reference(to rule: RuleID) -> String {
        let plain = "[\(rule)] in \(family.rules?.name ?? "")"
        guard form.schema.isFromTemplate, let field = form.ruleReference,
            let text = form.schema.text(of: field),
            let line = text.utf8.split(separator: UInt8(ascii: "\n")).first
        else { return plain }
        let bytes = Array(line)
        for offset in bytes.indices where EntryID.isOfRules(bytes, at: offset) {
            guard let scan = EntryID.Scan(bytes, at: offset, end: bytes.count) else { continue }
            return bytes.string(0..<offset) + rule.text + bytes.string(scan.end..<bytes.count)
        }
        return plain
    }

    /// Counts the failure in the log's table of categories, and returns the name of its category.
    private mutating func countedCategory(_ draft: EntryDraft, _ postmortem: Postmortem) -> String? {
        let declared = draft[form.label(.category)].flatMap { $0.isEmpty ? nil : $0 }
        let name = postmortem.category ?? declared
        if let declared, let name, FoldedText.key(Array(declared.utf8)) != FoldedText.key(Array(name.utf8)) {
            report(.failure, .repeatedField(form.label(.category)))
            return nil
        }
        guard let known = files[.failure]?.categories else {
            if form.field(.category) == nil, postmortem.category != nil {
                report(.failure, .noCategories(file: family.log.name))
            }
            return name
        }
        guard let name else {
            if !postmortem.isDraft {
                report(.failure, .missingCategory(file: family.log.name, known: known))
            }
            return nil
        }
        if postmortem.addsCategory, !CategoryTable.canHold(name) {
            report(.failure, .invalidCategory(name))
            return nil
        }
        let counted = files[.failure]?.count(name, isAdded: postmortem.addsCategory)
        if counted == nil {
            report(.failure, .unknownCategory(file: family.log.name, name: name, known: known))
        }
        return counted
    }

    /// Counts the failure in the other log's table of categories, and returns the name of its category there.
    private mutating func otherCategory(_ draft: EntryDraft, _ postmortem: Postmortem) -> String? {
        let name =
            postmortem.crossSystem?.category ?? draft[(otherForm ?? form).label(.category)]
            ?? postmortem.category
        guard let member = family.otherLog, let known = files[.otherEntry]?.categories else { return name }
        guard let name else {
            if !postmortem.isDraft {
                report(.otherEntry, .missingCategory(file: member.name, known: known))
            }
            return nil
        }
        let isAdded = postmortem.addsCategory && CategoryTable.canHold(name)
        let counted = files[.otherEntry]?.count(name, isAdded: isAdded)
        if counted == nil {
            report(.otherEntry, .unknownCategory(file: member.name, name: name, known: known))
        }
        return counted
    }
}

extension CategoryTable {
    /// Whether a row with this name would be read back as it is.
    fileprivate static func canHold(_ name: String) -> Bool {
        let cell = name.replacing("|", with: "\\|")
        guard !name.utf8.contains(where: { $0.isLineEnding || $0 < 0x20 || $0 == 0x7F }),
            let document = Document(fragment: Array("| a | b |\n|---|---|\n| \(cell) | 1 |\n".utf8)[...])
        else { return false }
        let nodes = document.nodes.indices.filter { document.nodes[$0].kind == .tableCell }
        return nodes.count == 4 && !name.isEmpty && document.plainText(of: nodes[2]) == name
            && document.plainText(of: nodes[3]) == "1"
    }
}
