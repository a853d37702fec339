internal import LogChecks
internal import LogModel
internal import LogStore
internal import MarkdownAST

/// What a report says in words, the same in whatever format.
extension LogReport {
    /// The truth in one sentence: a list of parts, each with its number if it has one.
    var truth: [(number: Int?, words: String)] {
        let total = statistics.total
        guard total > 0 else {
            let rest = failuresInAll > 0 ? "no failure is new" : "no failure is logged"
            return [(nil, rest)] + ruleTruth
        }
        return [(total, total.noun("failure", "failures")), (returned, "came back")] + ruleTruth
    }

    private var ruleTruth: [(number: Int?, words: String)] {
        if rules.isEmpty { return [(nil, "no rule is known")] }
        let failed = rules.count(where: \.didNotHold)
        let noun = failed.noun(
            rulesAreWithinFailures ? "rule or lesson" : "rule",
            rulesAreWithinFailures ? "rules or lessons" : "rules")
        let unproven = rules.count(where: \.hasNoProof)
        return [(failed, "\(noun) did not hold"), (unproven, "\(unproven.noun("has", "have")) no proof")]
    }

    /// ``truth`` as text.
    var truthText: String {
        truth.map { part in part.number.map { "\($0) \(part.words)" } ?? part.words }.joined(separator: ", ")
            + "."
    }

    /// What the report is about.
    var aboutText: String {
        var text = "About \(names.joined(separator: ", "))."
        if let label = scope.label {
            let share = statistics.total.counting("failure", "failures")
            text += " Only what is new since \(hidden.short(label)): \(share) of \(failuresInAll)."
        }
        if let first = statistics.days.first?.date, let last = statistics.days.last?.date {
            text += first == last ? " All on \(first)." : " From \(first) to \(last)."
        }
        if let today { text += " Ages count to \(today)." }
        return text
    }

    var undatedText: String? {
        statistics.undated == 0
            ? nil
            : "\(statistics.undated.counting("failure has no day that can be read and is", "failures have no day that can be read and are")) not drawn."
    }

    var earlierYearsText: String? {
        calendar.earlierYears == 0
            ? nil : "\(calendar.earlierYears.counting("earlier year", "earlier years")) not drawn."
    }

    /// What there is to say of all rules.
    var rulesText: String {
        guard !rules.isEmpty else { return "No rule is known here, and no failure says what was learned." }
        let count =
            rulesAreWithinFailures
            ? "\(rules.count.counting("rule or lesson", "rules and lessons")), all within failures: no rule has an entry of its own"
            : rules.count.counting("rule", "rules")
        let states: [(RuleEnforcement, String)] = [
            (.enforced, "enforced"), (.missing, "named but missing"), (.advisory, "advisory"),
        ]
        let parts = states.map { state, name in "\(rules.count { $0.enforcement == state }) \(name)" }
        return "\(count): \(parts.joined(separator: ", "))."
    }

    var unknownRulesText: String? {
        if unknownRules.isEmpty { return nil }
        let shown = unknownRules.prefix(10).joined(separator: ", ")
        let rest = unknownRules.count - 10
        return "Named by failures, and in no file here: \(shown)"
            + (rest > 0 ? " and \(rest.counting("other", "others"))." : ".")
    }

    var openText: String {
        if !hasStatus { return "No failure here has a status, so it cannot be told what is open." }
        if open.isEmpty { return "Nothing is open." }
        return "\(open.count.counting("failure is", "failures are")) open."
    }

    var findingsText: String {
        if !isChecked { return "Nobody has looked." }
        if findings.isEmpty { return "Nothing was found." }
        let parts = Diagnostic.Level.allCases.compactMap { level -> String? in
            let count = findings.count { $0.level == level }
            return count == 0 ? nil : count.counting(level.rawValue, level.rawValue + "s")
        }
        return "In \(names.joined(separator: ", ")): \(parts.joined(separator: ", "))."
    }

    var chainsText: String? {
        chains.isEmpty
            ? "No failure here came back, names a rule that was there before it, or says such a rule's words."
            : nil
    }

    static func name(of state: RuleEnforcement) -> String {
        switch state {
        case .enforced: "enforced"
        case .missing: "named but missing"
        case .advisory: "advisory: it asks to be remembered"
        }
    }

    static func remark(_ state: EnforcementFiles.State) -> String {
        switch state {
        case .there: "is there"
        case .missing: "is missing"
        case .unknown(let reason): reason
        }
    }

    static func words(_ reasons: [RuleFailure.Reason]) -> String {
        reasons.map { reason in
            switch reason {
            case .names: "names it"
            case .sameClass: "came back"
            case .words: "says its words"
            }
        }.joined(separator: ", ")
    }

    static func words(_ tie: FailureChain.Step.Tie) -> String {
        switch tie {
        case .cameBack: "came back although it was there"
        case .cameBackBeforeRule: "came back; the rule came later, or has no day"
        case .cameBackWithoutRule: "came back; there is no rule"
        case .names: "names it"
        case .words: "says its words"
        }
    }

    static func moreText(_ count: Int) -> String? {
        count > 0 ? "\(count.counting("more is", "more are")) not shown." : nil
    }
}

extension Int {
    /// The noun for the number.
    fileprivate func noun(_ one: String, _ many: String) -> String { self == 1 ? one : many }
}
