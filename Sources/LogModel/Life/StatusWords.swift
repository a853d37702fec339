/// The words that a log has for the status of its entries.
struct StatusWords {
    /// The values that the template of the entry lists.
    let listed: [Choice]
    /// The values in use, the most frequent one first, of equally frequent ones the last.
    let used: [Choice]
    private let isOfRules: Bool
    /// The index of the language.
    let language: Int
    /// Whether words are joined by `_`.
    private let joinsWords: Bool
    /// A severity in use, from which one sees whether values have capitals.
    private let sample: Choice?

    /// - Complexity: O(n) in the bytes of the short fields of all entries.
    init(_ log: LogDocument, for entry: LogEntry) {
        isOfRules = entry.isRule
        listed = entry.schema.isFromTemplate ? Facet.status.listedValues(of: entry.schema) : []
        var counts: [[UInt8]: (choice: Choice, count: Int, last: Int)] = [:]
        var severity: Choice?
        for (place, other) in log.entries.enumerated() where other.isRule == entry.isRule {
            let summary = other.summary
            severity = severity ?? summary[.severity]
            guard let choice = summary[.status] else { continue }
            counts[choice.key] = (choice, (counts[choice.key]?.count ?? 0) + 1, place)
        }
        used = counts.values.sorted { ($1.count, $1.last) < ($0.count, $0.last) }.map(\.choice)
        sample = severity
        let spoken = used.lazy.compactMap { LifeWords.language(of: $0.name) }.first
        let labels = Self.labels(of: log)
        language = spoken ?? (used.isEmpty ? RoleWords.language(of: labels) : 0)
        // The form of a self-improving agent joins words: `in_progress`, `wont_fix`.
        let ofLearnings = [FieldRole.date, .severity].compactMap { RoleWords.ofLearnings[$0] }
        joinsWords = used.contains { $0.name.contains("_") } || ofLearnings.allSatisfy(labels.contains)
    }

    /// The labels of some entries.
    private static func labels(of log: LogDocument) -> [String] {
        log.entries.prefix(20).flatMap { $0.fields.map(\.label) }
    }

    /// The value for what was given: one that is listed or in use, else the log's word for the state that it names.
    func choice(for value: String) throws(LifeError) -> Choice {
        if let known = (listed + used).first(where: { $0.isNamed(value) }) { return known }
        guard let state = LifeState(value, ofRules: isOfRules) else {
            throw .unknownValue(value, isRule: isOfRules, known: listed.isEmpty ? used : listed)
        }
        return try choice(for: state)
    }

    /// The log's word for a state.
    func choice(for state: LifeState) throws(LifeError) -> Choice {
        func means(_ choice: Choice) -> Bool { LifeState(choice.name, ofRules: isOfRules) == state }
        if let known = listed.first(where: means) { return known }
        if !listed.isEmpty { throw .notListed(state.rawValue, choices: listed) }
        if let known = used.first(where: means) { return known }
        let word = styled(LifeWords.word(for: state, language: language))
        guard let choice = Choice(word) else { throw .notReadBack(word) }
        return choice
    }

    /// A word with capitals and joints as the values in use have them.
    private func styled(_ word: String) -> String {
        let names = used.isEmpty ? [sample].compactMap { $0?.name } : used.map(\.name)
        var word = word
        if joinsWords {
            word = word.replacing("'", with: "").replacing(" ", with: "_")
        }
        let cased = names.filter { $0.lowercased() != $0.uppercased() }
        guard !cased.isEmpty else { return word }
        if cased.allSatisfy({ $0 == $0.uppercased() }) { return word.uppercased() }
        if cased.allSatisfy({ $0.first?.isUppercase ?? false }) {
            return word.prefix(1).uppercased() + word.dropFirst()
        }
        return word
    }
}
