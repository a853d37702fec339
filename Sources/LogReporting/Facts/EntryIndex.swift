internal import LogModel
internal import LogStore

/// The entries of a report by what names them, to speak of them in one way wherever they are mentioned.
struct EntryIndex {
    private let files: [ReportedFile]
    private let hidden: HiddenText
    /// The numbers of the entries that the report shows, by their ids and by their places.
    private var byID: [EntryID: Int] = [:]
    private var byPlace: [Place: Int] = [:]
    private var titles: [Int: String] = [:]

    private struct Place: Hashable {
        let file: Int
        let start: Int
    }

    /// - Complexity: O(entries)
    init(_ entries: [ReportedEntry], in files: [ReportedFile], _ hidden: HiddenText) {
        (self.files, self.hidden) = (files, hidden)
        byID.reserveCapacity(entries.count)
        for (number, entry) in entries.enumerated() {
            if entry.entry.hasID, byID[entry.entry.id] == nil { byID[entry.entry.id] = number }
            if !entry.entry.hasID {
                byPlace[Place(file: entry.file, start: entry.entry.range.lowerBound)] = number
                // What has no id is named by its day or else its title, and so in lists.
                if byID[entry.entry.id] == nil { byID[entry.entry.id] = number }
                titles[number] = entry.title
            }
        }
    }

    /// An entry by its id, or by what stands for one.
    func mention(of id: EntryID) -> EntryMention {
        let number = byID[id]
        if let number, let title = titles[number], !title.isEmpty {
            return EntryMention(text: title, number: number, isTitle: true)
        }
        return EntryMention(text: hidden.short(id.text), number: number, isTitle: false)
    }

    func mention(of entry: LogEntry, in file: Int) -> EntryMention {
        if entry.hasID { return mention(of: entry.id) }
        let number = byPlace[Place(file: file, start: entry.range.lowerBound)]
        return EntryMention(text: hidden.short(entry.title), number: number, isTitle: true)
    }

    /// Whether a rule belongs to what the report is about: it, a failure that it came from or one since then is among the entries.
    func concerns(_ rule: RuleReview, _ scope: ReportScope) -> Bool {
        if case .all = scope { return true }
        if case .since(let day) = scope, let date = rule.date, date >= day { return true }
        if mention(of: rule.entry, in: rule.file).number != nil { return true }
        return rule.origins.contains { byID[$0] != nil }
            || rule.failures.contains { mention(of: $0.entry, in: $0.log).number != nil }
    }

    func rule(_ rule: RuleReview, _ states: [EnforcementFiles.State], _ hidden: HiddenText) -> ReportedRule {
        // Without an answer nobody knows whether it is there.
        let known =
            states.count == rule.enforcement.count
            ? states : rule.enforcement.map { _ in .unknown("nobody has looked") }
        let name = mention(of: rule.entry, in: rule.file)
        let title = hidden.short(rule.entry.title)
        let text = hidden.short(rule.text)
        return ReportedRule(
            name: name,
            title: name.isTitle ? "" : title,
            text: text == title ? "" : text,
            date: rule.date,
            age: rule.age,
            status: rule.entry.status.map { hidden.short($0.description) },
            origins: rule.isWithinFailure ? [] : rule.origins.map { mention(of: $0) },
            failures: rule.failures.map { (mention(of: $0.entry, in: $0.log), $0.reasons) },
            recurrences: rule.recurrences.count,
            enforcement: RuleEnforcement(known),
            targets: zip(rule.enforcement, known).map { (hidden.short($0.name), $1) })
    }

    /// What led from one failure to the next: what came back, and what speaks of a rule that was there.
    ///
    /// - Complexity: O(recurrences and failures since rules)
    func steps(of recurrences: [Recurrence], _ rules: [RuleReview]) -> [FailureChain.Step] {
        var steps = recurrences.map { recurrence -> FailureChain.Step in
            let against = recurrence.isAfterRule ? recurrence.rulesInForce : recurrence.rules
            return FailureChain.Step(
                earlier: mention(of: recurrence.earlier.entryID),
                rules: against.map { mention(of: $0.entryID) },
                later: mention(of: recurrence.failure.entryID),
                tie: recurrence.isAfterRule
                    ? .cameBack : against.isEmpty ? .cameBackWithoutRule : .cameBackBeforeRule)
        }
        for rule in rules {
            let own = mention(of: rule.entry, in: rule.file)
            let earlier = rule.isWithinFailure ? own : rule.origins.last.map { mention(of: $0) }
            for failure in rule.failures where !failure.reasons.contains(.sameClass) {
                steps.append(
                    FailureChain.Step(
                        earlier: earlier,
                        rules: rule.isWithinFailure ? [] : [own],
                        later: mention(of: failure.entry, in: failure.log),
                        tie: failure.reasons.contains(.names) ? .names : .words))
            }
        }
        return steps
    }
}
