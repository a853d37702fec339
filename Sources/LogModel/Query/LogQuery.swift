/// A query that selects failures. A failure must meet all conditions; without conditions, all failures match.
///
/// ```swift
/// var query = LogQuery()
/// query.facets[.severity] = ["critical", "important"]
/// query.since = LogDate(year: 2026, month: 2, day: 1)
/// let ids = log.entries(matching: query).map(\.id)
/// ```
public struct LogQuery: Sendable, Hashable {
    /// Accepted values for facets, each given by name, by mark, or by both: `important`, `🟡`, `🟡 Important`.
    /// Case does not matter. A facet matches if the failure has one of its values; an empty list is no
    /// condition.
    public var facets: [Facet: [String]] = [:]

    /// Ids of rules. A failure matches if it names one of them. The beginning of an id, up to one of its
    /// dashes, matches all ids that begin with it: `R-BIZ-SYS` matches `R-BIZ-SYS-002`. Case does not matter.
    /// An empty list is no condition.
    public var rules: [String] = []

    /// The first date. If it is set, a failure without a date does not match.
    public var since: LogDate?

    /// The last date. If it is set, a failure without a date does not match.
    public var until: LogDate?

    /// Text that occurs in the id, the title, a label or a value of the failure. Case and line breaks do not
    /// matter. The text is not a pattern.
    public var text = ""

    /// Makes a query that matches all failures.
    public init() {}

    /// Whether the query has no conditions.
    public var isEmpty: Bool { self == LogQuery() }

    /// Whether a failure matches.
    ///
    /// - Parameters:
    ///   - failure: the failure.
    ///   - schema: the schema with which the failure was read.
    /// - Complexity: O(n) in the bytes of the failure.
    public func matches(_ failure: Failure, schema: LogSchema) -> Bool {
        guard matches(EntrySummary(failure, schema: schema)) else { return false }
        return text.isEmpty || PlainTextSearch(text).isFound(in: failure.searchedText)
    }

    /// Whether all conditions are met but the one on the text, which a summary does not have.
    func matches(_ summary: EntrySummary) -> Bool {
        matchesFacets(summary) && matchesRules(summary) && matchesDate(summary.date)
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
    /// The entries that match a query, in the order of the file.
    ///
    /// - Complexity: O(n) in the bytes of the entries.
    public func entries(matching query: LogQuery) -> [LogEntry] {
        if query.isEmpty { return Array(entries) }
        let search = PlainTextSearch(query.text)
        return entries.filter { entry in
            guard query.matches(entry.summary) else { return false }
            return query.text.isEmpty || search.isFound(in: entry.failure.searchedText)
        }
    }
}

extension Choice {
    /// Whether a text names this value by its name, its mark, or both, ignoring case.
    public func isNamed(_ text: String) -> Bool {
        let key = FoldedText.key(Array(text.utf8))
        if key == self.key || !mark.isEmpty && text == mark { return true }
        return key == FoldedText.key(Array(description.utf8))
    }
}

extension Failure {
    /// The whole text of the failure, with one line for each field.
    fileprivate var searchedText: String {
        var text = "\(id.text) \(title)\n\(introduction)\n"
        for field in fields { text += "\(field.label): \(field.value.description)\n" }
        return text + appendix
    }
}
