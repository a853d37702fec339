internal import ByteText

/// A block quote or list item that is open at the current line: how its prefix is read from the source, and what of it is written
/// otherwise.
struct OpenContainer {
    enum Kind {
        case blockQuote
        case item(ItemMarker)
    }

    let kind: Kind
    /// The index behind the container's last descendant.
    let subtreeEnd: Int
    /// The line on which it was opened.
    let line: Int
    /// The place behind its marker on that line.
    let start: LineCursor

    /// Consumes the container's prefix on a line after its first, as CommonMark 0.29 §5 continues containers.
    ///
    /// - Returns: false if the line has no such prefix, with nothing consumed.
    func consumeContinuation(_ cursor: inout LineCursor, in bytes: [UInt8]) -> Bool {
        switch kind {
        case .blockQuote: return Self.consumeQuoteMark(&cursor, in: bytes)
        case .item(let marker):
            if cursor.indentation(in: bytes) >= marker.columns {
                cursor.skipBlanks(columns: marker.columns, in: bytes)
                return true
            }
            guard cursor.isBlank(in: bytes) else { return false }
            cursor.skipBlanks(in: bytes)
            return true
        }
    }

    /// Consumes `>`, the blanks before it and the one behind it; false if it is not there.
    private static func consumeQuoteMark(_ cursor: inout LineCursor, in bytes: [UInt8]) -> Bool {
        guard cursor.firstNonblank(in: bytes) == UInt8(ascii: ">"), cursor.indentation(in: bytes) < 4 else {
            return false
        }
        cursor.skipBlanks(in: bytes)
        cursor.advance(1)
        cursor.skipBlanks(columns: 1, in: bytes)
        return true
    }

    /// Consumes the `>` that opens a block quote; nil if it is not there.
    static func openBlockQuote(
        _ cursor: LineCursor, on line: Int, subtreeEnd: Int, in bytes: [UInt8]
    )
        -> OpenContainer?
    {
        var cursor = cursor
        guard consumeQuoteMark(&cursor, in: bytes) else { return nil }
        return OpenContainer(
            kind: .blockQuote, subtreeEnd: subtreeEnd, line: line, start: cursor)
    }
}

/// How a list item begins.
struct ItemMarker {
    /// The bullet, or the number with its delimiter, as bytes of the source.
    let range: Range<Int>
    /// The columns of blanks before the marker, counted from where its list's container has its text.
    let indentation: Int
    /// The columns of blanks behind it that belong to it.
    let padding: Int
    /// Where the item's text begins, behind the blanks that belong to the marker.
    let textStart: Int
    /// Whether those blanks are whole characters, and not a part of a tab.
    let isWhole: Bool
    /// Whether they are spaces.
    let isPlain: Bool
    /// Whether there is something behind it on its line.
    let hasText: Bool

    /// Whether the bullet stays what it is.
    var keepsBullet = false
    /// Whether the blanks behind the marker stay.
    var keepsPadding = true

    /// By how much further lines of the item are indented.
    var columns: Int { indentation + range.count + padding }
    /// By how many columns the item's text moves to the left.
    var shift: Int { keepsPadding ? 0 : padding - 1 }

    /// Reads the marker at a place, with the blanks that belong to it; nil if there is none.
    ///
    /// - Parameter cursor: is left behind them.
    init?(_ cursor: inout LineCursor, in bytes: [UInt8]) {
        indentation = cursor.indentation(in: bytes)
        cursor.skipBlanks(in: bytes)
        let start = cursor.offset
        guard start < cursor.end else { return nil }
        switch bytes[start] {
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): range = start..<start + 1
        default:
            var end = start
            while end < cursor.end, (0x30...0x39).contains(bytes[end]) { end += 1 }
            guard end > start, end < cursor.end, bytes[end] == 0x2E || bytes[end] == 0x29 else { return nil }
            range = start..<end + 1
        }
        cursor.advance(range.count)
        var padding = cursor.indentation(in: bytes)
        hasText = !cursor.isBlank(in: bytes)
        if padding < 1 || padding > 4 || !hasText { padding = 1 }
        self.padding = padding
        cursor.skipBlanks(columns: padding, in: bytes)
        textStart = cursor.offset
        isWhole = cursor.pendingSpaces == 0
        isPlain =
            textStart == range.upperBound + padding && !bytes[range.upperBound..<textStart].contains(0x09)
    }
}
