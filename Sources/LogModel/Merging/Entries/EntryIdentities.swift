/// Which entries of the three versions of a file are the same.
///
/// Each entry has a number; entries of different versions with the same number are one entry.
struct EntryIdentities {
    /// The numbers of the entries of each version.
    private(set) var base: [Int]
    private(set) var ours: [Int]
    private(set) var theirs: [Int]
    /// How many numbers there are.
    private(set) var count: Int
    /// The entries that both sides have added, by their numbers.
    private(set) var joined: Set<Int> = []

    /// Whether the base has the entry with a number.
    func isOld(_ number: Int) -> Bool { number < base.count }

    /// - Complexity: O(n) in the bytes of the entries that are new or were removed
    ///
    /// - Parameter known: the ids that the base knows.
    init(base: MergeEntries, ours: MergeEntries, theirs: MergeEntries, knowing known: Set<EntryID>) {
        self.base = Array(base.entries.indices)
        count = base.entries.count
        var our = Self.partners(of: ours, in: base, knowing: known, isStrict: false)
        var their = Self.partners(of: theirs, in: base, knowing: known, isStrict: false)
        Self.release(&our, of: ours, in: base, where: theirs, their, knowing: known)
        Self.release(&their, of: theirs, in: base, where: ours, our, knowing: known)
        self.ours = our.map { $0 ?? -1 }
        self.theirs = their.map { $0 ?? -1 }
        let newOurs = self.ours.indices.filter { self.ours[$0] < 0 }
        let newTheirs = self.theirs.indices.filter { self.theirs[$0] < 0 }
        for index in newOurs {
            self.ours[index] = count
            count += 1
        }
        var pairs = Self.partners(of: theirs, newTheirs, in: ours, newOurs, knowing: known, isStrict: true)
        Self.pairByLines(&pairs, theirs, newTheirs, ours, newOurs, since: base.whole)
        for (index, partner) in zip(newTheirs, pairs) {
            if let partner {
                self.theirs[index] = self.ours[partner]
                joined.insert(self.ours[partner])
            } else {
                self.theirs[index] = count
                count += 1
            }
        }
    }

    /// Lets entries of a side be new ones though the base has an entry with their id: they have another title than that, and the other side
    /// has their very words in an entry that is new.
    ///
    /// - Complexity: O(n) in the bytes of the new entries, and of those that have another title
    private static func release(
        _ partners: inout [Int?], of side: MergeEntries, in base: MergeEntries, where other: MergeEntries,
        _ others: [Int?], knowing known: Set<EntryID>
    ) {
        let retitled = partners.indices.filter { index in
            partners[index].map { base.entries[$0].title != side.entries[index].title } ?? false
        }
        let new = others.indices.filter { others[$0] == nil }
        if retitled.isEmpty || new.isEmpty { return }
        let words = Set(new.map { other.content($0, knowing: known) })
        for index in retitled where words.contains(side.content(index, knowing: known)) {
            partners[index] = nil
        }
    }

    /// Pairs entries that both sides have added, and one has changed since: they have the title or the day, and at least two lines and half
    /// of what the shorter one says on long lines, which the base does not have, stand in the other one.
    ///
    /// - Complexity: O(n) in the bytes of the new entries and of the base
    private static func pairByLines(
        _ pairs: inout [Int?], _ new: MergeEntries, _ indices: [Int], _ old: MergeEntries,
        _ oldIndices: [Int],
        since base: SourceText
    ) {
        let used = Set(pairs.compactMap(\.self))
        let rest = oldIndices.filter { !used.contains($0) }
        guard !rest.isEmpty, pairs.contains(where: { $0 == nil }) else { return }
        func longLines(_ entry: ArraySlice<UInt8>) -> Set<ArraySlice<UInt8>> {
            Set(entry.split(whereSeparator: \.isLineEnding).dropFirst().filter(\.isLongLine))
        }
        var asked: Set<ArraySlice<UInt8>> = []
        for index in rest { asked.formUnion(longLines(old.bytes(index))) }
        for place in pairs.indices where pairs[place] == nil {
            asked.formUnion(longLines(new.bytes(indices[place])))
        }
        let known = base.lines(among: asked)
        func lines(_ entry: ArraySlice<UInt8>) -> Set<ArraySlice<UInt8>> {
            longLines(entry).subtracting(known)
        }
        var places: [ArraySlice<UInt8>: Int] = [:]
        var counts: [Int: Int] = [:]
        for index in rest {
            let lines = lines(old.bytes(index))
            counts[index] = lines.reduce(0) { $0 + $1.count }
            for line in lines where places.updateValue(index, forKey: line) != nil { places[line] = -1 }
        }
        var taken: Set<Int> = []
        for place in pairs.indices where pairs[place] == nil {
            let lines = lines(new.bytes(indices[place]))
            var shared: [Int: (lines: Int, bytes: Int)] = [:]
            for line in lines {
                guard let index = places[line], index >= 0 else { continue }
                shared[index, default: (0, 0)].lines += 1
                shared[index, default: (0, 0)].bytes += line.count
            }
            let size = lines.reduce(0) { $0 + $1.count }
            let best = shared.max { ($0.value.bytes, $1.key) < ($1.value.bytes, $0.key) }
            guard let best, let other = counts[best.key], best.value.lines > 1,
                best.value.bytes * 2 >= min(size, other)
            else { continue }
            let (entry, twin) = (new.entries[indices[place]], old.entries[best.key])
            guard entry.title == twin.title || entry.date == twin.date, taken.insert(best.key).inserted else {
                continue
            }
            pairs[place] = best.key
        }
    }

    private static func partners(
        of new: MergeEntries, in old: MergeEntries, knowing known: Set<EntryID>, isStrict: Bool
    ) -> [Int?] {
        partners(
            of: new, Array(new.entries.indices), in: old, Array(old.entries.indices), knowing: known,
            isStrict: isStrict)
    }

    /// The entry of another version that each of some entries is; nil for those that are in no other.
    ///
    /// - Parameter isStrict: whether both versions are of two sides that do not know each other, so that an id alone says little.
    private static func partners(
        of new: MergeEntries, _ newIndices: [Int], in old: MergeEntries, _ oldIndices: [Int],
        knowing known: Set<EntryID>, isStrict: Bool
    ) -> [Int?] {
        var partners = [Int?](repeating: nil, count: newIndices.count)
        var used: Set<Int> = []
        func match(_ place: Int, _ index: Int) {
            partners[place] = index
            used.insert(index)
        }
        var byName: [MergeEntries.Name: [Int]] = [:]
        for index in oldIndices { byName[old.names[index], default: []].append(index) }
        // The same name, and where several have it, the same words first.
        for (place, index) in newIndices.enumerated() {
            guard let candidates = byName[new.names[index]] else { continue }
            if candidates.count == 1, !isStrict {
                if used.contains(candidates[0]) { continue }
                if new.bytes(index) == old.bytes(candidates[0]) || isSame(new, index, old, candidates[0]) {
                    match(place, candidates[0])
                }
                continue
            }
            let equal = candidates.first { !used.contains($0) && new.bytes(index) == old.bytes($0) }
            if let equal { match(place, equal) }
        }
        // The same words under another id.
        var byContent: [[UInt8]: [Int]] = [:]
        let open = newIndices.indices.filter { partners[$0] == nil }
        if !open.isEmpty {
            for index in oldIndices.reversed() where !used.contains(index) {
                byContent[old.content(index, knowing: known), default: []].append(index)
            }
        }
        for place in open {
            let content = new.content(newIndices[place], knowing: known)
            guard let index = byContent[content]?.popLast() else { continue }
            match(place, index)
        }
        // The same name with other words.
        for place in open where partners[place] == nil {
            let index = newIndices[place]
            let candidates = byName[new.names[index], default: []].filter { !used.contains($0) }
            let isVersion = { (other: Int) in
                isStrict
                    ? !new.entries[index].title.isEmpty
                        && new.entries[index].title == old.entries[other].title
                        && new.entries[index].date == old.entries[other].date
                    : isSame(new, index, old, other)
            }
            if let found = candidates.first(where: isVersion) { match(place, found) }
        }
        if isStrict { return partners }
        // Another name, and mostly the same words.
        let rest = open.filter { partners[$0] == nil }
        let left = oldIndices.filter { !used.contains($0) }
        let sizes = (rest.map { new.bytes(newIndices[$0]).count }, left.map { old.bytes($0).count })
        let work = sizes.0.reduce(0, +) * left.count + sizes.1.reduce(0, +) * rest.count
        guard work <= mostBytesCompared else { return partners }
        for place in rest {
            let index = newIndices[place]
            let found = left.first { other in
                !used.contains(other) && new.isRenamed(index, from: other, in: old)
            }
            if let found { match(place, found) }
        }
        return partners
    }

    /// How many bytes of entries with other names are compared, one with each, at most.
    private static let mostBytesCompared = 1 << 25

    /// Whether two entries with one name are the same: an id may have been given again after its entry was removed.
    private static func isSame(_ new: MergeEntries, _ index: Int, _ old: MergeEntries, _ other: Int) -> Bool {
        if case .title = new.names[index] { return true }
        return new.isVersion(index, of: other, in: old)
    }
}

extension SourceText {
    /// Which of some lines stand in the text.
    ///
    /// - Complexity: O(lines), and O(n) in the bytes of those that are as long as one of them
    fileprivate func lines(among asked: Set<ArraySlice<UInt8>>) -> Set<ArraySlice<UInt8>> {
        var (left, lengths) = (asked, Dictionary(asked.map { ($0.count, 1) }, uniquingKeysWith: +))
        var found: Set<ArraySlice<UInt8>> = []
        for line in 0..<lineCount where !left.isEmpty {
            let range = content(ofLine: line)
            guard let count = lengths[range.count], let same = left.remove(bytes[range]) else { continue }
            lengths[range.count] = count > 1 ? count - 1 : nil
            found.insert(same)
        }
        return found
    }
}
