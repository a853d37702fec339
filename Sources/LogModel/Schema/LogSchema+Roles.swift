extension FieldSchema {
    /// The same field with another role.
    func with(role: FieldRole?) -> FieldSchema {
        if role == self.role { return self }
        return FieldSchema(
            label: label, spelling: spelling, kind: kind, layout: layout, isDamaged: isDamaged, role: role)
    }
}

extension LogSchema {
    /// Whether a field has a role by any label that people use for it, since no template says which labels there are. Rules are left
    /// out: their labels are few, and mean other things.
    var takesAnyWord: Bool { !isFromTemplate && !isOfRules && !fields.isEmpty }

    /// The field that has a role; nil if none has.
    public func field(for role: FieldRole) -> FieldSchema? { fields.first { $0.role == role } }

    /// The fields with the roles that they have in one schema.
    ///
    /// A label that ``RoleWords`` knows decides; what it leaves open is told by what a field holds.
    static func assigningRoles(to fields: [FieldSchema], ofRules isOfRules: Bool) -> [FieldSchema] {
        var best: [FieldRole: (index: Int, rank: Int)] = [:]
        let hasReference = fields.contains { $0.kind == .ruleReference }
        for (index, field) in fields.enumerated() {
            if let role = field.role {
                best[role] = (index, -1)
                continue
            }
            guard let word = RoleWords.word(field.label, inRules: isOfRules), field.canBe(word.role),
                word.rank < best[word.role]?.rank ?? Int.max
            else { continue }
            // A text on prevention does not take the place of the ids of rules.
            if word.role == .rule, !word.isOwn, hasReference, field.kind != .ruleReference { continue }
            best[word.role] = (index, word.rank)
        }
        var roles = [FieldRole?](repeating: nil, count: fields.count)
        for (role, place) in best { roles[place.index] = role }
        for (index, field) in fields.enumerated() {
            guard let role = field.inferredRole, best[role] == nil else { continue }
            // Where nothing else says how bad it was, a status with marks does.
            guard roles[index] == nil || role == .severity && roles[index] == .status else { continue }
            best[role] = (index, Int.max)
            roles[index] = role
        }
        return zip(fields, roles).map { $0.with(role: $1) }
    }
}

extension FieldSchema {
    /// Whether the field can hold what a role asks for; a day is only read from a date.
    fileprivate func canBe(_ role: FieldRole) -> Bool {
        switch role {
        case .date, .lastUpdated: kind == .date
        case .severity, .status, .category, .layer, .entity, .owner, .whatBroke, .cause, .whyNotCaught, .fix,
            .rule, .ruleText, .lesson, .origin, .related, .why, .enforcement,
            .crossSystem, .total:
            true
        }
    }

    /// The role that a field with an unknown label has by what it holds.
    fileprivate var inferredRole: FieldRole? {
        switch kind {
        case .date: .date
        case .choice(let choices): choices.allSatisfy { !$0.mark.isEmpty } ? .severity : nil
        case .ruleReference: .rule
        case .list: .lesson
        case .text: nil
        }
    }
}
