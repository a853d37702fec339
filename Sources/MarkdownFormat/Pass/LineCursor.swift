internal import ByteText

/// A place within one line, in bytes and in columns, as container prefixes are consumed from its left.
///
/// Tabs advance to the next multiple of four columns (CommonMark 0.29 §2.2). A container may consume only a part of a tab;
/// the columns that are left of it then stand as ``pendingSpaces`` in front of ``offset``.
struct LineCursor {
    /// The first byte that is not consumed.
    private(set) var offset: Int
    /// The end of the line without its line ending.
    let end: Int
    /// Columns left of a tab that was consumed in part; that tab is before ``offset``.
    private(set) var pendingSpaces = 0
    private var column = 0

    init(_ line: Range<Int>) {
        offset = line.lowerBound
        end = line.upperBound
    }

    /// What is not consumed.
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

    /// The next character that is no blank, nil at the end of the line.
    func firstNonblank(in bytes: [UInt8]) -> UInt8? {
        for index in offset..<max(offset, end) where !bytes[index].isBlank { return bytes[index] }
        return nil
    }

    /// Whether only blanks are left.
    func isBlank(in bytes: [UInt8]) -> Bool { firstNonblank(in: bytes) == nil }

    /// Consumes up to this many columns of blanks.
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

    /// Consumes characters that are one byte and one column each.
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
    /// Whether a line is nothing but three dashes, which at the start of a file begin front matter for many programs.
    var isFrontMatterMark: Bool {
        let text = drop { $0.isBlank }
        return text.prefix(3).elementsEqual("---".utf8) && text.dropFirst(3).allSatisfy(\.isBlank)
    }
}
