internal import ByteText

/// The bytes of a Markdown file together with a table of its lines.
///
/// The bytes are valid UTF-8 and never change: CRLF, lone CR, a byte order mark, NUL, tabs or a missing final
/// newline stay as they are. All offsets in this library are byte offsets into ``bytes``, counted from 0.
///
/// A line ends with LF, CR or CRLF (CommonMark 0.29 §2.1). Text after the last line ending is a line of its
/// own, so a file that ends with a newline has no empty last line, and an empty file has no lines.
///
/// ```swift
/// let text = try SourceText("one\r\ntwo")
/// text.lineCount                       // 2
/// text.content(ofLine: 0)              // 0..<3
/// text.full(ofLine: 0)                 // 0..<5
/// ```
public struct SourceText: Sendable, Hashable {
    /// The file, byte for byte.
    public let bytes: [UInt8]

    /// The byte offset of each line's start, then the length of the file.
    let lineStarts: [UInt32]

    /// Whether the file has a CR, alone or before an LF.
    public let hasCarriageReturns: Bool

    /// The line ending of most lines, LF or CRLF; LF in a tie. A lone CR counts for neither.
    ///
    /// - Complexity: O(1)
    public var lineEnding: [UInt8] { prefersCRLF ? [0x0D, 0x0A] : [0x0A] }

    /// Whether more lines end with CRLF than with LF.
    public let prefersCRLF: Bool

    /// Whether the file has a `~`. Without one there is no strikethrough.
    let hasTildes: Bool

    /// Whether the file has a `^`. Without one there is no footnote.
    public let hasCarets: Bool

    /// Whether a line begins like a conflict marker of an unfinished merge, inside code or not.
    package let hasMergeMarks: Bool

    /// The largest size of a file in bytes. cmark-gfm counts in 32 bits.
    public static let maximumSize = 1 << 30

    /// Reads the bytes of a file.
    ///
    /// - Throws: ``SourceError/tooLarge(size:limit:)`` over 1 GiB, ``SourceError/invalidUTF8(_:)`` at the first
    ///   byte that is not UTF-8.
    /// - Complexity: O(n) in the number of bytes.
    public init(_ bytes: [UInt8]) throws(SourceError) {
        guard bytes.count <= Self.maximumSize else {
            throw .tooLarge(size: bytes.count, limit: Self.maximumSize)
        }
        let table = LineTable(scanning: bytes)
        if table.hasNonASCII, let offset = bytes.firstInvalidUTF8Offset {
            throw .invalidUTF8(table.position(of: offset, in: bytes))
        }
        self.bytes = bytes
        lineStarts = table.starts
        prefersCRLF = table.hasCarriageReturns && table.prefersCRLF(in: bytes)
        hasCarriageReturns = table.hasCarriageReturns
        hasTildes = table.hasTildes
        hasCarets = table.hasCarets
        hasMergeMarks = bytes.mayHoldMergeMarks
    }

    /// Reads the UTF-8 of a string, which is always valid.
    ///
    /// - Throws: ``SourceError/tooLarge(size:limit:)`` over 1 GiB.
    public init(_ string: String) throws(SourceError) {
        try self.init(Array(string.utf8))
    }

    /// The number of lines.
    public var lineCount: Int { lineStarts.count - 1 }

    /// The byte range of a line with its line ending.
    ///
    /// - Parameter line: counted from 0; out of bounds gives the empty range at the end of the file.
    public func full(ofLine line: Int) -> Range<Int> {
        guard line >= 0, line < lineCount else { return bytes.count..<bytes.count }
        return Int(lineStarts[line])..<Int(lineStarts[line + 1])
    }

    /// The byte range of a line without its line ending.
    ///
    /// - Parameter line: counted from 0; out of bounds gives the empty range at the end of the file.
    public func content(ofLine line: Int) -> Range<Int> {
        let full = full(ofLine: line)
        // Without a CR all lines but the last end with LF, so the bytes need not be read.
        if !hasCarriageReturns, line >= 0, line < lineCount - 1 {
            return full.lowerBound..<full.upperBound - 1
        }
        var end = full.upperBound
        if end > full.lowerBound, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
        if end > full.lowerBound, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return full.lowerBound..<end
    }

    /// The byte offset at which a line begins; for the line after the last, the length of the file.
    public func start(ofLine line: Int) -> Int {
        line <= 0 ? 0 : line < lineCount ? Int(lineStarts[line]) : bytes.count
    }

    /// The byte range of whole lines, line endings included.
    public func range(ofLines lines: Range<Int>) -> Range<Int> {
        start(ofLine: lines.lowerBound)..<start(ofLine: lines.upperBound)
    }

    /// The 0-based line that contains an offset. The end of the file belongs to the last line.
    ///
    /// - Complexity: O(log lines)
    public func line(at offset: Int) -> Int {
        // The last of the starts is the end of the file, which begins no line.
        max(0, lineStarts.dropLast().partitioningIndex { Int($0) > offset } - 1)
    }

    /// The line and column of an offset.
    ///
    /// - Complexity: O(log lines + length of the line)
    public func position(at offset: Int) -> SourcePosition {
        let offset = min(max(0, offset), bytes.count)
        let line = line(at: offset)
        let start = start(ofLine: line)
        return SourcePosition(
            offset: offset,
            line: line + 1,
            column: bytes.column(from: start, to: offset)
        )
    }

    /// The text of a byte range.
    public func string(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }
}
