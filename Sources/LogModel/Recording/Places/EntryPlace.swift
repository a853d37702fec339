/// A place for new entries in a file, and the text to write around them.
struct EntryPlace: Hashable {
    /// The bytes to replace; nearly always an empty range.
    let range: Range<Int>
    /// The order among places at the same offset.
    var order = 0
    /// The text before the first entry, if nothing else is inserted at this offset.
    let opening: String
    /// The heading of a new section for them, with a blank line; empty if the section exists.
    var heading = ""
    /// The text between two entries.
    let separator: String
    /// The text after the last entry.
    let closing: String
    /// Whether each entry goes before the one that was added last.
    let isNewestFirst: Bool
    /// The level of their headings.
    let level: Int
    /// The offset of the entry after which they go, or else the start of `range`.
    let neighbour: Int
}
