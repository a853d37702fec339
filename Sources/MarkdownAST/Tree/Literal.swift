/// The text of a node, as an address in its ``Document``; ``Document/bytes(of:)`` gives the text.
///
/// A literal is the text that cmark-gfm reads: escapes and entities are resolved, and line endings are LF.
/// Most literals stand in the source in that form and are addresses there; the document keeps the text of the
/// others. Equal literals may have different addresses, so compare documents with
/// ``Document/isEqual(_:to:in:)`` and its like, not by their nodes.
public struct Literal: Sendable, Hashable {
    /// The offset of the text, in the source or in the document's own text.
    let start: UInt32
    /// The length in bytes; the highest bit says that the text is the document's own.
    private let countAndOwner: UInt32

    private static let ownBit: UInt32 = 1 << 31

    init(start: UInt32, count: UInt32, isOwn: Bool) {
        self.start = start
        countAndOwner = isOwn ? count | Self.ownBit : count & ~Self.ownBit
    }

    static let empty = Literal(start: 0, count: 0, isOwn: false)

    /// Whether there is no text.
    public var isEmpty: Bool { count == 0 }

    /// The length in bytes.
    var count: UInt32 { countAndOwner & ~Self.ownBit }

    /// Whether the text lies in the document's own text, not in the source.
    var isOwn: Bool { countAndOwner & Self.ownBit != 0 }

    /// The same literal after `distance` bytes were put before the document's own text.
    func shifted(by distance: UInt32) -> Literal {
        isOwn ? Literal(start: start &+ distance, count: count, isOwn: true) : self
    }
}
