/// Which entries are about each of some short texts, such as the rules of a log.
///
/// All texts are looked for in one walk through the logs.
struct RecallLines {
    /// An entry that is about a text.
    struct Hit {
        let log: Int
        /// The index of the entry in its log.
        let place: Int
        /// How much of what the text says the entry has, from 0 to 1.
        let share: Double
    }

    /// For each text the entries that are about it, in the order of the logs.
    let hits: [[Hit]]

    /// How much of a text an entry must have.
    private static let enough = 0.5
    /// Words of the text that the entry must have, but for everyday ones.
    private static let leastWords = 4
    /// A word that more than this share of the entries has makes no entry one that is looked at.
    private static let frequent = 0.2

    /// - Complexity: O(n) in the bytes of the logs and the texts, and for each text in the entries that have one of its rarer words.
    init(_ texts: [String], in logs: [LogDocument]) {
        let query = RecallQuery(lines: texts)
        let found = logs.map { EntryHits.all(of: query, in: $0) }
        let weights = RecallWeights(query, found)
        let entries = Self.entries(found)
        let holders = Self.holders(entries.parts, query, count: entries.places.count, found)
        var shares = [Double](repeating: 0, count: entries.places.count)
        var counts = [Int](repeating: 0, count: entries.places.count)
        let most = max(8, Int(Double(entries.places.count) * Self.frequent))
        hits = query.lines.map { line in
            var touched: [Int] = []
            var total = 0.0
            for term in line {
                let information = weights.information[Int(term)]
                total += information
                guard case .word(isCommon: false) = query.kinds[Int(term)], let places = holders[term],
                    places.count <= most
                else { continue }
                for place in places {
                    if counts[place] == 0 { touched.append(place) }
                    counts[place] += 1
                    shares[place] += information
                }
            }
            var hits: [Hit] = []
            for place in touched.sorted() {
                let share = shares[place] / total
                if share >= Self.enough, counts[place] >= Self.leastWords {
                    let entry = entries.places[place]
                    hits.append(Hit(log: entry.log, place: entry.place, share: share))
                }
                (shares[place], counts[place]) = (0, 0)
            }
            return hits
        }
    }

    private typealias Entries = (
        places: [(log: Int, place: Int)], parts: [(log: Int, part: Int, entry: Int)]
    )

    private static func entries(_ found: [[EntryHits]]) -> Entries {
        var entries: Entries = ([], [])
        for (log, parts) in found.enumerated() {
            var place = 0
            for (index, part) in parts.enumerated() {
                for entry in part.entries.indices {
                    entries.places.append((log, place))
                    entries.parts.append((log, index, entry))
                    place += 1
                }
            }
        }
        return entries
    }

    /// For each word the entries that have it.
    private static func holders(
        _ parts: [(log: Int, part: Int, entry: Int)], _ query: RecallQuery, count: Int, _ found: [[EntryHits]]
    ) -> [Int32: [Int]] {
        var holders: [Int32: [Int]] = [:]
        for (number, place) in parts.enumerated() {
            let part = found[place.log][place.part]
            for term in part.terms[part.entries[place.entry].terms] {
                guard case .word(isCommon: false) = query.kinds[Int(term)] else { continue }
                holders[term, default: []].append(number)
            }
        }
        return holders
    }
}
