internal import LogModel

/// A part of a post-mortem that is missing or invalid and must be supplied.
enum LearnGap: Hashable {
    case title(RecordingProblem.Part)
    case field(RecordingProblem.Part, label: String)
    case category(RecordingProblem.Part)
    case layer

    /// The missing parts that a problem is about; empty if the problem is another one.
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
            .noPlace, .noNumber, .tooMuch, .noField, .unreadForm, .wholeFile, .noKey, .noForm:
            []
        }
    }

    /// The missing parts of one draft, each once, in the order in which a person would give them.
    static func missing(
        by problems: [RecordingProblem],
        in draft: LearnDraft,
        schema: LogSchema
    ) -> [(gap: LearnGap, problem: RecordingProblem)] {
        var seen: Set<LearnGap> = []
        var gaps = problems.flatMap { problem in missing(by: problem).map { (gap: $0, problem: problem) } }
            .filter { seen.insert($0.gap).inserted }
        // The rule has the failure's layer.
        if let label = LearnLabels.layer.field(in: schema)?.label,
            seen.contains(.field(.failure, label: label))
        {
            gaps.removeAll { $0.gap == .layer }
        }
        // The rule has the failure's severity.
        if let label = LearnLabels.severity.field(in: schema)?.label,
            seen.contains(.field(.failure, label: label))
        {
            gaps.removeAll { $0.gap == .field(.rule, label: LogSchema.rules.label(for: .severity)) }
        }
        // A given rule that cannot be recorded has a problem of its own.
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

    /// Whether the form of an entry and its rule has no place for the part.
    var isOutsideOfForm: Bool {
        switch self {
        case .category, .layer, .title(.otherEntry), .field(.otherEntry, _): true
        case .title, .field: false
        }
    }

    /// The part whose correction would solve a problem; nil if there is none.
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
            .tooMuch, .noField, .unreadForm, .wholeFile, .noKey, .noForm:
            nil
        }
    }
}

/// The names of the parts of a post-mortem, as options and for people.
struct LearnNames {
    /// The schema of the log's failures.
    let schema: LogSchema
    /// The schema of the other system's failures; nil if there is no other log.
    let otherSchema: LogSchema?
    /// Whether the options describe only a rule.
    let isRuleOnly: Bool

    /// The option for a part, with a word for its value.
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

    /// The name of a part for people.
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

    /// The schema of the field; nil if the part is no field, or the template does not know it.
    func field(of gap: LearnGap) -> FieldSchema? {
        switch gap {
        case .field(.failure, let label): schema.field(named: label)
        case .field(.rule, let label): LogSchema.rules.field(named: label)
        case .field(.otherEntry, let label): otherSchema?.field(named: label)
        case .title, .category, .layer: nil
        }
    }

    /// The values for a part that the template lists; empty if it lists none.
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
