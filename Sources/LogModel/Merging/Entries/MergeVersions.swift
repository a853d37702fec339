/// The three versions of a file, and which of their entries are the same.
struct MergeVersions {
    let path: String
    let isEditable: Bool
    let hasBase: Bool
    let base: MergeEntries
    let ours: MergeEntries
    let theirs: MergeEntries
    let identities: EntryIdentities
    /// The ids that the base knows.
    let known: Set<EntryID>
    /// The ids that several entries of one side have.
    let repeated: Set<EntryID>
    /// The entries that are left out of all versions.
    let shared: SharedEntries
    /// Whether ours has the newest entries first.
    let isNewestFirst: Bool

    var logs: [LogDocument] { [base.log, ours.log, theirs.log] }

    /// - Complexity: O(n) in the bytes of the entries that are not the same in all versions
    init(_ file: MergeInput, base: LogDocument) {
        (path, isEditable, hasBase) = (file.path, file.isEditable, file.base != nil)
        let sources = [file.whole.base ?? base.document.source, file.whole.ours, file.whole.theirs]
        let logs = [base, file.ours, file.theirs]
        var versions = zip(logs, sources).map { MergeEntries($0, of: $1) }
        if versions.contains(where: \.repeatsNumbers) {
            versions = versions.map { MergeEntries($0.log, of: $0.whole, usesNumbers: false) }
        }
        (self.base, ours, theirs) = (versions[0], versions[1], versions[2])
        (shared, isNewestFirst) = (file.shared, file.isNewestFirst)
        known = Set(versions[0].entries.lazy.filter(\.hasID).map(\.id)).union(file.shared.ids)
        identities = EntryIdentities(
            base: versions[0], ours: versions[1], theirs: versions[2], knowing: known)
        repeated = versions[1].repeatedIDs.union(versions[2].repeatedIDs)
    }

    private init(_ other: MergeVersions, ours: MergeEntries, theirs: MergeEntries) {
        (path, isEditable, hasBase, base) = (other.path, other.isEditable, other.hasBase, other.base)
        (identities, known, repeated) = (other.identities, other.known, other.repeated)
        (shared, isNewestFirst) = (other.shared, other.isNewestFirst)
        (self.ours, self.theirs) = (ours, theirs)
    }

    /// The same with entries under other ids; nil if the entries are not found again.
    func renaming(ours: LogDocument?, theirs: LogDocument?) -> MergeVersions? {
        let our = ours.map { MergeEntries($0, of: self.ours.whole) } ?? self.ours
        let their = theirs.map { MergeEntries($0, of: self.theirs.whole) } ?? self.theirs
        guard our.entries.count == self.ours.entries.count, their.entries.count == self.theirs.entries.count
        else {
            return nil
        }
        return MergeVersions(self, ours: our, theirs: their)
    }
}

extension LogDocument {
    /// The bytes of the file.
    var bytes: [UInt8] { document.source.bytes }
}
