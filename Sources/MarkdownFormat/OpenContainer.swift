/// A block quote or list item that is open at the current line: how its prefix is read from the source, and how it is written.
struct OpenContainer {
    enum Kind {
        case blockQuote
        /// An item whose lines are indented this many columns, by its marker and the blanks behind it.
        case item(columns: Int, Marker)
    }

    /// How an item begins in canonical form, but for the blank behind it.
    enum Marker {
        case bullet(UInt8)
        /// The number and its delimiter as they stand in the source.
        case number(Range<Int>)

        var width: Int {
            switch self {
            case .bullet: 1
            case .number(let range): range.count
            }
        }
    }

    let kind: Kind
    /// The index behind the container's last descendant.
    let subtreeEnd: Int
    /// Whether the first line has been written; further lines of an item are indented as far as its marker goes.
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
        case .item(let columns, _):
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
    /// Writes the container's prefix in canonical form.
    mutating func writePrefix(to editor: inout LineEditor) {
        switch kind {
        case .blockQuote:
            editor.put(UInt8(ascii: ">"))
            editor.putBlanks(1)
        case .item(_, let marker):
            if isOpened {
                editor.putBlanks(marker.width + 1)
            } else {
                switch marker {
                case .bullet(let bullet): editor.put(bullet)
                case .number(let range): editor.put(range)
                }
                editor.putBlanks(1)
            }
        }
        isOpened = true
    }
}

extension OpenContainer {
    /// Consumes the `>` that opens a block quote; nil if it is not there.
    static func openBlockQuote(_ cursor: inout LineCursor, subtreeEnd: Int, in bytes: [UInt8])
        -> OpenContainer?
    {
        let quote = OpenContainer(kind: .blockQuote, subtreeEnd: subtreeEnd)
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
        let marker: Marker
        switch bytes[start] {
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
            marker = .bullet(keepsBullet ? bytes[start] : UInt8(ascii: "-"))
        default:
            var end = start
            while end < cursor.end, (0x30...0x39).contains(bytes[end]) { end += 1 }
            guard end > start, end < cursor.end, bytes[end] == 0x2E || bytes[end] == 0x29 else { return nil }
            marker = .number(start..<end + 1)
        }
        cursor.advance(marker.width)
        var padding = cursor.indentation(in: bytes)
        if padding < 1 || padding > 4 || cursor.isBlank(in: bytes) { padding = 1 }
        cursor.skipBlanks(columns: padding, in: bytes)
        let columns = indentation + marker.width + padding
        return OpenContainer(kind: .item(columns: columns, marker), subtreeEnd: subtreeEnd)
    }
}
