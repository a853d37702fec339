internal import MarkdownAST

/// Which terms of a query some entries of a log hold.
struct EntryHits: Sendable {
    /// The terms of all entries, those of each together, distinct.
    private(set) var terms: ContiguousArray<Int32> = []
    /// The pairs of terms that follow each other in the query and in an entry, likewise.
    private(set) var pairs: ContiguousArray<Int32> = []
    private(set) var entries: [Entry] = []

    struct Entry: Sendable {
        let terms: Range<Int>
        let pairs: Range<Int>
        /// How many of the words stand in the title.
        let inTitle: Int
        /// How many words the entry has.
        let length: Int
    }

    /// Looks for the terms in some entries.
    ///
    /// - Complexity: O(n) in the bytes of the entries.
    init(of query: RecallQuery, in log: LogDocument, _ places: Range<Int>) {
        var scan = TermScan(log.document.source.bytes, into: HitSink(query))
        for place in places {
            let entry = log.entries[place]
            scan.sink.begin(title: entry.titleRange)
            scan.scan(entry.range)
            let first = (terms.count, pairs.count)
            terms += scan.sink.terms
            pairs += scan.sink.pairs
            entries.append(
                Entry(
                    terms: first.0..<terms.count, pairs: first.1..<pairs.count, inTitle: scan.sink.inTitle,
                    length: scan.sink.length))
        }
    }

    /// The hits in all entries of a log, in order.
    static func all(of query: RecallQuery, in log: LogDocument) -> [EntryHits] {
        let size = log.document.source.bytes.count
        let parts = ParallelMap.ranges(
            of: 0..<log.entries.count, count: ParallelMap.partCount(forSize: size))
        return ParallelMap.map(parts, size: size) { EntryHits(of: query, in: log, $0) }
    }
}

/// Keeps the terms of an entry that a query has.
private struct HitSink: TermSink {
    private let query: RecallQuery
    /// The entry in which each term and each pair was last met.
    private var termSeen: ContiguousArray<Int32>
    private var pairSeen: ContiguousArray<Int32>
    private var entry: Int32 = 0
    private var title = 0..<0
    private(set) var terms: ContiguousArray<Int32> = []
    private(set) var pairs: ContiguousArray<Int32> = []
    private(set) var inTitle = 0
    private(set) var length = 0
    /// The last word that the query has, and which word of the entry it is.
    private var last = -1
    private var lastPlace = 0

    /// With how many other words between them two words still follow each other, since some may be missing.
    private static let reach = 4

    init(_ query: RecallQuery) {
        self.query = query
        termSeen = ContiguousArray(repeating: 0, count: query.terms.count)
        pairSeen = ContiguousArray(repeating: 0, count: query.pairs.count)
    }

    mutating func begin(title: Range<Int>) {
        self.title = title
        entry += 1
        terms.removeAll(keepingCapacity: true)
        pairs.removeAll(keepingCapacity: true)
        (inTitle, length, last) = (0, 0, -1)
    }

    @inline(__always)
    mutating func take(_ hash: UInt64, _ range: Range<Int>, _ kind: TermKind) {
        if case .word = kind { length += 1 }
        guard let term = query.terms[hash] else { return }
        if termSeen[term] != entry {
            termSeen[term] = entry
            terms.append(Int32(truncatingIfNeeded: term))
            if title.contains(range.lowerBound), case .word = kind { inTitle += 1 }
        }
        guard case .word = kind else { return }
        if last >= 0, length - lastPlace <= Self.reach,
            let pair = query.pairs[RecallQuery.key(last, term)], pairSeen[pair] != entry
        {
            pairSeen[pair] = entry
            pairs.append(Int32(truncatingIfNeeded: pair))
        }
        (last, lastPlace) = (term, length)
    }
}
