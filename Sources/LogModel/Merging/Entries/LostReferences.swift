internal import MarkdownAST

/// The ids by which one side names an entry of its own that the merge does not have, while the merge has another entry with that id: a branch
/// took over a failure whose rule it does not have.
struct LostReferences {
    struct Reference {
        let file: Int
        let id: EntryID
        let isOurs: Bool
    }

    let references: [Reference]

    /// - Parameter merges: the merges of the files that both sides have changed, by their indices.
    /// - Complexity: O(entries); O(n) in the bytes of the versions if there may be any
    init(_ merges: [(file: Int, merge: FileMerge)], _ versions: [MergeVersions]) {
        var suspects: [(file: Int, id: EntryID, isOurs: Bool)] = []
        for (file, merge) in merges {
            let versions = merge.versions
            let sides = [
                (versions.ours, versions.identities.ours, true),
                (versions.theirs, versions.identities.theirs, false),
            ]
            let kept = Self.ids(of: merge.survivors, in: versions)
            for (side, numbers, isOurs) in sides {
                for (entry, number) in zip(side.entries, numbers)
                where entry.hasID && !merge.survivors.contains(number) && kept.contains(entry.id)
                    && !(entry.form?.key?.isNumber ?? false)
                {
                    suspects.append((file, entry.id, isOurs))
                }
            }
        }
        if suspects.isEmpty {
            references = []
            return
        }
        var added: [Bool: Set<EntryID>] = [:]
        for isOurs in Set(suspects.map(\.isOurs)) {
            added[isOurs] = Set(
                versions.lazy.flatMap {
                    MentionIndex.added(in: $0, isOurs: isOurs)
                })
        }
        references = suspects.lazy.filter { added[$0.isOurs]?.contains($0.id) ?? false }.map {
            Reference(file: $0.file, id: $0.id, isOurs: $0.isOurs)
        }
    }

    /// The ids that entries of a merge have: where one side has given another one to an old entry, that.
    private static func ids(of survivors: Set<Int>, in versions: MergeVersions) -> Set<EntryID> {
        var ids: [Int: EntryID] = [:]
        for (side, numbers) in [
            (versions.theirs, versions.identities.theirs), (versions.ours, versions.identities.ours),
        ] {
            for (entry, number) in zip(side.entries, numbers) where survivors.contains(number) && entry.hasID
            {
                let isOldID =
                    versions.identities.isOld(number) && versions.base.entries[number].id == entry.id
                if ids[number] == nil || !isOldID { ids[number] = entry.id }
            }
        }
        return Set(ids.values)
    }
}
