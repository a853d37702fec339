internal import ByteText

extension RecallQuery {
    /// Why an entry is about the text, the strongest reason first.
    ///
    /// - Complexity: O(n) in the bytes of the entry.
    func reasons(for entry: LogEntry, _ weights: RecallWeights, isNamed: Bool) -> [RecallReason] {
        let text = entry.log.document.source.bytes
        var scan = TermScan(text, into: PlaceSink(query: self))
        scan.scan(entry.range)
        let places = scan.sink.places
        var reasons: [RecallReason] = isNamed ? [.id(entry.id.text)] : []
        var said: Set<Int> = []
        for place in places {
            guard case .identifier(_, isStock: false) = kinds[place.term], said.insert(place.term).inserted,
                reasons.count < Self.reasonCount
            else { continue }
            reasons.append(.identifier(Self.shown(text, place.range)))
        }
        let phrases = phrases(places, weights).sorted { $0.information > $1.information }
        for phrase in phrases.prefix(Self.phraseCount) where !phrase.terms.isSubset(of: said) {
            said.formUnion(phrase.terms)
            reasons.append(.phrase(Self.shown(text, phrase.range)))
        }
        var others: [(text: String, information: Double)] = []
        for place in places {
            guard case .word(isCommon: false) = kinds[place.term], said.insert(place.term).inserted else {
                continue
            }
            others.append((Self.shown(text, place.range), weights.information[place.term]))
        }
        let rarest = others.enumerated().sorted {
            $0.element.information == $1.element.information
                ? $0.offset < $1.offset : $0.element.information > $1.element.information
        }
        if !rarest.isEmpty { reasons.append(.words(rarest.prefix(Self.wordCount).map(\.element.text))) }
        return reasons
    }

    private static var reasonCount: Int { 3 }
    private static var phraseCount: Int { 2 }
    private static var wordCount: Int { 6 }
    /// The most bytes of a phrase that are shown.
    private static var phraseLength: Int { 80 }

    /// Words of an entry that stand side by side in it and in the query, without everyday words at the ends.
    private struct Phrase {
        var range: Range<Int>
        var terms: Set<Int>
        var information: Double
    }

    private func isCommon(_ term: Int) -> Bool {
        if case .word(isCommon: false) = kinds[term] { false } else { true }
    }

    /// The phrases of at least two words that say something.
    private func phrases(_ places: [PlaceSink.Place], _ weights: RecallWeights) -> [Phrase] {
        var phrases: [Phrase] = []
        var run: [PlaceSink.Place] = []
        func close() {
            defer { run.removeAll() }
            guard let first = run.firstIndex(where: { !isCommon($0.term) }),
                let last = run.lastIndex(where: { !isCommon($0.term) })
            else { return }
            let words = run[first...last]
            let terms = Set(words.lazy.map(\.term).filter { !isCommon($0) })
            if let start = words.first, let end = words.last, terms.count > 1 {
                phrases.append(
                    Phrase(
                        range: start.range.lowerBound..<end.range.upperBound, terms: terms,
                        information: terms.reduce(0) { $0 + weights.information[$1] }))
            }
        }
        for place in places {
            guard case .word = kinds[place.term] else { continue }
            if let before = run.last, let first = run.first,
                before.number + 1 != place.number || pairs[Self.key(before.term, place.term)] == nil
                    || place.range.upperBound - first.range.lowerBound > Self.phraseLength
            {
                close()
            }
            run.append(place)
        }
        close()
        return phrases
    }

    /// A part of an entry on one line.
    private static func shown(_ text: [UInt8], _ range: Range<Int>) -> String {
        var shown: [UInt8] = []
        for byte in text[range] {
            let isBlank = byte.isBlank || byte.isLineEnding
            if isBlank, shown.last == UInt8(ascii: " ") { continue }
            shown.append(isBlank ? UInt8(ascii: " ") : byte)
        }
        return String(decoding: shown, as: UTF8.self)
    }
}

/// Keeps where the terms of an entry stand that a query has.
private struct PlaceSink: TermSink {
    let query: RecallQuery
    private(set) var places: [Place] = []
    private var count = 0

    init(query: RecallQuery) { self.query = query }

    struct Place {
        let term: Int
        let range: Range<Int>
        /// Which word of the entry it is.
        let number: Int
    }

    mutating func take(_ hash: UInt64, _ range: Range<Int>, _ kind: TermKind) {
        if case .word = kind { count += 1 }
        guard let term = query.terms[hash] else { return }
        places.append(Place(term: term, range: range, number: count))
    }
}
