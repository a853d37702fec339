internal import LogModel
internal import LogStore

/// The output of `rules --json`. Values that a rule lacks are left out.
struct RulesRecord: Encodable {
    struct Rule: Encodable {
        let id: String?
        let path: String
        /// From 1.
        let line: Int
        let title: String
        let text: String
        let date: String?
        /// In days.
        let age: Int?
        let status: String?
        let origins: [String]
        let failures: [Failure]
        let recurrences: [String]
        let enforcement: String
        let enforcedBy: [Target]
    }

    struct Failure: Encodable {
        let id: String?
        let path: String
        let line: Int
        let title: String
        let date: String?
        let because: [String]
    }

    struct Target: Encodable {
        let name: String
        let kind: String
        let state: String
    }

    let version = 1
    let today: String?
    let withinFailures: Bool
    let rules: [Rule]
    /// The rules that failures name and that no file has.
    let unknown: [String]
    let recurrences: [StatsRecord.Recurrence]

    init(_ reviews: RuleReviews, in files: RuleFiles) {
        today = reviews.today?.description
        withinFailures = reviews.areWithinFailures && !reviews.rules.isEmpty
        unknown = reviews.unknown.map(\.text)
        recurrences = reviews.recurrences.map { StatsRecord.Recurrence($0) }
        rules = reviews.rules.map { rule in
            let states = files.states(of: rule)
            return Rule(
                id: rule.entry.hasID ? rule.entry.id.text : nil,
                path: files.names[rule.file],
                line: rule.entry.position.line,
                title: rule.entry.title,
                text: rule.text,
                date: rule.date?.description,
                age: rule.age,
                status: rule.entry.status?.name,
                origins: rule.origins.map(\.text),
                failures: rule.failures.map { Failure($0, in: files) },
                recurrences: rule.recurrences.map(\.text),
                enforcement: RuleEnforcement(states).rawValue,
                enforcedBy: zip(rule.enforcement, states).map { Target($0, $1) }
            )
        }
    }
}

extension RulesRecord.Failure {
    init(_ failure: RuleFailure, in files: RuleFiles) {
        self.init(
            id: failure.entry.hasID ? failure.entry.id.text : nil,
            path: files.names[failure.log],
            line: failure.entry.position.line,
            title: failure.entry.title,
            date: failure.entry.date?.description,
            because: failure.reasons.map(\.name)
        )
    }
}

extension RuleFailure.Reason {
    /// The name in JSON.
    fileprivate var name: String {
        switch self {
        case .names: "names"
        case .sameClass: "class"
        case .words: "words"
        }
    }
}

extension RulesRecord.Target {
    init(_ target: EnforcementTarget, _ state: EnforcementFiles.State) {
        name = target.name
        kind =
            switch target.kind {
            case .path: "path"
            case .make: "make"
            case .url: "url"
            case .words: "words"
            }
        self.state =
            switch state {
            case .there: "there"
            case .missing: "missing"
            case .unknown: "unknown"
            }
    }
}
