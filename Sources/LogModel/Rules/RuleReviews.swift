internal import MarkdownAST

/// The rules of some logs, and whether they hold.
///
/// Rules are the entries whose ids begin with `R-`, in the logs and in the files that belong to them, in whatever form. If there are none, the
/// rules that stand within the failures are taken, by their fields for a rule or else a lesson.
///
/// ```swift
/// for rule in RuleReviews(of: [log], companions: [rules]).rules {
///     print(rule.entry.id, rule.age ?? 0, rule.recurrences)
/// }
/// ```
public struct RuleReviews: Sendable {
    /// The rules, in the order of the files.
    public let rules: [RuleReview]

    /// Whether the rules stand within failures.
    public let areWithinFailures: Bool

    /// The day to which ages count; nil if no file knows a day and none was given.
    public let today: LogDate?

    /// The rules that failures name and that none of the files has, each once, in the order of the failures.
    public let unknown: [RuleID]

    /// What came back in the logs, be there a rule or not: the same as ``LogStatistics/recurrences`` has.
    public let recurrences: [Recurrence]

    /// Looks at the rules of some logs.
    ///
    /// - Parameters:
    ///   - logs: the logs.
    ///   - companions: rules files, and logs of other systems: their rules are looked at, and their failures are not.
    ///   - today: the day to which ages count; nil for the last day that any of the files knows.
    /// - Complexity: O(n) in the bytes of all files, and for each rule in the entries that have one of its rarer words.
    public init(of logs: [LogDocument], companions: [LogDocument] = [], today: LogDate? = nil) {
        let facts = RuleFacts(logs, companions: companions)
        var rules = facts.ownRules
        areWithinFailures = rules.isEmpty
        unknown = facts.rulesNamed(besides: Set(rules.map { RuleID($0.entry.id) }))
        if rules.isEmpty { rules = facts.rulesWithinFailures }
        self.today = today ?? facts.lastDay
        recurrences = facts.recurrences
        let similar = RecallLines(rules.map(\.text), in: logs).hits
        self.rules = zip(rules, similar).map { [day = self.today] rule, similar in
            facts.review(of: rule, similar: similar, today: day)
        }
    }

    /// The rules that have entries of their own, and what failures hold that name none of these. What ties a failure to a rule by words alone
    /// is left out, since it depends on all other entries.
    ///
    /// - Complexity: O(n) in the bytes of all files.
    init(withLessonsIn logs: [LogDocument], companions: [LogDocument], today: LogDate?) {
        let facts = RuleFacts(logs, companions: companions)
        let rules = facts.ownRules
        let known = Set(rules.map { RuleID($0.entry.id) })
        areWithinFailures = rules.isEmpty
        unknown = facts.rulesNamed(besides: known)
        self.today = today ?? facts.lastDay
        recurrences = facts.recurrences
        self.rules = (rules + facts.lessons(besides: known)).map { [day = self.today] rule in
            facts.review(of: rule, similar: [], today: day)
        }
    }
}

/// What is read once for all rules.
private struct RuleFacts {
    struct Rule {
        let entry: LogEntry
        let file: Int
        let text: String
        let isWithinFailure: Bool
    }

    struct Failure {
        let entry: LogEntry
        let log: Int
        let place: Int
        let date: LogDate?
    }

    private let logs: [LogDocument]
    private let files: [LogDocument]
    let recurrences: [Recurrence]
    private var failures: [Failure] = []
    /// The failures by their place in their log.
    private var numbers: [[Int: Int]] = []
    private var byID: [EntryID: Int] = [:]
    /// The failures that speak of each rule anywhere, and those that name it as theirs.
    private var naming: [RuleID: [Int]] = [:]
    private var owning: [RuleID: [Int]] = [:]
    /// The failures that came back in spite of each rule.
    private var returned: [RuleID: [FailureID]] = [:]

    init(_ logs: [LogDocument], companions: [LogDocument]) {
        (self.logs, files) = (logs, logs + companions)
        recurrences = Recurrence.all(in: logs, companions: companions)
        for recurrence in recurrences {
            for rule in recurrence.rulesInForce { returned[rule, default: []].append(recurrence.failure) }
        }
        for (log, document) in logs.enumerated() {
            numbers.append([:])
            let bytes = document.document.source.bytes
            for (place, entry) in document.entries.enumerated() where !entry.isRule {
                let number = failures.count
                numbers[log][place] = number
                failures.append(Failure(entry: entry, log: log, place: place, date: entry.date))
                if entry.hasID, byID[entry.id] == nil { byID[entry.id] = number }
                for rule in entry.summary.rules { owning[rule, default: []].append(number) }
                var seen: Set<RuleID> = []
                for mention in IDMention.all(in: bytes, entry.range) where mention.id.isRule {
                    let rule = RuleID(mention.id)
                    if seen.insert(rule).inserted { naming[rule, default: []].append(number) }
                }
            }
        }
    }

    /// The last day that a file knows.
    var lastDay: LogDate? { files.lastDay }

    /// The rules that have entries of their own, each id once.
    var ownRules: [Rule] {
        var seen: Set<EntryID> = []
        var rules: [Rule] = []
        for (file, document) in files.enumerated() {
            for entry in document.entries where entry.isRule && seen.insert(entry.id).inserted {
                let text = entry[.ruleText]?.value.description ?? ""
                rules.append(
                    Rule(
                        entry: entry, file: file, text: text.isEmpty ? entry.title : text,
                        isWithinFailure: false))
            }
        }
        return rules
    }

    /// The rules that failures name as theirs, but for some.
    func rulesNamed(besides known: Set<RuleID>) -> [RuleID] {
        var seen = known
        return failures.flatMap(\.entry.summary.rules).filter { seen.insert($0).inserted }
    }

    /// The rules that failures hold: what their field for a rule says if it names none, else what was learned.
    var rulesWithinFailures: [Rule] {
        failures.compactMap { failure in
            guard failure.entry.summary.rules.isEmpty else { return nil }
            return Self.text(of: failure.entry, [.rule, .ruleText, .lesson]).map {
                Rule(entry: failure.entry, file: failure.log, text: $0, isWithinFailure: true)
            }
        }
    }

    /// What failures hold that name none of some rules: as ``rulesWithinFailures``, else how they were fixed, else nothing but their title.
    func lessons(besides known: Set<RuleID>) -> [Rule] {
        failures.compactMap { failure in
            let named = failure.entry.summary.rules
            if named.contains(where: known.contains) { return nil }
            // Where a field for a rule names one that is nowhere, it has nothing else to say.
            let roles: [FieldRole] = (named.isEmpty ? [.rule] : []) + [.ruleText, .lesson, .fix]
            return Rule(
                entry: failure.entry, file: failure.log, text: Self.text(of: failure.entry, roles) ?? "",
                isWithinFailure: true)
        }
    }

    /// The first of some fields that says something.
    private static func text(of entry: LogEntry, _ roles: [FieldRole]) -> String? {
        for role in roles {
            let text = entry[role]?.value.description ?? ""
            if text.contains(where: \.isLetter) { return text }
        }
        return nil
    }

    func review(of rule: Rule, similar: [RecallLines.Hit], today: LogDate?) -> RuleReview {
        let origins = origins(of: rule)
        let date = rule.entry.date
        // A rule without a day is as old as what it came from.
        let start = date ?? origins.compactMap { byID[$0] }.compactMap { failures[$0].date }.min()
        return RuleReview(
            entry: rule.entry, file: rule.file, isWithinFailure: rule.isWithinFailure, text: rule.text,
            date: date, age: date.flatMap { day in today.map { max(0, $0.days(since: day)) } },
            origins: origins, failures: failures(since: start, rule, origins, similar),
            enforcement: rule.entry.enforcement)
    }

    private func origins(of rule: Rule) -> [EntryID] {
        if rule.isWithinFailure { return rule.entry.hasID ? [rule.entry.id] : [] }
        let named = EntryID.mentioned(in: rule.entry[.origin]?.value.description ?? "").filter { !$0.isRule }
        let own = (owning[RuleID(rule.entry.id)] ?? []).map { failures[$0] }.filter { failure in
            guard let day = failure.date, let added = rule.entry.date else { return true }
            return day <= added
        }
        var seen: Set<EntryID> = []
        return (named + own.map(\.entry.id)).filter { seen.insert($0).inserted }
    }

    private func failures(
        since start: LogDate?, _ rule: Rule, _ origins: [EntryID], _ similar: [RecallLines.Hit]
    ) -> [RuleFailure] {
        var reasons: [Int: Set<RuleFailure.Reason>] = [:]
        if !rule.isWithinFailure {
            let id = RuleID(rule.entry.id)
            // What came back, came back: whoever else is asked says the same, so no origin is left out here.
            for failure in returned[id] ?? [] {
                if let number = byID[failure.entryID] { reasons[number, default: []].insert(.sameClass) }
            }
            if let start {
                for number in naming[id] ?? [] where !origins.contains(failures[number].entry.id) {
                    if let day = failures[number].date, day >= start {
                        reasons[number, default: []].insert(.names)
                    }
                }
            }
        }
        if let start {
            for hit in similar {
                guard let number = numbers[hit.log][hit.place], let day = failures[number].date, day > start,
                    !origins.contains(failures[number].entry.id)
                else { continue }
                reasons[number, default: []].insert(.words)
            }
        }
        return reasons.sorted { $0.key < $1.key }.map { number, reasons in
            RuleFailure(
                entry: failures[number].entry, log: failures[number].log,
                reasons: RuleFailure.Reason.allCases.filter(reasons.contains))
        }
    }
}
