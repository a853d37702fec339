/// A failure that is like an earlier one by its own words.
///
/// Either it says that it is of the same class (`This is the same error class as F-004`), or its lessons or its root cause mention the
/// earlier failure and a rule against that one was in force by then.
public struct Recurrence: Sendable, Hashable {
    /// The later failure.
    public let failure: EntryID

    /// The day of the later failure.
    public let date: LogDate?

    /// The earlier failure; it may stand in another log.
    public let earlier: EntryID

    /// Whether the later failure says that it is of the earlier one's class.
    public let statesClass: Bool

    /// The rules against the earlier failure, in order: those that it names, and those that name it as their origin.
    public let rules: [EntryID]

    /// The rules of ``rules`` that were in force on the day of the later failure. A rule without a date of its own is taken to be as old
    /// as the earlier failure.
    public let rulesInForce: [EntryID]

    /// Whether the failure came back although there was a rule against it.
    public var isAfterRule: Bool { !rulesInForce.isEmpty }

    /// The recurrences among the failures of some logs, in the order of the failures.
    ///
    /// Failures count as earlier that stand in the logs and are not younger, and those that a log lists as history. An id
    /// of neither is only taken for a failure where an entry says that it is of its class.
    ///
    /// - Parameters:
    ///   - logs: the logs; their rules may stand in any of them.
    ///   - companions: rules files, and logs of other systems: their failures count as earlier ones and are not asked whether
    ///     they came back.
    /// - Complexity: O(n) in the bytes of all entries.
    public static func all(in logs: [LogDocument], companions: [LogDocument] = []) -> [Recurrence] {
        var index = RecurrenceIndex()
        for log in logs { index.insert(log) }
        for companion in companions { index.insert(companion, isCompanion: true) }
        return index.recurrences
    }
}

/// What is known of failures and rules when recurrences are looked for.
private struct RecurrenceIndex {
    private var failures: [(failure: Failure, summary: EntrySummary)] = []
    /// How many of the failures are not those of companions.
    private var ownCount = 0
    private var places: [EntryID: Int] = [:]
    private var history: Set<EntryID> = []
    private var rulesByOrigin: [EntryID: [EntryID]] = [:]
    private var ruleDates: [EntryID: LogDate] = [:]

    /// Takes in a file; companions come last.
    mutating func insert(_ log: LogDocument, isCompanion: Bool = false) {
        for entry in log.syntax {
            let failure = log.document.failure(entry)
            let summary = EntrySummary(failure, schema: entry.schema)
            if entry.isRule {
                insertRule(failure, summary)
            } else {
                if places[entry.id] == nil { places[entry.id] = failures.count }
                failures.append((failure, summary))
            }
        }
        if isCompanion { return }
        ownCount = failures.count
        history.formUnion(log.history.map(\.id))
    }

    private mutating func insertRule(_ rule: Failure, _ summary: EntrySummary) {
        if ruleDates[rule.id] == nil { ruleDates[rule.id] = summary.date }
        guard let origin = rule["Origin"]?.description else { return }
        for mention in IDMention.all(in: Array(origin.utf8), 0..<origin.utf8.count) {
            rulesByOrigin[mention.id, default: []].append(rule.id)
        }
    }

    var recurrences: [Recurrence] {
        var recurrences: [Recurrence] = []
        for index in failures.indices.prefix(ownCount) {
            for reference in references(of: failures[index].failure) {
                if let found = recurrence(of: index, reference) { recurrences.append(found) }
            }
        }
        return recurrences
    }

    /// The ids that a failure refers to, each once, and whether it says that it is of their class.
    private func references(of failure: Failure) -> [(id: EntryID, statesClass: Bool)] {
        var references: [(id: EntryID, statesClass: Bool)] = []
        var seen: [EntryID: Int] = [:]
        for field in failure.fields {
            guard case .text(let text) = field.value else { continue }
            let bytes = Array(text.utf8)
            let isReason = Self.reasons.contains(FoldedText.key(Array(field.label.utf8)))
            for mention in IDMention.all(in: bytes, bytes.indices) where mention.id != failure.id {
                let statesClass = ClassStatement.stands(before: mention.range.lowerBound, in: bytes)
                let isKnown = places[mention.id] != nil || history.contains(mention.id)
                guard statesClass && (isKnown || mention.isDistinct) || isReason && isKnown else { continue }
                if let place = seen[mention.id] {
                    if statesClass { references[place].statesClass = true }
                } else {
                    seen[mention.id] = references.count
                    references.append((mention.id, statesClass))
                }
            }
        }
        return references
    }

    /// The labels of the fields in which any mention counts.
    private static let reasons: Set<[UInt8]> = [Array("root cause".utf8), Array("lessons".utf8)]

    private func recurrence(of index: Int, _ reference: (id: EntryID, statesClass: Bool)) -> Recurrence? {
        let (failure, summary) = failures[index]
        var rules = rulesByOrigin[reference.id] ?? []
        var earlierDate: LogDate?
        if let place = places[reference.id] {
            let earlier = failures[place].summary
            if let date = summary.date, let other = earlier.date, other > date { return nil }
            if summary.date == earlier.date, !earlier.id.isBefore(failure.id) { return nil }
            earlierDate = earlier.date
            rules = earlier.rules + rules
        }
        var seen: Set<EntryID> = []
        rules = rules.filter { seen.insert($0).inserted }
        let inForce = rules.filter { rule in
            guard let date = summary.date, let added = ruleDates[rule] ?? earlierDate else { return false }
            return added <= date
        }
        guard reference.statesClass || !inForce.isEmpty else { return nil }
        return Recurrence(
            failure: failure.id,
            date: summary.date,
            earlier: reference.id,
            statesClass: reference.statesClass,
            rules: rules,
            rulesInForce: inForce
        )
    }
}

extension EntrySyntax {
    /// Whether it is a preventive rule and not a failure.
    var isRule: Bool { schema.idPrefix.utf8.starts(with: LogSchema.rules.idPrefix.utf8) }
}

extension EntryID {
    /// Whether it was given before another one with the same prefix. Of ids with different prefixes this cannot be told, and
    /// counts as yes.
    fileprivate func isBefore(_ other: EntryID) -> Bool {
        guard prefix == other.prefix else { return true }
        let (left, right) = (digits.drop { $0 == "0" }, other.digits.drop { $0 == "0" })
        return left.utf8.count == right.utf8.count ? left < right : left.utf8.count < right.utf8.count
    }
}

extension LogDocument {
    /// Whether all its entries, and there is at least one, are preventive rules.
    public var isRuleBook: Bool { !syntax.isEmpty && syntax.allSatisfy(\.isRule) }
}
