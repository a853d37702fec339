/// Which failures are asked for. A failure is one of them if it meets every condition; without any, all are.
///
/// ```swift
/// var query = LogQuery()
/// query.facets[.severity] = ["critical", "important"]
/// query.since = LogDate(year: 2026, month: 2, day: 1)
/// let ids = log.entries(matching: query).map(\.id)
/// ```
public struct LogQuery: Sendable, Hashable {
    /// For a facet the values of which the failure has one, by name, by mark, or by both: `important`, `🟡`, `🟡 Important`.
    /// Capitals do not matter. No value at all is no condition.
    public var facets: [Facet: [String]] = [:]

    /// Rules of which the failure names one. What ends at a dash of an id stands for all ids that begin so: `R-BIZ-SYS` for
    /// `R-BIZ-SYS-002`. Capitals do not matter. No rule at all is no condition.
    public var rules: [String] = []

    /// The first day; a failure without a date is not asked for then.
    public var since: LogDate?

    /// The last day; a failure without a date is not asked for then.
    public var until: LogDate?

    /// Text that occurs in the id, the title, a label or a value of the failure. Capitals do not matter, nor how the words are
    /// broken into lines. It is no pattern.
    public var text = ""

    /// A query for all failures.
    public init() {}

    /// Whether there is no condition.
    public var isEmpty: Bool { self == LogQuery() }

    /// Whether a failure is asked for.
    ///
    /// - Parameters:
    ///   - failure: the failure.
    ///   - schema: the one that the failure was read with.
    /// - Complexity: O(n) in the bytes of the failure.
    public func matches(_ failure: Failure, schema: LogSchema) -> Bool {
        matches(failure, EntrySummary(failure, schema: schema), PlainTextSearch(text))
    }

    func matches(_ failure: Failure, _ summary: EntrySummary, _ search: PlainTextSearch) -> Bool {
        guard matchesFacets(summary), matchesRules(summary), matchesDate(summary.date) else { return false }
        return text.isEmpty || search.isFound(in: failure.searchedText)
    }

    private func matchesFacets(_ summary: EntrySummary) -> Bool {
        facets.allSatisfy { facet, names in
            guard !names.isEmpty else { return true }
            guard let value = summary[facet] else { return false }
            return names.contains { value.isNamed($0) }
        }
    }

    private func matchesRules(_ summary: EntrySummary) -> Bool {
        guard !rules.isEmpty else { return true }
        return rules.contains { name in
            let name = name.uppercased()
            return summary.rules.contains {
                $0.text.uppercased() == name || $0.text.uppercased().hasPrefix(name + "-")
            }
        }
    }

    private func matchesDate(_ date: LogDate?) -> Bool {
        guard since != nil || until != nil else { return true }
        guard let date else { return false }
        return since.map { $0 <= date } ?? true && until.map { date <= $0 } ?? true
    }
}

extension LogDocument {
    /// The entries that a query asks for, in the order of the file.
    ///
    /// - Complexity: O(n) in the bytes of the entries.
    public func entries(matching query: LogQuery) -> [LogEntry] {
        if query.isEmpty { return Array(entries) }
        let search = PlainTextSearch(query.text)
        return entries.filter { entry in
            let failure = entry.failure
            return query.matches(failure, EntrySummary(failure, schema: entry.schema), search)
        }
    }
}

extension Choice {
    /// Whether a text names this value: by its name, its mark, or both, without regard to capitals.
    public func isNamed(_ text: String) -> Bool {
        let key = FoldedText.key(Array(text.utf8))
        if key == self.key || !mark.isEmpty && text == mark { return true }
        return key == FoldedText.key(Array(description.utf8))
    }
}

extension Failure {
    /// Everything that the failure says, a line each.
    fileprivate var searchedText: String {
        var text = "\(id.text) \(title)\n\(introduction)\n"
        for field in fields { text += "\(field.label): \(field.value.description)\n" }
        return text + appendix
    }
}
