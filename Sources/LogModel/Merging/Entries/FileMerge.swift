internal import MarkdownAST

/// The merge of one file, before it is proven.
struct FileMerge {
    let versions: MergeVersions
    let merge: PartedMerge
    /// The numbers of the entries that the merge has.
    let survivors: Set<Int>
    /// The ids that entries of both sides have and keep.
    let contestedIDs: Set<EntryID>

    /// - Parameter contested: the entries of theirs whose id an entry of ours has, by their numbers.
    /// - Complexity: O(n log n) in the bytes of the versions
    init(_ versions: MergeVersions, contested: Set<Int>) {
        let identities = versions.identities
        let base = FileParts(versions.base, identities.base)
        let ours = FileParts(versions.ours, identities.ours)
        let theirs = FileParts(versions.theirs, identities.theirs)
        let survivors = Self.survivors(versions, base, ours, theirs)
        let counts = MergeCounts(
            base: versions.hasBase ? base : nil, ours: ours, theirs: theirs, survivors: survivors)
        let order = EntryOrder(ours, theirs, isNewestFirst: versions.isNewestFirst)
        let rules = PartRules(
            isItem: { key in
                switch key {
                case .entry, .row: true
                default: false
                }
            },
            merge: { key, old, our, their in
                switch key {
                case .entry(let number):
                    guard let left = ours.entries[number], let right = theirs.entries[number] else {
                        return [.text(Array(our))]
                    }
                    return EntryMerge.pieces(base: base.entries[number], ours: left, theirs: right)
                case .row(let row): return Self.row(row, base, ours, theirs, counts) ?? [.text(Array(our))]
                case .total: return [.text(counts.total.map { Array("\($0)".utf8) } ?? Array(our))]
                case .lastUpdated:
                    let isOurs =
                        ours.lastUpdated.map { day in theirs.lastUpdated.map { $0 <= day } ?? true } ?? false
                    return [.text(Array(isOurs ? our : their))]
                default: return [.text(Array(our))]
                }
            },
            isDerived: { key in
                switch key {
                case .total, .row: true
                default: false
                }
            },
            precedes: { order.precedes($0, $1) },
            isChanged: { if case .entry(let number) = $0 { survivors.contains(number) } else { nil } },
            isContested: { if case .entry(let number) = $0 { contested.contains(number) } else { false } },
            name: { key in
                guard case .entry(let number) = key,
                    let entry = ours.entries[number] ?? theirs.entries[number]
                else {
                    return "the text"
                }
                return "the entry \(entry.hasID ? entry.id.text : MessageText.quoted(entry.title))"
            },
            nameOfText: "the text outside of the entries")
        merge = PartedMerge(
            base: versions.hasBase ? base.text : nil, ours: ours.text, theirs: theirs.text, rules)
        (self.versions, self.survivors) = (versions, survivors)
        // An entry that one side has removed and the other one changed keeps its id, whoever has got that since.
        let half = survivors.filter { number in
            identities.isOld(number) && (ours.entries[number] == nil || theirs.entries[number] == nil)
        }
        contestedIDs = Set(contested.compactMap { (ours.entries[$0] ?? theirs.entries[$0])?.id })
            .union(half.compactMap { (ours.entries[$0] ?? theirs.entries[$0])?.id })
    }

    /// The entries that neither side has removed, and those that one side has removed and the other one changed.
    private static func survivors(
        _ versions: MergeVersions, _ base: FileParts, _ ours: FileParts, _ theirs: FileParts
    ) -> Set<Int> {
        var result = Set(ours.entries.keys).union(theirs.entries.keys)
        for number in base.entries.keys where result.contains(number) {
            let key = PartKey.entry(number)
            if ours.text.places[key] != nil, theirs.text.places[key] != nil { continue }
            let (side, numbers) =
                ours.text.places[key] != nil
                ? (versions.ours, versions.identities.ours) : (versions.theirs, versions.identities.theirs)
            guard let old = base.text[key], let left = ours.text[key] ?? theirs.text[key] else { continue }
            if old == left {
                result.remove(number)
            } else if let index = numbers.firstIndex(of: number),
                side.content(index, knowing: versions.known)
                    == versions.base.content(number, knowing: versions.known)
            {
                // Another id is no other entry.
                result.remove(number)
            }
        }
        return result
    }

    /// The merge of a row of the table of categories.
    private static func row(
        _ key: [UInt8], _ base: FileParts, _ ours: FileParts, _ theirs: FileParts, _ counts: MergeCounts
    ) -> [MergePiece]? {
        guard let our = ours.row(key), let their = theirs.row(key) else { return nil }
        let rules = PartRules(
            isItem: { _ in false },
            merge: { part, _, our, _ in
                let value = part == .count ? counts.count(key).map { "\($0)" } : counts.trend(key)
                return [.text(value.map { Array($0.utf8) } ?? Array(our))]
            },
            isDerived: { $0 == .count }, nameOfText: "a row of the table of categories")
        return PartedMerge(base: base.row(key), ours: our, theirs: their, rules).pieces
    }
}

/// In which order two new entries stand that both sides have put at the same place: as the log's entries do, the oldest or the newest first.
struct EntryOrder {
    private let ours: FileParts
    private let theirs: FileParts
    private let isNewestFirst: Bool

    init(_ ours: FileParts, _ theirs: FileParts, isNewestFirst: Bool) {
        (self.ours, self.theirs, self.isNewestFirst) = (ours, theirs, isNewestFirst)
    }

    /// Whether the entry of a part goes before that of another one.
    func precedes(_ key: PartKey, _ other: PartKey) -> Bool {
        guard case .entry(let number) = key, case .entry(let second) = other,
            let entry = ours.entries[number] ?? theirs.entries[number],
            let next = ours.entries[second] ?? theirs.entries[second]
        else { return false }
        return isNewestFirst ? Self.isBefore(next, entry) : Self.isBefore(entry, next)
    }

    private static func isBefore(_ entry: LogEntry, _ other: LogEntry) -> Bool {
        if let day = entry.date, let next = other.date, day != next { return day < next }
        guard entry.hasID, other.hasID, entry.id.prefix == other.id.prefix, let number = Int(entry.id.digits),
            let next = Int(other.id.digits)
        else { return false }
        return number < next
    }
}
