internal import LogModel

/// Something that a post-mortem lacks or has wrong, so that it must be given or given anew.
enum LearnGap: Hashable {
    case title(RecordingProblem.Part)
    case field(RecordingProblem.Part, label: String)
    case category(RecordingProblem.Part)
    case layer

    /// What is missing by a problem; empty if the problem is that something is wrong.
    static func missing(by problem: RecordingProblem) -> [LearnGap] {
        switch problem.reason {
        case .noTitle: [.title(problem.part)]
        case .missingFields(let labels): labels.map { .field(problem.part, label: $0) }
        case .missingCategory: [.category(problem.part)]
        case .missingLayer: [.layer]
        case .nothingToRecord, .noRulesFile, .noOtherLog, .noFailure, .repeatedField, .unknownChoice,
            .invalidDate,
            .otherRule, .noCategories, .unknownCategory, .invalidCategory, .unknownRule, .unknownLayer,
            .notReadBack,
            .noPlace, .noNumber, .tooMuch:
            []
        }
    }

    /// What is missing by several problems of one draft, each once, in the order in which a person would say it.
    static func missing(
        by problems: [RecordingProblem],
        in draft: LearnDraft,
        schema: LogSchema
    ) -> [(gap: LearnGap, problem: RecordingProblem)] {
        var seen: Set<LearnGap> = []
        var gaps = problems.flatMap { problem in missing(by: problem).map { (gap: $0, problem: problem) } }
            .filter { seen.insert($0.gap).inserted }
        // The rule's layer is the failure's.
        if let label = LearnLabels.layer.field(in: schema)?.label,
            seen.contains(.field(.failure, label: label))
        {
            gaps.removeAll { $0.gap == .layer }
        }
        // So is its severity.
        if let label = LearnLabels.severity.field(in: schema)?.label,
            seen.contains(.field(.failure, label: label))
        {
            gaps.removeAll { $0.gap == .field(.rule, label: LogSchema.rules.label(for: .severity)) }
        }
        // A rule that was given and cannot be recorded is a problem of its own.
        if let label = schema.ruleReference?.label, draft.rule != nil || draft.existingRule != nil {
            gaps.removeAll { $0.gap == .field(.failure, label: label) }
        }
        return (0...2).flatMap { rank in gaps.filter { $0.gap.rank == rank } }
    }

    private var rank: Int {
        switch self {
        case .title(.failure): 0
        case .title, .field, .layer: 1
        case .category: 2
        }
    }

    /// Whether a form with the fields of an entry and its rule leaves it out.
    var isOutsideOfForm: Bool {
        switch self {
        case .category, .layer, .title(.otherEntry), .field(.otherEntry, _): true
        case .title, .field: false
        }
    }

    /// What another answer would mend; nil if none would.
    static func mended(_ problem: RecordingProblem) -> LearnGap? {
        switch problem.reason {
        case .unknownChoice(let label, _, _), .invalidDate(let label, _): .field(problem.part, label: label)
        case .notReadBack(let label, _, _):
            label.map { .field(problem.part, label: $0) } ?? .title(problem.part)
        case .unknownCategory, .invalidCategory: .category(problem.part)
        case .unknownLayer: .layer
        case .nothingToRecord, .noRulesFile, .noOtherLog, .noFailure, .noTitle, .missingFields,
            .missingCategory,
            .missingLayer, .repeatedField, .otherRule, .noCategories, .unknownRule, .noPlace, .noNumber,
            .tooMuch:
            nil
        }
    }
}

/// What the parts of a post-mortem are called, by options and for people.
struct LearnNames {
    /// How the log's failures are written.
    let schema: LogSchema
    /// How the other system's are; nil if there is no such log.
    let otherSchema: LogSchema?
    /// Whether options are about a rule alone.
    let isRuleOnly: Bool

    /// The option that gives a part, with what stands behind it.
    func option(for gap: LearnGap) -> String {
        switch gap {
        case .title(.rule): isRuleOnly ? "--title TEXT" : "--rule-title TEXT"
        case .title: "--title TEXT"
        case .category(.otherEntry): "--other-category NAME"
        case .category: "--category NAME"
        case .layer: "--layer VALUE"
        case .field(.failure, let label):
            if label == schema.ruleReference?.label {
                "--rule TEXT or --existing-rule ID"
            } else if let option = LearnLabels.option(for: label, in: schema) {
                "--\(option) \(choices(for: gap).isEmpty ? "TEXT" : "VALUE")"
            } else {
                "--field \"\(label)=TEXT\""
            }
        case .field(.rule, LogSchema.rules.label(for: .ruleText)): "--rule TEXT"
        case .field(.rule, LogSchema.rules.label(for: .severity)) where isRuleOnly: "--severity VALUE"
        case .field(.rule, let label): "--\(isRuleOnly ? "field" : "rule-field") \"\(label)=TEXT\""
        case .field(.otherEntry, let label): "--other-field \"\(label)=TEXT\""
        }
    }

    /// The part as a person calls it.
    func name(of gap: LearnGap) -> String {
        switch gap {
        case .title(.rule): "Title of the rule"
        case .title: "Title"
        case .category(.otherEntry): "\(Facet.category.label) in the other log"
        case .category: Facet.category.label
        case .layer: Facet.layer.label
        case .field(.failure, let label): label
        case .field(.rule, let label):
            isRuleOnly || label == LogSchema.rules.label(for: .ruleText) ? label : "\(label) of the rule"
        case .field(.otherEntry, let label): "\(label) in the other log"
        }
    }

    /// The field's own schema; nil for what is no field, or for one that the template does not know.
    func field(of gap: LearnGap) -> FieldSchema? {
        switch gap {
        case .field(.failure, let label): schema.field(named: label)
        case .field(.rule, let label): LogSchema.rules.field(named: label)
        case .field(.otherEntry, let label): otherSchema?.field(named: label)
        case .title, .category, .layer: nil
        }
    }

    /// The values among which a part is chosen, if its template lists them.
    func choices(for gap: LearnGap) -> [String] {
        switch field(of: gap)?.kind {
        case .choice(let choices): choices.map(\.description)
        case .date, .text, .list, .ruleReference, nil: []
        }
    }
}

extension LearnDraft {
    /// Takes an answer.
    mutating func fill(_ gap: LearnGap, with text: String, schema: LogSchema) {
        switch gap {
        case .title(.rule): rule = rule?.titled(text)
        case .title: failure = failure?.titled(text)
        case .category(.otherEntry): setOther(category: text, fields: crossSystem?.fields ?? [])
        case .category: category = text
        case .layer: ruleLayer = text
        case .field(.failure, let label):
            if label != schema.ruleReference?.label {
                failure = failure?.setting(label, to: text)
            } else if let id = RuleID(text) {
                existingRule = id
            } else {
                rule = EntryDraft(title: "").setting(
                    LogSchema.rules.label(for: .ruleText), to: text)
                titleRule()
            }
        case .field(.rule, let label):
            rule = rule?.setting(label, to: text)
            titleRule()
        case .field(.otherEntry, let label):
            let fields = EntryDraft(title: "", fields: crossSystem?.fields ?? []).setting(label, to: text)
                .fields
            setOther(category: crossSystem?.category, fields: fields)
        }
    }

    private mutating func setOther(category: String?, fields: [EntryDraft.Field]) {
        crossSystem = Postmortem.CrossSystem(category: category, fields: fields)
    }
}
