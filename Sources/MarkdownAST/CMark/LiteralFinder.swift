internal import CMarkBridge

/// Finds where the literals of a segment stand in the source, and keeps the text of those that do not.
///
/// cmark-gfm does not say where a literal comes from. Nearly all of them are the next bytes of the source
/// after some markup, so each is searched for there. Any range with the same bytes serves as well as the
/// right one.
struct LiteralFinder {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let hasCarriageReturns: Bool
    /// The end of the segment, in bytes.
    private let end: Int
    /// The end of the literal that was found last, where the next search begins.
    private var cursor: Int
    /// The text of the literals that the source does not contain.
    private(set) var ownText: [UInt8] = []

    /// How many bytes of markup a search may skip.
    private static let reach = 192

    init(_ bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>, hasCarriageReturns: Bool) {
        self.bytes = bytes
        self.hasCarriageReturns = hasCarriageReturns
        cursor = range.lowerBound
        end = min(range.upperBound, bytes.count)
    }

    /// Moves the search forward to the start of a block.
    mutating func move(to offset: Int) { cursor = max(cursor, offset) }

    /// The literal for a text of the tree that follows the previous one in the source.
    mutating func literal(_ text: UnsafeBufferPointer<UInt8>) -> Literal {
        guard let place = place(of: text) else { return keep(text) }
        cursor = place + text.count
        return Literal(place, text.count)
    }

    /// The literal for a text that stands after texts which are still to be looked up: a link's destination,
    /// which comes after its label. The next search begins where it did before.
    mutating func laterLiteral(_ text: UnsafeBufferPointer<UInt8>) -> Literal {
        place(of: text).map { Literal($0, text.count) } ?? keep(text)
    }

    /// A literal for bytes that do not come from the source; a copy is kept.
    mutating func keep(_ text: UnsafeBufferPointer<UInt8>) -> Literal {
        let start = ownText.count
        if hasCarriageReturn(text) {
            // A CR written as `&#13;` must give the same literal whatever the file's line endings are.
            var previous: UInt8 = 0
            for byte in text {
                if byte == UInt8(ascii: "\r") {
                    ownText.append(UInt8(ascii: "\n"))
                } else if byte != UInt8(ascii: "\n") || previous != UInt8(ascii: "\r") {
                    ownText.append(byte)
                }
                previous = byte
            }
        } else {
            ownText.append(contentsOf: text)
        }
        return Literal(
            start: UInt32(truncatingIfNeeded: start),
            count: UInt32(truncatingIfNeeded: ownText.count - start),
            isOwn: true
        )
    }

    private func place(of text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let first = text.first, let base = bytes.baseAddress, let wanted = text.baseAddress else {
            return nil
        }
        if hasCarriageReturns, hasCarriageReturn(text) { return nil }
        let limit = min(cursor + Self.reach, end - text.count)
        var offset = cursor
        while offset <= limit {
            if base[offset] == first, memcmp(base + offset, wanted, text.count) == 0 { return offset }
            offset += 1
        }
        return nil
    }

    private func hasCarriageReturn(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let base = text.baseAddress, text.count > 0 else { return false }
        return memchr(base, 0x0D, text.count) != nil
    }
}

extension Literal {
    fileprivate init(_ start: Int, _ count: Int) {
        self.init(
            start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: count), isOwn: false)
    }
}
