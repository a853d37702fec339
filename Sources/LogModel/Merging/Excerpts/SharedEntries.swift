internal import MarkdownAST

/// The entries that all versions of a file have alike, which a merge leaves out, as far as the rest of the file has to know of them.
struct SharedEntries {
    /// The base, whole.
    let bytes: [UInt8]
    /// What of the base is left out, in order. Each range begins with the heading of an entry, and the heading of another one follows it.
    let ranges: [Range<Int>]
    /// The ids of the entries in each range, in order.
    let idsByRange: [[EntryID]]
    /// All these ids.
    let ids: Set<EntryID>

    /// How many bytes are left out.
    var size: Int { ranges.reduce(0) { $0 + $1.count } }

    /// Nothing is left out.
    static let none = SharedEntries([], in: [])

    /// - Parameters:
    ///   - parts: the parts that are left out, run by run.
    ///   - bytes: the base.
    init(_ parts: [ArraySlice<HeadedParts.Part>], in bytes: [UInt8]) {
        ranges = parts.compactMap { run in
            run.first.map { first in first.range.lowerBound..<run[run.endIndex - 1].range.upperBound }
        }
        idsByRange = parts.map { run in
            run.compactMap { part in
                part.entry.map { EntryID($0.scan, at: $0.id.lowerBound, in: bytes) }
            }
        }
        ids = Set(idsByRange.joined())
        self.bytes = bytes
    }
}
