internal import MarkdownAST

/// Shows that a merge lost nothing: read as a log, it has each entry of either side once, says in each what was written there, and each id
/// names the entry that it named.
enum MergeProof {
    /// What the merge would say otherwise than it should; nil if nothing.
    ///
    /// - Complexity: O(n) in the bytes of the merge
    static func fault(
        _ merge: FileMerge, _ bytes: [UInt8], _ resolution: MergeResolution, _ writer: MergeWriter
    ) -> String? {
        let log: LogDocument
        do { log = try LogDocument(parsing: bytes) } catch { return "it cannot be read: \(error)" }
        let entries = Array(log.entries)
        // What stands within text that a person has to decide on may be there twice, or not at all.
        guard merge.merge.undecided.isEmpty else {
            return lostName(merge, entries).map { "the entry \($0) would be lost" }
        }
        var numbers: [Int] = []
        var index = 0
        for item in merge.merge.items {
            guard case .entry(let number) = item.key else { continue }
            let expected = writer.text(of: item.pieces, resolution)
            let text = trimmed(expected[...])
            if text.isEmpty { continue }
            guard index < entries.count, trimmed(bytes[entries[index].range]) == text else {
                return "an entry would not be read as it was: \(MessageText.quoted(text.firstLine))"
            }
            numbers.append(number)
            index += 1
        }
        if index < entries.count {
            return "it would have the entry \(MessageText.quoted(entries[index].id.text)) more"
        }
        let isComplete =
            resolution == .marked
            ? Set(numbers) == merge.survivors : Set(numbers).isSubset(of: merge.survivors)
        guard isComplete, Set(numbers).count == numbers.count else {
            return "it would not have each entry once"
        }
        return changedID(merge, entries, numbers).map { "the id \($0) would name another entry" }
    }

    private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var text = text
        while let last = text.last, last.isBlank || last.isLineEnding { text.removeLast() }
        return text
    }

    /// An id that a side uses, and that names another entry in the merge; nil if there is none.
    private static func changedID(_ merge: FileMerge, _ entries: [LogEntry], _ numbers: [Int]) -> EntryID? {
        var owners: [EntryID: Int] = [:]
        var repeated: Set<EntryID> = []
        for (entry, number) in zip(entries, numbers) where entry.hasID {
            if owners[entry.id] == nil { owners[entry.id] = number } else { repeated.insert(entry.id) }
        }
        let versions = merge.versions
        var allowed = merge.contestedIDs.union(versions.repeated)
        let sides = [
            (versions.ours, versions.identities.ours), (versions.theirs, versions.identities.theirs),
        ]
        // Numbers that begin anew in each section name nothing.
        let namesByNumber = { (entry: LogEntry) in entry.form?.key?.isNumber ?? false }
        for entry in entries where namesByNumber(entry) { allowed.insert(entry.id) }
        let renamed = Set(
            sides.flatMap { side, own in
                zip(side.entries, own).lazy.filter { entry, number in
                    versions.identities.isOld(number) && versions.base.entries[number].id != entry.id
                }.map(\.1)
            })
        if let id = repeated.subtracting(allowed).first { return id }
        for (side, own) in sides {
            for (entry, number) in zip(side.entries, own) where entry.hasID && !allowed.contains(entry.id) {
                // An entry that the merge does not have is named by nobody, or ``MergePlan`` says so.
                guard merge.survivors.contains(number) else { continue }
                // The other side has given it another id, which what this side has added follows.
                if versions.identities.isOld(number), versions.base.entries[number].id == entry.id,
                    renamed.contains(number)
                {
                    continue
                }
                if let owner = owners[entry.id], owner != number { return entry.id }
            }
        }
        return nil
    }

    /// The name of an entry that the merge should have and does not; nil if there is none.
    private static func lostName(_ merge: FileMerge, _ entries: [LogEntry]) -> EntryID? {
        let undecided = merge.merge.undecided
        let names = Set(entries.map(\.id))
        let versions = merge.versions
        for (side, numbers) in [
            (versions.ours, versions.identities.ours), (versions.theirs, versions.identities.theirs),
        ] {
            for (entry, number) in zip(side.entries, numbers)
            where merge.survivors.contains(number) && !undecided.contains(.entry(number)) {
                if !names.contains(entry.id), versions.isNamed(number, entry.id) { return entry.id }
            }
        }
        return nil
    }
}

extension MergeVersions {
    /// Whether both sides that have an entry name it alike.
    fileprivate func isNamed(_ number: Int, _ id: EntryID) -> Bool {
        for (side, numbers) in [(ours, identities.ours), (theirs, identities.theirs)] {
            if let index = numbers.firstIndex(of: number), side.entries[index].id != id { return false }
        }
        return true
    }
}

extension ArraySlice<UInt8> {
    /// The text up to the first line ending.
    fileprivate var firstLine: String { String(decoding: prefix { !$0.isLineEnding }, as: UTF8.self) }
}
