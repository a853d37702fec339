/// A block quote or list item that is open at the current line: how its prefix is read from the source, and how it is written.
struct OpenContainer {
    enum Kind {
        case blockQuote
        /// An item whose lines are indented this many columns, by its marker and the blanks behind it.
        case item(columns: Int)
    }

    let kind: Kind
    /// The index behind the container's last descendant.
    let subtreeEnd: Int
    /// What its first line begins with, `- `, `10. ` or `> `.
    let opening: [UInt8]
    /// Whether the first line has been written; further lines begin with ``continuation``.
    var isOpened = false

    /// Consumes the container's prefix on a line after its first, as CommonMark 0.29 §5 continues containers.
    ///
    /// - Returns: false if the line has no such prefix, with nothing consumed.
    func consumeContinuation(_ cursor: inout LineCursor, in bytes: [UInt8]) -> Bool {
        switch kind {
        case .blockQuote:
            guard cursor.firstNonblank(in: bytes) == UInt8(ascii: ">"), cursor.indentation(in: bytes) < 4
            else {
                return false
            }
            cursor.skipBlanks(in: bytes)
            cursor.advance(1)
            cursor.skipBlanks(columns: 1, in: bytes)
            return true
        case .item(let columns):
            if cursor.indentation(in: bytes) >= columns {
                cursor.skipBlanks(columns: columns, in: bytes)
                return true
            }
            guard cursor.isBlank(in: bytes) else { return false }
            cursor.skipBlanks(in: bytes)
            return true
        }
    }
}

extension OpenContainer {
    /// Consumes the `>` that opens a block quote; nil if it is not there.
    static func openBlockQuote(_ cursor: inout LineCursor, subtreeEnd: Int, in bytes: [UInt8])
        -> OpenContainer?
    {
        let quote = OpenContainer(kind: .blockQuote, subtreeEnd: subtreeEnd, opening: [0x3E, 0x20])
        return quote.consumeContinuation(&cursor, in: bytes) ? quote : nil
    }

    /// Consumes the marker that opens a list item, with the blanks that belong to it; nil if there is none.
    ///
    /// - Parameter keepsBullet: whether a bullet is written as it stands and not as `-`.
    static func openItem(
        _ cursor: inout LineCursor,
        subtreeEnd: Int,
        keepsBullet: Bool,
        in bytes: [UInt8]
    ) -> OpenContainer? {
        let indentation = cursor.indentation(in: bytes)
        cursor.skipBlanks(in: bytes)
        let start = cursor.offset
        guard start < cursor.end else { return nil }
        var opening: [UInt8]
        switch bytes[start] {
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
            opening = [keepsBullet ? bytes[start] : UInt8(ascii: "-")]
        default:
            var end = start
            while end < cursor.end, (0x30...0x39).contains(bytes[end]) { end += 1 }
            guard end > start, end < cursor.end, bytes[end] == 0x2E || bytes[end] == 0x29 else { return nil }
            opening = Array(bytes[start...end])
        }
        cursor.advance(opening.count)
        var padding = cursor.indentation(in: bytes)
        if padding < 1 || padding > 4 || cursor.isBlank(in: bytes) { padding = 1 }
        cursor.skipBlanks(columns: padding, in: bytes)
        let columns = indentation + opening.count + padding
        opening.append(0x20)
        return OpenContainer(kind: .item(columns: columns), subtreeEnd: subtreeEnd, opening: opening)
    }
}
