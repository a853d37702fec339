internal import MarkdownAST

/// `near-duplicate`: entries, or rules, that say the same in nearly the same words.
struct NearDuplicateCheck {
    let facts: LogFacts

    /// How many entries with the same band of a sketch are compared with the next one.
    private static let comparisons = 4

    func run(_ findings: inout Findings) {
        guard findings.wants(.nearDuplicate) else { return }
        for isRule in [false, true] { check(facts.entries.filter { $0.isRule == isRule }, &findings) }
    }

    private func check(_ entries: [LogFacts.Entry], _ findings: inout Findings) {
        guard entries.count > 1 else { return }
        let shingles = entries.map { Shingles(facts.source.bytes, ranges(of: $0)) }
        var buckets: [[UInt64]: [Int]] = [:]
        for (index, entry) in entries.enumerated() where shingles[index].isLongEnough {
            var candidates: Set<Int> = []
            for band in shingles[index].bands {
                let others = buckets[band] ?? []
                candidates.formUnion(others)
                if others.count < Self.comparisons { buckets[band, default: []].append(index) }
            }
            guard let twin = candidates.sorted().first(where: { shingles[$0].isNear(shingles[index]) }) else {
                continue
            }
            let message =
                "\(entry.id) says nearly the same as \(entries[twin].id); merge the two, or say what is different"
            findings.add(.nearDuplicate, entry.idRange, message)
        }
    }

    /// What the entry says in its own words.
    private func ranges(of entry: LogFacts.Entry) -> [Range<Int>] {
        entry.fields.compactMap { field in
            switch field.schema?.kind {
            case .text, .list, nil: field.range
            case .date, .choice, .ruleReference: nil
            }
        }
    }
}
