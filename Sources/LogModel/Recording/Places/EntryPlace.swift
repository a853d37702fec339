/// Where new entries go in a file, and what is written around them.
struct EntryPlace: Hashable {
    /// The bytes that they take the place of; nearly always none.
    let range: Range<Int>
    /// Among places at one offset, which comes first.
    var order = 0
    /// What is written before the first of them, if nothing else is written at this offset.
    let opening: String
    /// The heading of a new section for them, with a blank line behind it; empty if they stand in one that is there.
    var heading = ""
    /// What is written between them.
    let separator: String
    /// What is written behind the last.
    let closing: String
    /// Whether each goes before the one that was added last.
    let isNewestFirst: Bool
    /// The level of their headings.
    let level: Int
    /// Where the entry begins that they stand behind, or else the range.
    let neighbour: Int
}
