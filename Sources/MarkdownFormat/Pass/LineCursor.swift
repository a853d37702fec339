internal import ByteText

/// A position within one line, in bytes and in columns, that advances as container prefixes are consumed.
///
/// Tabs advance to the next multiple of four columns (CommonMark 0.29 §2.2). A container may consume a part
/// of a tab; the columns left of it are ``pendingSpaces``, which come before ``offset``.
struct LineCursor {
    /// The offset of the first byte that is not consumed.
    private(set) var offset: Int
    /// The end of the line without its line ending.
    let end: Int
    /// The columns left of a partly consumed tab; the tab's byte is before ``offset``.
    private(set) var pendingSpaces = 0
    private var column = 0

    init(_ line: Range<Int>) {
        offset = line.lowerBound
        end = line.upperBound
    }

    /// The rest of the line.
    var rest: LineContent { LineContent(spaces: pendingSpaces, range: offset..<max(offset, end)) }

    /// The columns of blanks before the next other character.
    func indentation(in bytes: [UInt8]) -> Int {
        var width = pendingSpaces
        var column = column + pendingSpaces
        for index in offset..<max(offset, end) {
            if bytes[index] == UInt8(ascii: " ") {
                width += 1
                column += 1
            } else if bytes[index] == UInt8(ascii: "\t") {
                let step = 4 - column % 4
                width += step
                column += step
            } else {
                break
            }
        }
        return width
    }

    /// The next character that is not a blank; nil at the end of the line.
    func firstNonblank(in bytes: [UInt8]) -> UInt8? {
        for index in offset..<max(offset, end) where !bytes[index].isBlank { return bytes[index] }
        return nil
    }

    /// Whether only blanks are left.
    func isBlank(in bytes: [UInt8]) -> Bool { firstNonblank(in: bytes) == nil }

    /// Consumes at most this many columns of blanks.
    mutating func skipBlanks(columns: Int, in bytes: [UInt8]) {
        var left = columns
        while left > 0 {
            if pendingSpaces > 0 {
                let step = min(left, pendingSpaces)
                pendingSpaces -= step
                column += step
                left -= step
            } else if offset < end, bytes[offset] == UInt8(ascii: " ") {
                offset += 1
                column += 1
                left -= 1
            } else if offset < end, bytes[offset] == UInt8(ascii: "\t") {
                offset += 1
                pendingSpaces = 4 - column % 4
            } else {
                return
            }
        }
    }

    /// Consumes all blanks.
    mutating func skipBlanks(in bytes: [UInt8]) { skipBlanks(columns: .max, in: bytes) }

    /// Consumes characters of one byte and one column each.
    mutating func advance(_ count: Int) {
        let step = min(count, end - offset)
        offset += step
        column += step
    }
}

/// A part of a line to write: some spaces, then bytes of the source.
struct LineContent {
    var spaces = 0
    var range: Range<Int>
}

extension ArraySlice<UInt8> {
    /// Whether a line consists of three dashes, which many programs take for the start of front matter at the
    /// start of a file.
    var isFrontMatterMark: Bool {
        let text = drop { $0.isBlank }
        return text.prefix(3).elementsEqual("---".utf8) && text.dropFirst(3).allSatisfy(\.isBlank)
    }
}
