internal import LogModel
internal import MarkdownAST

extension DiagnosticCode {
    /// Two entries have nearly the same text.
    public static let nearDuplicate = Self(rawValue: "near-duplicate")
}

/// Two entries, or two rules, with nearly the same text.
struct NearDuplicateCheck: LogCheck {
    let explanations: [DiagnosticCode.Explanation] = [
        .init(
            .nearDuplicate,
            .warning,
            "two entries say the same",
            meaning: """
                At least four fifths of the runs of three words of both entries are the same, without regard to capitals and \
                punctuation. Short entries are not compared.
                """,
            example: "### [F-BIZ-003] The same words as F-BIZ-001",
            remedy: "Merge the two; if it happened again, say what was different."
        )
    ]

    /// With how many earlier entries that share a band of its sketch an entry is compared.
    private static let comparisons = 4

    func run(_ context: CheckContext, _ findings: inout Findings) {
        let facts = context.facts
        for isRule in [false, true] {
            let own = facts.entries.filter { $0.isRule == isRule }.map { Text.entry($0) }
            let others = isRule ? [] : facts.forms.map { Text.form($0) }
            var search = Search(facts: facts, entries: own + others)
            search.run(&findings)
        }
    }

    /// An entry in any form, and its own text.
    private enum Text {
        case entry(LogFacts.Entry)
        case form(FormFacts)

        func name(in facts: LogFacts) -> String {
            switch self {
            case .entry(let entry): entry.id.text
            case .form(let form): facts.quotedName(of: form)
            }
        }

        /// Where its name stands.
        var range: Range<Int> {
            switch self {
            case .entry(let entry): entry.idRange
            case .form(let form): form.nameRange
            }
        }
    }

    private struct Search {
        let facts: LogFacts
        let entries: [Text]
        private var buckets = Buckets()
        private var sketches: [TextSketch?] = []
        private let runs: WordRuns
        /// The shingles of entries with similar sketches, computed on demand.
        private var shingles: [Int: Shingles] = [:]

        init(facts: LogFacts, entries: [Text]) {
            self.facts = facts
            self.entries = entries
            runs = WordRuns(bytes: facts.source.bytes, words: facts.words)
        }

        mutating func run(_ findings: inout Findings) {
            guard entries.count > 1 else { return }
            sketches = readSketches()
            buckets.reserveCapacity(forSketches: sketches.count)
            for (index, entry) in entries.enumerated() {
                guard let sketch = sketches[index],
                    let twin = candidates(for: index, sketch).first(where: { isNear($0, index) })
                else { continue }
                let message =
                    "\(entry.name(in: facts)) says nearly the same as \(entries[twin].name(in: facts)); merge the two, or say what is different"
                findings.add(.nearDuplicate, at: entry.range, message)
            }
        }

        private func readSketches() -> [TextSketch?] {
            let size = facts.source.bytes.count
            let parts = ParallelMap.ranges(of: entries.indices, count: ParallelMap.partCount(forSize: size))
            let search = self
            let sketches = ParallelMap.map(parts, size: size) { part in
                part.map { TextSketch(search.runs, search.ranges(of: search.entries[$0])) }
            }
            return Array(sketches.joined())
        }

        /// The indices of the earlier entries to compare with, in order. The entry itself becomes a candidate
        /// for later ones.
        private mutating func candidates(for index: Int, _ sketch: TextSketch) -> [Int] {
            var candidates: [Int] = []
            for band in sketch.bands {
                buckets.add(index, to: band) { other in
                    if !candidates.contains(other) { candidates.append(other) }
                }
            }
            if candidates.isEmpty { return [] }
            candidates.sort()
            return candidates.filter { sketches[$0]?.mayBeNear(sketch) ?? false }
        }

        private mutating func isNear(_ left: Int, _ right: Int) -> Bool {
            shingles(of: left).isNear(shingles(of: right))
        }

        private mutating func shingles(of index: Int) -> Shingles {
            if let known = shingles[index] { return known }
            let read = Shingles(runs, ranges(of: entries[index]))
            shingles[index] = read
            return read
        }

        /// The ranges of an entry's own text.
        private func ranges(of entry: Text) -> [Range<Int>] {
            switch entry {
            case .entry(let entry): facts.fields(of: entry).filter(\.role.isProse).map(\.range)
            case .form(let form): form.texts
            }
        }
    }

    /// The first entries with each band. Most bands occur in one entry only.
    private struct Buckets {
        private var first: [UInt64: Int32] = [:]
        private var others: [UInt64: [Int]] = [:]

        mutating func reserveCapacity(forSketches count: Int) {
            first.reserveCapacity(count * TextSketch.bandCount)
        }

        /// Calls the body with the earlier entries that have a band, and adds this entry if there is room.
        mutating func add(_ index: Int, to band: UInt64, _ body: (Int) -> Void) {
            // Nearly all bands are new, so one look-up suffices.
            guard let known = first.updateValue(Int32(truncatingIfNeeded: index), forKey: band) else {
                return
            }
            first[band] = known
            let more = others[band] ?? []
            body(Int(known))
            more.forEach(body)
            if more.count + 1 < NearDuplicateCheck.comparisons { others[band, default: []].append(index) }
        }
    }
}
