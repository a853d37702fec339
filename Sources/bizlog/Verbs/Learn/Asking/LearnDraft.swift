internal import LogModel
internal import MarkdownAST

/// An incomplete post-mortem, with the source of each part.
struct LearnDraft {
    /// The failure; nil if only a rule is recorded.
    var failure: EntryDraft?
    /// A new rule; nil if there is none.
    var rule: EntryDraft?
    /// An existing rule, in place of a new one.
    var existingRule: RuleID?
    /// The layer of the rule; nil for the failure's layer.
    var ruleLayer: String?
    var category: String?
    var addsCategory = false
    var crossSystem: Postmortem.CrossSystem?
    /// The text from which the parts were read.
    var origin = LearnOrigin()

    /// The post-mortem that the draft describes.
    func postmortem(date: LogDate, isDraft: Bool) -> Postmortem {
        let rule: Postmortem.PreventiveRule =
            if let existingRule { .existing(existingRule) } else if let rule = self.rule {
                .new(rule, layer: ruleLayer)
            } else { .none }
        return Postmortem(
            failure: failure,
            rule: rule,
            category: category,
            addsCategory: addsCategory,
            crossSystem: crossSystem,
            date: date,
            isDraft: isDraft
        )
    }

    /// Makes a draft of a complete post-mortem.
    init(_ postmortem: Postmortem) {
        failure = postmortem.failure
        switch postmortem.rule {
        case .new(let draft, let layer): (rule, ruleLayer) = (draft, layer)
        case .existing(let id): existingRule = id
        case .none: break
        }
        category = postmortem.category
        addsCategory = postmortem.addsCategory
        crossSystem = postmortem.crossSystem
    }

    init(failure: EntryDraft? = nil, rule: EntryDraft? = nil) {
        (self.failure, self.rule) = (failure, rule)
    }

    /// If the failure names exactly one existing rule, use it as the preventive rule. If a new rule is given
    /// too, drop both cross references: recording assigns new ids.
    mutating func takeRuleReference(of schema: LogSchema) {
        guard let failure, existingRule == nil, let field = schema.ruleReference,
            let text = failure[field.label]
        else { return }
        if let rule {
            self.failure = failure.setting(field.label, to: nil)
            self.rule = rule.setting(LogSchema.rules.label(for: .origin), to: nil)
            return
        }
        let rules = EntryID.mentioned(in: text).filter(\.isRule)
        guard rules.count == 1, let id = rules.first else { return }
        existingRule = RuleID(id)
        self.failure = failure.setting(field.label, to: nil)
    }

    /// Adds the values of options, which replace values read from a text.
    ///
    /// - Returns: messages about options that the template has no field for.
    mutating func take(
        _ flags: LearnFlags, summary: String?, schema: LogSchema, isOther: Bool
    ) -> [String] {
        if flags.ruleOnly {
            takeRule(flags, summary: summary)
            return []
        }
        var (fields, problems) = flags.fields(in: schema, isOther: isOther)
        if let summary {
            let broke = LearnLabels.broke.field(in: schema)?.label
            // Where entries have nothing but titles, one sentence is one.
            let isTitle = broke == nil && isOther && flags.title == nil && summary.isOneSentence
            if isTitle { failure = (failure ?? EntryDraft(title: "")).titled(summary.firstSentence) }
            if broke == nil, !isTitle {
                problems.append(LearnLabels.broke.missing(of: "the summary", in: schema, isOther: isOther))
            }
            if !isTitle { fields.append(EntryDraft.Field(label: broke ?? "", text: summary)) }
        }
        var entry = failure ?? EntryDraft(title: "")
        if flags.makesRule || flags.existingRule != nil, let field = schema.ruleReference {
            entry = entry.setting(field.label, to: nil)
        }
        for field in fields { entry = entry.setting(field.label, to: field.text) }
        if let title = flags.title { entry = entry.titled(title) }
        if entry.title.isEmpty, let broke = LearnLabels.broke.field(in: schema), let text = entry[broke.label]
        {
            entry = entry.titled(text.firstSentence)
        }
        if let id = flags.existingRule.flatMap({ RuleID($0) }) { (rule, existingRule) = (nil, id) }
        if flags.makesRule {
            var new = rule ?? EntryDraft(title: "")
            if let text = flags.rule { new = new.setting(LogSchema.rules.label(for: .ruleText), to: text) }
            for field in flags.ruleField { new = new.setting(field.label, to: field.text) }
            if let title = flags.ruleTitle { new = new.titled(title) }
            (rule, existingRule) = (new, nil)
        }
        failure = entry
        titleRule()
        if let name = flags.category { category = name }
        if flags.newCategory { addsCategory = true }
        if flags.crossSystem {
            crossSystem = Postmortem.CrossSystem(
                category: flags.otherCategory,
                fields: flags.otherField.map { EntryDraft.Field(label: $0.label, text: $0.text) }
            )
        }
        return problems
    }

    /// If a new rule has no title, makes one from its first sentence.
    mutating func titleRule() {
        guard let rule, rule.title.isEmpty, let text = rule[LogSchema.rules.label(for: .ruleText)] else {
            return
        }
        self.rule = rule.titled(text.firstSentence)
    }

    private mutating func takeRule(_ flags: LearnFlags, summary: String?) {
        var new = rule ?? EntryDraft(title: "")
        if let text = flags.rule ?? summary {
            new = new.setting(LogSchema.rules.label(for: .ruleText), to: text)
        }
        if let severity = flags.severity {
            new = new.setting(LogSchema.rules.label(for: .severity), to: severity)
        }
        if let date = flags.date { new = new.setting(LogSchema.rules.label(for: .date), to: date) }
        for field in flags.field + flags.ruleField { new = new.setting(field.label, to: field.text) }
        if let title = flags.ruleTitle ?? flags.title { new = new.titled(title) }
        if let layer = flags.layer { ruleLayer = layer }
        (failure, rule, existingRule) = (nil, new, nil)
        titleRule()
    }
}

extension LogSchema {
    /// The field that names the rule against a failure.
    var ruleReference: FieldSchema? { field(for: .rule) }
}

extension LearnFlags {
    /// Whether the options describe a new rule.
    var makesRule: Bool { rule != nil || ruleTitle != nil || !ruleField.isEmpty }
}
