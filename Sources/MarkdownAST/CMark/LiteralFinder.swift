internal import CMarkBridge

/// Finds where the literals of a segment stand in its source, and keeps the text of those that do not.
///
/// cmark-gfm does not tell where a literal comes from. Nearly all of them are the source's next bytes behind some
/// markup, so that is where each is looked for. Any place with the same bytes serves as well as the right one.
struct LiteralFinder {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let hasCarriageReturns: Bool
    /// Where the segment ends.
    private let end: Int
    /// Behind the literal that was found last.
    private var cursor: Int
    /// The text that is not in the source.
    private(set) var ownText: [UInt8] = []

    /// How many bytes of markup are passed over.
    private static let reach = 192

    init(_ bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>, hasCarriageReturns: Bool) {
        self.bytes = bytes
        self.hasCarriageReturns = hasCarriageReturns
        cursor = range.lowerBound
        end = min(range.upperBound, bytes.count)
    }

    /// Goes on to a block.
    mutating func move(to offset: Int) { cursor = max(cursor, offset) }

    /// The literal of a text that follows the one before.
    mutating func literal(_ text: UnsafeBufferPointer<UInt8>) -> Literal {
        guard let place = place(of: text) else { return keep(text) }
        cursor = place + text.count
        return Literal(place, text.count)
    }

    /// The literal of a text that stands behind others which are yet to come: a link's destination.
    mutating func laterLiteral(_ text: UnsafeBufferPointer<UInt8>) -> Literal {
        place(of: text).map { Literal($0, text.count) } ?? keep(text)
    }

    /// The literal of bytes that do not come from the source.
    mutating func keep(_ text: UnsafeBufferPointer<UInt8>) -> Literal {
        let start = ownText.count
        if hasCarriageReturn(text) {
            // A CR that is written `&#13;` must read the same whatever the line endings are.
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
