internal import ByteText

/// A block quote or list item that is open at the current line: how to read its prefix from the source, and
/// which parts of it to write differently.
struct OpenContainer {
    enum Kind {
        case blockQuote
        case item(ItemMarker)
    }

    let kind: Kind
    /// The index after the container's last descendant.
    let subtreeEnd: Int
    /// The line on which the container begins.
    let line: Int
    /// The position after its marker on that line.
    let start: LineCursor

    /// Consumes the container's prefix on a later line, as CommonMark 0.29 §5 continues containers.
    ///
    /// - Returns: false if the line has no such prefix; then nothing is consumed.
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

    /// Consumes `>`, the blanks before it and one blank after it; false if there is no `>`.
    private static func consumeQuoteMark(_ cursor: inout LineCursor, in bytes: [UInt8]) -> Bool {
        guard cursor.firstNonblank(in: bytes) == UInt8(ascii: ">"), cursor.indentation(in: bytes) < 4 else {
            return false
        }
        cursor.skipBlanks(in: bytes)
        cursor.advance(1)
        cursor.skipBlanks(columns: 1, in: bytes)
        return true
    }

    /// Consumes the `>` that opens a block quote; nil if there is none.
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

/// The marker of a list item.
struct ItemMarker {
    /// The byte range of the bullet, or of the number with its delimiter.
    let range: Range<Int>
    /// The columns of blanks before the marker, counted from the text position of the list's container.
    let indentation: Int
    /// The columns of blanks after the marker that belong to it.
    let padding: Int
    /// The offset of the item's text, after the blanks that belong to the marker.
    let textStart: Int
    /// Whether those blanks are whole characters, not a part of a tab.
    let isWhole: Bool
    /// Whether those blanks are spaces.
    let isPlain: Bool
    /// Whether text follows on the marker's line.
    let hasText: Bool

    /// Whether the bullet stays as it is.
    var keepsBullet = false
    /// Whether the blanks after the marker stay as they are.
    var keepsPadding = true

    /// The columns by which further lines of the item are indented.
    var columns: Int { indentation + range.count + padding }
    /// The columns by which the item's text moves to the left.
    var shift: Int { keepsPadding ? 0 : padding - 1 }

    /// Reads the marker at a position, with the blanks that belong to it; nil if there is none.
    ///
    /// - Parameter cursor: advanced past the marker and its blanks.
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
