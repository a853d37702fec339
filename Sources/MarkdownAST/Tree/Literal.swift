/// A piece of text that belongs to a node: an address in its ``Document``, which ``Document/bytes(of:)`` looks up.
///
/// Literals hold what cmark-gfm reads, after escapes and entities are resolved and line endings are LF. Most of them stand in
/// the source just so, and are addresses there; the document keeps the text of the others. Equal literals may have different
/// addresses, so documents are compared with ``Document/isEqual(_:to:in:)`` and its like, not by their nodes.
public struct Literal: Sendable, Hashable {
    /// Where the text begins, in the source or in the document's own text.
    let start: UInt32
    /// The length in bytes, and in the highest bit whether the text is the document's own.
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

    /// Whether the text does not stand in the source.
    var isOwn: Bool { countAndOwner & Self.ownBit != 0 }

    /// The literal when other text stands before the document's own.
    func shifted(by distance: UInt32) -> Literal {
        isOwn ? Literal(start: start &+ distance, count: count, isOwn: true) : self
    }
}
