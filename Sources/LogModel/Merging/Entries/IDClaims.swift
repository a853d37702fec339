/// Which new entries of both sides want which ids.
struct IDClaims {
    /// A new entry, and where the sides have it.
    private struct Newcomer {
        var our: Int?
        var their: Int?
    }

    /// A new entry that both sides have added with ids.
    struct Joined {
        let our: Int
        let their: Int
        /// The ids that the sides have given, in order; one if both gave the same.
        let ids: [EntryID]
    }

    /// Who wants an id, a new entry of each side at most.
    private typealias Claim = (ours: Newcomer?, theirs: Newcomer?)

    /// The entries that both sides have added, in an order that does not ask which side is ours.
    let joined: [Joined]
    private let claims: [EntryID: Claim]
    private let file: MergeVersions

    /// - Complexity: O(k log k) in the new entries
    init(_ file: MergeVersions) {
        self.file = file
        let identities = file.identities
        var newcomers: [Int: Newcomer] = [:]
        for (place, number) in identities.ours.enumerated() where !identities.isOld(number) {
            newcomers[number, default: Newcomer()].our = place
        }
        for (place, number) in identities.theirs.enumerated() where !identities.isOld(number) {
            newcomers[number, default: Newcomer()].their = place
        }
        // In one order, whatever the process: several entries of a side may have one id.
        let sorted = newcomers.sorted { $0.key < $1.key }.map(\.value)
        var claims: [EntryID: Claim] = [:]
        for newcomer in sorted {
            if let our = newcomer.our, case .id = file.ours.names[our] {
                claims[file.ours.entries[our].id, default: (nil, nil)].ours = newcomer
            }
            if let their = newcomer.their, case .id = file.theirs.names[their] {
                claims[file.theirs.entries[their].id, default: (nil, nil)].theirs = newcomer
            }
        }
        self.claims = claims
        joined = sorted.compactMap { newcomer -> (name: String, entry: Joined)? in
            guard let our = newcomer.our, let their = newcomer.their else { return nil }
            let (entry, twin) = (file.ours.entries[our], file.theirs.entries[their])
            guard entry.hasID, twin.hasID else { return nil }
            let ids = Set([entry.id, twin.id]).sorted { $0.text < $1.text }
            return (
                "\(ids[0])\n\(ids[ids.count - 1])\n\(min(entry.title, twin.title))",
                Joined(our: our, their: their, ids: ids)
            )
        }.sorted { $0.name < $1.name }.map(\.entry)
    }

    /// The ids that new entries want, in no order.
    var ids: [EntryID] { Array(claims.keys) }

    /// The ids in order, each with the entries that want it and are new on one side only.
    var unjoined: [(id: EntryID, our: Int?, their: Int?)] {
        claims.sorted { $0.key.text < $1.key.text }.map { id, claim in
            (
                id, claim.ours.flatMap { $0.their == nil ? $0.our : nil },
                claim.theirs.flatMap { $0.our == nil ? $0.their : nil }
            )
        }
    }

    /// Whether another new entry wants the id of an entry.
    func isWanted(_ id: EntryID, besidesBy entry: Joined) -> Bool {
        others(id, entry) != (nil, nil)
    }

    /// Whether an entry that both sides have added can have an id, so that all that names an entry by its id still does: the side that gave
    /// the entry another id can change that, and a side that gave the id to another entry can change this.
    func canTake(_ id: EntryID, _ entry: Joined, _ mentions: MentionIndex) -> Bool {
        let (our, their) = others(id, entry)
        let (ours, theirs) = (file.ours.entries, file.theirs.entries)
        return (ours[entry.our].id == id || mentions.canMove(ours[entry.our], isOurs: true))
            && (theirs[entry.their].id == id || mentions.canMove(theirs[entry.their], isOurs: false))
            && (our.map { mentions.canMove(ours[$0], isOurs: true) } ?? true)
            && (their.map { mentions.canMove(theirs[$0], isOurs: false) } ?? true)
    }

    /// Whether an entry that both sides have added can have an id that neither has given.
    func canMove(_ entry: Joined, _ mentions: MentionIndex) -> Bool {
        mentions.canMove(file.ours.entries[entry.our], isOurs: true)
            && mentions.canMove(file.theirs.entries[entry.their], isOurs: false)
    }

    /// The new entries of each side that want an id besides an entry.
    private func others(_ id: EntryID, _ entry: Joined) -> (our: Int?, their: Int?) {
        let claim = claims[id]
        return (
            claim?.ours.flatMap { $0.our == entry.our ? nil : $0.our },
            claim?.theirs.flatMap { $0.their == entry.their ? nil : $0.their }
        )
    }
}
