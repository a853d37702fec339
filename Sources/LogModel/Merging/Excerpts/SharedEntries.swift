internal import MarkdownAST

/// The entries that all versions of a file have alike, which a merge leaves out, as far as the rest of the file has to know of them.
struct SharedEntries {
    /// The base, whole.
    let bytes: [UInt8]
    /// What of the base is left out, in order. Each range begins with the heading of an entry, and the heading of another one follows it.
    let ranges: [Range<Int>]
    /// The ids of the entries in it.
    let ids: Set<EntryID>
    /// How many of the entries have a greater number than the one before, less those that have a smaller one.
    let ascents: Int

    /// How many bytes are left out.
    var size: Int { ranges.reduce(0) { $0 + $1.count } }

    /// Nothing is left out.
    static let none = SharedEntries([], in: [])

    /// - Parameters:
    ///   - parts: the parts that are left out, run by run.
    ///   - bytes: the base.
    init(_ parts: [ArraySlice<HeadedParts.Part>], in bytes: [UInt8]) {
        var ids: Set<EntryID> = []
        var ascents = 0
        for run in parts {
            var last: EntryID?
            for heading in run.lazy.compactMap(\.entry) {
                let id = EntryID(heading.scan, at: heading.id.lowerBound, in: bytes)
                ids.insert(id)
                if let last, last.prefix == id.prefix, let old = Int(last.digits), let new = Int(id.digits) {
                    ascents += (new - old).signum()
                }
                last = id
            }
        }
        ranges = parts.compactMap { run in
            run.first.map { first in first.range.lowerBound..<run[run.endIndex - 1].range.upperBound }
        }
        (self.bytes, self.ids, self.ascents) = (bytes, ids, ascents)
    }
}
