extension RecallQuery {
    /// The entries of some logs that are about the text, the best first.
    ///
    /// An entry is about it if it has a large share of what the text says, measured in bits: a word says the more, the fewer entries have it.
    /// Of a text of several lines one line that says enough suffices, and so do names of functions, exceptions or files, error codes, and
    /// the entry's own id. A text that has nothing but everyday words in common with a log finds nothing.
    ///
    /// - Parameters:
    ///   - logs: logs in any form.
    ///   - limit: the most matches that are wanted.
    /// - Complexity: O(n) in the bytes of the logs and of the text.
    public func matches(in logs: [LogDocument], limit: Int = 10) -> [RecallMatch] {
        guard !isEmpty, limit > 0 else { return [] }
        let hits = logs.map { EntryHits.all(of: self, in: $0) }
        let weights = RecallWeights(self, hits)
        var candidates = candidates(among: hits, weights, in: logs)
        if lines.count > 1 { measureLines(&candidates, hits, weights) }
        let wanted = contentCount
        let found: [(candidate: RecallCandidate, score: Double)] = candidates.compactMap { candidate in
            let isNamed = isNamed(candidate, in: logs)
            let strength = candidate.strength(
                self, contentCount: wanted, total: weights.total, isNamed: isNamed)
            return strength.map {
                (candidate, candidate.score(strength: $0, meanLength: weights.meanLength))
            }
        }
        // Of equal ones the later entry goes first: it tells of the last time.
        let best = found.sorted { left, right in
            if left.score != right.score { return left.score > right.score }
            if left.candidate.log != right.candidate.log { return left.candidate.log < right.candidate.log }
            return left.candidate.place > right.candidate.place
        }
        let least = (best.first?.score ?? 0) * Self.leastOfBest
        return best.prefix(limit).filter { $0.score >= least }.map { candidate, score in
            let entry = logs[candidate.log].entries[candidate.place]
            let isNamed = isNamed(candidate, in: logs)
            return RecallMatch(
                entry: entry, log: candidate.log, score: score,
                reasons: reasons(for: entry, weights, isNamed: isNamed))
        }
    }

    /// A match with less than this share of the best one's score is left out.
    private static var leastOfBest: Double { 0.5 }
    /// How many entries are looked at closely.
    private static var candidateCount: Int { 64 }

    /// Whether the text names the entry's id.
    private func isNamed(_ candidate: RecallCandidate, in logs: [LogDocument]) -> Bool {
        if ids.isEmpty { return false }
        let entry = logs[candidate.log].entries[candidate.place]
        return entry.hasID && ids.contains(entry.id)
    }

    /// The entries that have most in common with the text: by words, by words in order, and by identifiers, besides those that it names.
    private func candidates(
        among hits: [[EntryHits]], _ weights: RecallWeights, in logs: [LogDocument]
    ) -> [RecallCandidate] {
        var all: [RecallCandidate] = []
        for (log, parts) in hits.enumerated() {
            var place = 0
            for part in parts {
                for entry in part.entries {
                    if !entry.terms.isEmpty || !ids.isEmpty {
                        all.append(RecallCandidate(entry, of: part, log: log, place: place, self, weights))
                    }
                    place += 1
                }
            }
        }
        guard all.count > Self.candidateCount else { return all }
        var chosen: Set<Int> = []
        func choose(_ value: (RecallCandidate) -> Double) {
            let order = all.indices.filter { value(all[$0]) > 0 }.sorted {
                let (left, right) = (value(all[$0]), value(all[$1]))
                return left == right ? $0 > $1 : left > right
            }
            chosen.formUnion(order.prefix(Self.candidateCount))
        }
        choose(\.words)
        choose(\.pairs)
        choose(\.identifiers)
        let named = all.indices.lazy.filter { isNamed(all[$0], in: logs) }.prefix(Self.candidateCount)
        chosen.formUnion(named)
        return chosen.sorted().map { all[$0] }
    }

    /// Measures how much of its best line each candidate covers.
    ///
    /// - Complexity: O(n) in the words of the text, times the number of candidates at worst.
    private func measureLines(
        _ candidates: inout [RecallCandidate], _ hits: [[EntryHits]], _ weights: RecallWeights
    ) {
        let holders = holders(of: candidates, hits)
        var covered = [Double](repeating: 0, count: candidates.count)
        var counts = [Int](repeating: 0, count: candidates.count)
        for line in lines where line.count >= RecallCandidate.lineWords {
            var touched: [Int] = []
            var total = 0.0
            for term in line {
                let information = weights.information[Int(term)]
                total += information
                guard let holders = holders[term] else { continue }
                let counted = if case .word(isCommon: false) = kinds[Int(term)] { 1 } else { 0 }
                for candidate in holders {
                    if covered[candidate] == 0 { touched.append(candidate) }
                    covered[candidate] += information
                    counts[candidate] += counted
                }
            }
            for candidate in touched {
                if counts[candidate] >= RecallCandidate.lineWords {
                    candidates[candidate].line = max(candidates[candidate].line, covered[candidate] / total)
                }
                (covered[candidate], counts[candidate]) = (0, 0)
            }
        }
    }

    /// For each word the candidates that have it.
    private func holders(of candidates: [RecallCandidate], _ hits: [[EntryHits]]) -> [Int32: [Int]] {
        var holders: [Int32: [Int]] = [:]
        for (index, candidate) in candidates.enumerated() {
            var first = 0
            for part in hits[candidate.log] {
                if candidate.place < first + part.entries.count {
                    for term in part.terms[part.entries[candidate.place - first].terms] {
                        if case .word = kinds[Int(term)] { holders[term, default: []].append(index) }
                    }
                    break
                }
                first += part.entries.count
            }
        }
        return holders
    }
}
