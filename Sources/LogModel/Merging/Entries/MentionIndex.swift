internal import MarkdownAST

/// Where the versions of a family name the ids that both sides have given.
struct MentionIndex {
    /// The ids that files name which the merge may not change, by side.
    private var fixed: (ours: Set<EntryID>, theirs: Set<EntryID>) = ([], [])
    /// The ids of the entries at hand.
    private var known: Set<EntryID> = []
    private let isWholeFamily: Bool

    /// - Complexity: O(n) in the bytes of all versions
    init(_ files: [MergeVersions], isWholeFamily: Bool) {
        self.isWholeFamily = isWholeFamily
        for file in files {
            known.formUnion(file.shared.ids)
            for log in file.logs { known.formUnion(log.entries.lazy.filter(\.hasID).map(\.id)) }
            if file.isEditable { continue }
            fixed.ours.formUnion(Self.added(in: file, isOurs: true))
            fixed.theirs.formUnion(Self.added(in: file, isOurs: false))
        }
    }

    /// The ids that a side names in what it has added.
    static func added(in file: MergeVersions, isOurs: Bool) -> Set<EntryID> {
        let lines = AddedLines(of: file, isOurs: isOurs)
        let source = (isOurs ? file.ours : file.theirs).log.document.source
        return Set(
            IDMention.all(in: source.bytes, source.bytes.indices).lazy
                .filter { lines.contains(source.line(at: $0.range.lowerBound)) }.map(\.id))
    }

    /// Whether an entry may get another id: no file names it that the merge may not change. Where such files may exist that are not at
    /// hand, an entry that names entries of theirs is likely to be named by them, too.
    func canMove(_ entry: LogEntry, isOurs: Bool) -> Bool {
        if (isOurs ? fixed.ours : fixed.theirs).contains(entry.id) { return false }
        if isWholeFamily { return true }
        let bytes = entry.log.document.source.bytes
        return IDMention.distinct(in: bytes, entry.range).allSatisfy { known.contains($0.id) }
    }
}
