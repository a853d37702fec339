/// A piece of text that belongs to a node: an address in the text that its ``Document`` keeps.
///
/// Literals hold what cmark-gfm reads, after escapes and entities are resolved and line endings are LF; they
/// are not slices of the source. Two documents with equal trees have equal literals at equal addresses.
public struct Literal: Sendable, Hashable {
    let start: UInt32
    let count: UInt32

    static let empty = Literal(start: 0, count: 0)

    /// Whether there is no text.
    public var isEmpty: Bool { count == 0 }
}
