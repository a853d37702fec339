/// What an entry has in common with a query.
struct RecallCandidate {
    let log: Int
    /// The index of the entry in its log.
    let place: Int
    /// The number of its words.
    let length: Int
    /// The information of the query's words that it has, in bits.
    let words: Double
    /// The information of those that follow each other in both.
    let pairs: Double
    /// How many words it has in common with the query that say something.
    let contentCount: Int
    /// The share of its common words that stand in its title.
    let titleShare: Double
    /// How sure its identifiers alone make that it is meant, from 0 to 1.
    let identifiers: Double
    /// How much of one line of the query it covers, from 0 to 1; 0 if that line says too little.
    var line = 0.0

    init(
        _ entry: EntryHits.Entry, of part: EntryHits, log: Int, place: Int, _ query: RecallQuery,
        _ weights: RecallWeights
    ) {
        var (words, content, all) = (0.0, 0, 0)
        var names = Names(weights)
        for term in part.terms[entry.terms] {
            switch query.kinds[Int(term)] {
            case .word(let isCommon):
                words += weights.information[Int(term)]
                all += 1
                if !isCommon { content += 1 }
            case .identifier(let parts, let isStock):
                if !isStock { names.add(Int(term), parts: parts) }
            }
        }
        var pairs = 0.0
        for pair in part.pairs[entry.pairs] {
            let (left, right) = query.pairTerms[Int(pair)]
            pairs += min(weights.information[left], weights.information[right])
        }
        (self.log, self.place, self.words, self.pairs) = (log, place, words, pairs)
        length = entry.length
        contentCount = content
        titleShare = Double(entry.inTitle) / Double(max(1, all))
        identifiers = names.evidence
    }

    /// What the identifiers that an entry has in common with a query tell.
    private struct Names {
        private let weights: RecallWeights
        private var sum = 0

        init(_ weights: RecallWeights) { self.weights = weights }

        /// One that many entries have tells nothing; one of several words tells more than one of two.
        mutating func add(_ term: Int, parts: Int) {
            guard weights.frequency[term] <= max(2, weights.entryCount / 10) else { return }
            sum += parts > 2 ? 2 : 1
        }

        var evidence: Double { sum < 2 ? 0 : min(0.8, 0.4 + 0.1 * Double(sum)) }
    }
}

extension RecallCandidate {
    /// From which share of a query's information on an entry is about it. Half of the words that an entry has may be missing in the query
    /// without a loss; a query half of whose words the entry lacks is found as long as the words that it has are the rare ones.
    private static let enough = 0.4
    /// The same for one line of several, which by chance has more in common with one of many entries.
    private static let enoughOfLine = 0.5
    private static let enoughOfOneOfMany = 0.6

    /// How many words of a line an entry must have.
    static let lineWords = 3

    /// How sure it is that the entry is about the query, from 0 to 1; nil if it is not.
    func strength(_ query: RecallQuery, contentCount wanted: Int, total: Double, isNamed: Bool) -> Double? {
        if isNamed { return 1 }
        let share = total > 0 ? words / total : 0
        let isWhole = share >= Self.enough && contentCount >= max(1, min(2, wanted))
        let isLine = line >= (query.lines.count > 8 ? Self.enoughOfOneOfMany : Self.enoughOfLine)
        let found = max(isWhole ? share : 0, isLine ? line * 0.95 : 0, identifiers)
        return found > 0 ? min(1, found) : nil
    }

    /// How well the entry fits beyond that: words in the same order, words in the title, and not just many words.
    func score(strength: Double, meanLength: Double) -> Double {
        let order = words > 0 ? min(1, pairs / words) : 0
        let size = max(
            -3,
            min(3, Bits.log2(Double(length) / meanLength) - Bits.log2(meanLength / Double(max(1, length)))))
        return max(0.001, min(1, (strength + 0.25 * order + 0.1 * titleShare - 0.02 * size) / 1.35))
    }
}
