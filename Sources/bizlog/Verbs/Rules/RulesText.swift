internal import LogModel
internal import LogStore
internal import MarkdownAST

/// What `rules` has found, as lines for people.
struct RulesText {
    private let reviews: RuleReviews
    private let files: RuleFiles

    /// How many rules are named that no file has.
    private static let shownNames = 10

    init(_ reviews: RuleReviews, in files: RuleFiles) { (self.reviews, self.files) = (reviews, files) }

    func print(on console: inout Console) {
        console.print("\(summary)\n")
        if !reviews.unknown.isEmpty {
            let names = reviews.unknown.prefix(Self.shownNames).map(\.text).joined(separator: ", ")
            let rest = reviews.unknown.count - Self.shownNames
            let more = rest > 0 ? " and \(rest.counting("other", "others"))" : ""
            console.print("named by failures, and in no file here: \(names)\(more)\n")
        }
        for rule in reviews.rules {
            console.print("\n")
            show(rule, on: &console)
        }
    }

    private var summary: String {
        guard !reviews.rules.isEmpty else {
            return
                reviews.unknown.isEmpty
                ? "no rules: no entry here is one, no file that the logs list as related has one, and no failure says what was learned"
                : "no rules: no entry here is one, and no file that the logs list as related has one"
        }
        let states = reviews.rules.map { RuleEnforcement(files.states(of: $0)) }
        let failed = reviews.rules.count { !$0.recurrences.isEmpty }
        var parts = [
            reviews.areWithinFailures
                ? "\(reviews.rules.count.counting("rule or lesson", "rules and lessons")), all within failures: no rule has an entry of its own"
                : reviews.rules.count.counting("rule", "rules")
        ]
        parts.append("\(failed) did not hold")
        for state in RuleEnforcement.allCases {
            parts.append("\(states.count { $0 == state }) \(Self.name(of: state))")
        }
        let day = reviews.today.map { "; ages count to \($0)" } ?? ""
        return parts.joined(separator: ", ") + day
    }

    private static func name(of state: RuleEnforcement) -> String {
        switch state {
        case .enforced: "enforced"
        case .missing: "named but missing"
        case .advisory: "advisory"
        }
    }

    private func show(_ rule: RuleReview, on console: inout Console) {
        let entry = rule.entry
        let name = entry.hasID ? "\(entry.id.text)  \(entry.title)" : entry.title
        let place: PrintableText = "\(files.names[rule.file]):\(entry.position.line)"
        let heading: PrintableText = "\(name.isEmpty ? "(no title)" : name)"
        console.print("\(place): \(heading.painted("1", console.outputStyle))\n")
        if rule.isWithinFailure, let line = rule.text.split(separator: "\n").first {
            console.print("  says \(line)\n")
        }
        let status = entry.status.map { ", \($0)" } ?? ""
        console.print("  \(age(of: rule))\(status)\n")
        if !rule.isWithinFailure {
            let origins = rule.origins.map(\.text).joined(separator: ", ")
            console.print("  came from \(origins.isEmpty ? "no failure that is named" : origins)\n")
        }
        for failure in rule.failures { console.print("  since: \(sentence(failure, rule))\n") }
        for (target, state) in zip(rule.enforcement, files.states(of: rule)) {
            console.print("  enforced by \(target.name)\(Self.remark(state))\n")
        }
        if rule.enforcement.isEmpty { console.print("  advisory: nothing is named that enforces it\n") }
    }

    private func age(of rule: RuleReview) -> String {
        guard let date = rule.date else { return "no day" }
        return "\(date)\(rule.age.map { ", \($0.counting("day", "days")) old" } ?? "")"
    }

    private func sentence(_ failure: RuleFailure, _ rule: RuleReview) -> String {
        let entry = failure.entry
        let name = entry.hasID ? entry.id.text : "\(files.names[failure.log]):\(entry.position.line)"
        let date = entry.date.map { " (\($0))" } ?? ""
        let reasons = failure.reasons.map { reason in
            switch reason {
            case .names: "names it"
            case .sameClass: "came back although it was there"
            case .words: "says its words"
            }
        }
        return "\(name)\(date) \(reasons.joined(separator: ", "))"
    }

    private static func remark(_ state: EnforcementFiles.State) -> String {
        switch state {
        case .there: ""
        case .missing: ", which is not there"
        case .unknown(let reason): " (\(reason))"
        }
    }
}
