/// How much each term of a query says about which entry is meant.
///
/// A word says as many bits as it halves the entries; one that no entry has says as much as one that a single entry has, less what
/// queries always have besides. Words that stand in most messages say a tenth of that.
struct RecallWeights {
    /// For each term, in bits.
    let information: [Double]
    /// In how many entries each term stands.
    let frequency: [Int]
    /// The information of all words of the query.
    let total: Double
    /// How many entries there are.
    let entryCount: Int
    /// The mean number of words of an entry.
    let meanLength: Double

    /// What a word that says next to nothing still counts.
    private static let commonShare = 0.1

    /// - Complexity: O(n) in the hits and the terms.
    init(_ query: RecallQuery, _ hits: [[EntryHits]]) {
        var frequency = [Int](repeating: 0, count: query.terms.count)
        var (count, length) = (0, 0)
        for part in hits.joined() {
            for term in part.terms { frequency[Int(term)] += 1 }
            count += part.entries.count
            for entry in part.entries { length += entry.length }
        }
        let entries = Double(max(1, count))
        var information = frequency.map { Bits.log2(1 + entries / Double(max(1, $0))) }
        var total = 0.0
        for (term, kind) in query.kinds.enumerated() {
            guard case .word(let isCommon) = kind else { continue }
            if isCommon { information[term] *= Self.commonShare }
            total += information[term]
        }
        (self.information, self.frequency, self.total) = (information, frequency, total)
        entryCount = count
        meanLength = max(1, Double(length) / entries)
    }
}

/// Logarithms without a library of the system.
enum Bits {
    /// The logarithm to the base 2 of a number from 1 on, to within a hundredth; 0 for others.
    static func log2(_ value: Double) -> Double {
        guard value > 1, value.isFinite else { return 0 }
        let fraction = value.significand - 1
        return Double(value.exponent) + fraction * (1.3465 - 0.3465 * fraction)
    }
}
