import LogModel
import MarkdownAST

/// Three versions of a log, divided by NUL: the merge is what its edits make of ours; what one side alone has changed is the merge; what all
/// versions have alike may be left out; and where nothing is left to a person, each id of the merge names one entry.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMerge(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let parts = bytes(start, count).split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
    let logs = parts.compactMap { part in parse(text(Array(part))).map { LogDocument(reading: $0) } }
    guard logs.count == parts.count, let base = logs.first, let ours = logs.dropFirst().first else {
        return 0
    }
    let theirs = logs.last ?? base
    let old = base.document.source.bytes
    let our = ours.document.source.bytes
    let versions = MergeFile(path: "LOG.md", base: base, ours: ours, theirs: theirs)
    let merge = FamilyMerge([versions], options: MergeOptions(), leavingOut: nil)
    var size = ExcerptSize()
    (size.leastRun, size.margin) = (0, 1)
    let excerpt = FamilyMerge([versions], options: MergeOptions(), leavingOut: size)
    require(
        excerpt.files?.map(\.bytes) == merge.files?.map(\.bytes) && excerpt.notes == merge.notes,
        "a merge is the same if what all versions have alike is left out")
    require((merge.files == nil) == (merge.fault != nil), "there is a merge, or a reason why there is none")
    if let file = merge.files?.first {
        require((try? file.edits.applied(to: our)) == file.bytes, "the edits make the merge of ours")
        if !merge.hasConflicts, let after = try? LogDocument(parsing: file.bytes) {
            let named = { (log: LogDocument) in log.entries.filter(\.hasID).map(\.id) }
            let repeated = { (log: LogDocument) in named(log).count - Set(named(log)).count }
            require(
                repeated(after) <= repeated(base) + repeated(ours) + repeated(theirs),
                "an id that named one entry names one entry")
            require(
                after.entries.count >= Set(named(ours)).intersection(named(theirs)).count,
                "what both sides have is there")
        }
    }
    let same = FamilyMerge([MergeFile(path: "LOG.md", base: base, ours: base, theirs: ours)])
    require(same.files?.first?.bytes == our || our == old, "what one side alone has changed is the merge")
    return 0
}
