internal import MarkdownAST

/// Which entry keeps an id that both sides have given to a new entry of theirs, and which id the other one gets.
struct IDAssignment {
    /// The new ids of entries of one side.
    struct Renaming {
        /// By the ids that they had.
        var ids: [EntryID: EntryID] = [:]
        /// By the file and the index of the entry.
        var entries: [Place: String] = [:]
    }

    struct Place: Hashable {
        let file: Int
        let entry: Int
    }

    /// An entry that has another id now.
    struct Decision {
        let file: Int
        let isOurs: Bool
        let old: EntryID
        let new: EntryID
        let title: String
    }

    private(set) var ours = Renaming()
    private(set) var theirs = Renaming()
    private(set) var decisions: [Decision] = []
    /// The entries, by file and number, whose id another new entry has too, and neither can be changed.
    private(set) var contested: [(file: Int, number: Int, id: EntryID)] = []

    /// - Complexity: O(entries); O(n) in the bytes of all versions if an id is used twice
    init(_ files: [MergeVersions], isWholeFamily: Bool) {
        var tools: IDTools?
        for (index, file) in files.enumerated() {
            if Self.hasClaims(file) {
                let known = tools ?? IDTools(files, isWholeFamily: isWholeFamily)
                tools = known
                settle(file, index, known, &tools)
            }
            settleTwice(file, index)
            followRenamings(file)
        }
    }

    /// What it takes to give other ids.
    private struct IDTools {
        var next: NextIDs
        let mentions: MentionIndex

        init(_ files: [MergeVersions], isWholeFamily: Bool) {
            next = NextIDs(files)
            mentions = MentionIndex(files, isWholeFamily: isWholeFamily)
        }
    }

    /// Whether an id names two new entries, or an entry that both sides have added has two ids.
    private static func hasClaims(_ file: MergeVersions) -> Bool {
        let identities = file.identities
        var owners: [String: Int] = [:]
        var names: [Int: String] = [:]
        for (index, number) in identities.theirs.enumerated() where !identities.isOld(number) {
            guard case .id(let id) = file.theirs.names[index] else { continue }
            owners[id] = number
            names[number] = id
        }
        let moved = movedIDs(file)
        if owners.isEmpty, moved.isEmpty { return false }
        if owners.keys.contains(where: moved.contains) { return true }
        return identities.ours.enumerated().contains { index, number in
            guard !identities.isOld(number), case .id(let id) = file.ours.names[index] else { return false }
            return moved.contains(id) || owners[id].map { $0 != number } ?? false
                || names[number].map { $0 != id } ?? false
        }
    }

    /// The ids, in capitals, that a side has given to entries that the base has under another one. An earlier merge may have done so.
    private static func movedIDs(_ file: MergeVersions) -> Set<String> {
        var ids: Set<String> = []
        for (side, numbers) in [
            (file.ours, file.identities.ours), (file.theirs, file.identities.theirs),
        ] {
            for (index, number) in numbers.enumerated() where file.identities.isOld(number) {
                if case .id(let id) = side.names[index], side.names[index] != file.base.names[number] {
                    ids.insert(id)
                }
            }
        }
        return ids
    }

    /// Gives each new entry of a file an id of its own: first those that both sides have added one of the two that they have, then the others.
    private mutating func settle(
        _ file: MergeVersions, _ index: Int, _ tools: IDTools, _ next: inout IDTools?
    ) {
        let claims = IDClaims(file)
        let moved = Self.movedIDs(file)
        var taken = Set(claims.ids.filter { moved.contains($0.capitals) })
        for joined in claims.joined {
            let free = joined.ids.filter { !taken.contains($0) && !moved.contains($0.capitals) }
            let possible = free.filter { claims.canTake($0, joined, tools.mentions) }
            let known =
                possible.first { !claims.isWanted($0, besidesBy: joined) } ?? possible.first
                ?? (claims.canMove(joined, tools.mentions) ? nil : free.first)
            guard let id = known ?? next?.next.next(like: joined.ids[0]) else { continue }
            taken.insert(id)
            renumber(.ours, joined.our, file.ours.entries[joined.our], to: id, index)
            renumber(.theirs, joined.their, file.theirs.entries[joined.their], to: id, index)
        }
        for claim in claims.unjoined {
            let isTaken = taken.contains(claim.id)
            if let our = claim.our, let their = claim.their, !isTaken {
                let movesOurs = Self.goesFirst(file.theirs, their, file.ours, our, file.known)
                let isMoved =
                    movesOurs
                    ? move(.ours, our, file, index, tools, &next)
                        || move(.theirs, their, file, index, tools, &next)
                    : move(.theirs, their, file, index, tools, &next)
                        || move(.ours, our, file, index, tools, &next)
                if !isMoved { contested.append((index, file.identities.theirs[their], claim.id)) }
            } else if isTaken {
                if let our = claim.our, !move(.ours, our, file, index, tools, &next) {
                    contested.append((index, file.identities.ours[our], claim.id))
                }
                if let their = claim.their, !move(.theirs, their, file, index, tools, &next) {
                    contested.append((index, file.identities.theirs[their], claim.id))
                }
            }
        }
    }

    /// Which side's entries are meant.
    private enum Side {
        case ours, theirs
    }

    /// Gives an entry the next id; false if files name it that cannot be changed, or there is no next id.
    private mutating func move(
        _ side: Side, _ entry: Int, _ file: MergeVersions, _ index: Int, _ tools: IDTools,
        _ next: inout IDTools?
    ) -> Bool {
        let found = (side == .ours ? file.ours : file.theirs).entries[entry]
        guard tools.mentions.canMove(found, isOurs: side == .ours), let id = next?.next.next(like: found.id)
        else {
            return false
        }
        renumber(side, entry, found, to: id, index)
        return true
    }

    /// Gives an entry of the base that has got another id on each side one of the two, so that nobody has to decide what nobody chose: an
    /// earlier merge did. Where another entry has both, they are left as they are.
    private mutating func settleTwice(_ file: MergeVersions, _ index: Int) {
        func places(_ numbers: [Int]) -> [Int: Int] {
            Dictionary(numbers.enumerated().map { ($1, $0) }) { first, _ in first }
        }
        let (our, their) = (places(file.identities.ours), places(file.identities.theirs))
        var moved: [(our: Int, their: Int)] = []
        var taken: Set<String> = []
        for (number, old) in file.base.entries.enumerated() where old.hasID {
            guard let left = our[number], let right = their[number] else { continue }
            let (mine, other) = (file.ours.entries[left].id, file.theirs.entries[right].id)
            if mine != old.id, other != old.id, mine != other, case .id = file.ours.names[left],
                case .id = file.theirs.names[right]
            {
                moved.append((left, right))
            } else {
                taken.insert((mine == old.id ? other : mine).capitals)
            }
        }
        if moved.isEmpty { return }
        for (side, numbers, renaming) in [
            (file.ours, file.identities.ours, ours), (file.theirs, file.identities.theirs, theirs),
        ] {
            for (place, number) in numbers.enumerated() where !file.identities.isOld(number) {
                let new = renaming.entries[Place(file: index, entry: place)]
                taken.insert(new?.uppercased() ?? side.entries[place].id.capitals)
            }
        }
        for (left, right) in moved {
            let (mine, other) = (file.ours.entries[left], file.theirs.entries[right])
            let ids = [mine.id, other.id].sorted { $0.text < $1.text }
            guard let id = ids.first(where: { !taken.contains($0.capitals) }) else { continue }
            taken.insert(id.capitals)
            renumber(.ours, left, mine, to: id, index)
            renumber(.theirs, right, other, to: id, index)
        }
    }

    /// Lets the text that one side has added follow an id that the other side has changed.
    private mutating func followRenamings(_ file: MergeVersions) {
        func changed(
            _ side: MergeEntries, _ numbers: [Int], since other: MergeEntries, _ others: [Int]
        ) -> [EntryID: EntryID] {
            let names = Dictionary(zip(others, other.entries.lazy.map(\.id))) { first, _ in first }
            var ids: [EntryID: EntryID] = [:]
            for (entry, number) in zip(side.entries, numbers) where file.identities.isOld(number) {
                let old = file.base.entries[number]
                guard old.hasID, entry.hasID, old.id != entry.id, names[number] == old.id,
                    !(entry.form?.key?.isNumber ?? false)
                else { continue }
                ids[old.id] = entry.id
            }
            return ids
        }
        let (ours, theirs) = (file.identities.ours, file.identities.theirs)
        self.theirs.ids.merge(changed(file.ours, ours, since: file.theirs, theirs)) { first, _ in first }
        self.ours.ids.merge(changed(file.theirs, theirs, since: file.ours, ours)) { first, _ in first }
    }

    private mutating func renumber(_ side: Side, _ index: Int, _ entry: LogEntry, to id: EntryID, _ file: Int)
    {
        if entry.id == id { return }
        let place = Place(file: file, entry: index)
        switch side {
        case .ours: ours.add(entry, id, place)
        case .theirs: theirs.add(entry, id, place)
        }
        decisions.append(
            Decision(file: file, isOurs: side == .ours, old: entry.id, new: id, title: entry.title))
    }

    /// Whether the first entry keeps an id that both want: the earlier day, then the smaller hash.
    private static func goesFirst(
        _ left: MergeEntries, _ index: Int, _ right: MergeEntries, _ other: Int, _ known: Set<EntryID>
    ) -> Bool {
        let (day, otherDay) = (left.entries[index].date, right.entries[other].date)
        if let day, let otherDay, day != otherDay { return day < otherDay }
        if (day == nil) != (otherDay == nil) { return day != nil }
        let (content, otherContent) = (
            left.content(index, knowing: known), right.content(other, knowing: known)
        )
        let (hash, otherHash) = (content.stableHash, otherContent.stableHash)
        return hash != otherHash ? hash < otherHash : content.lexicographicallyPrecedes(otherContent)
    }
}

extension IDAssignment.Renaming {
    fileprivate mutating func add(_ entry: LogEntry, _ new: EntryID, _ place: IDAssignment.Place) {
        // A number in a text may count anything.
        if !(entry.form?.key?.isNumber ?? false) { ids[entry.id] = new }
        entries[place] = new.text
    }
}

extension [UInt8] {
    /// The same number for the same bytes on each machine and in each process: FNV-1a.
    fileprivate var stableHash: UInt64 {
        reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    }
}
