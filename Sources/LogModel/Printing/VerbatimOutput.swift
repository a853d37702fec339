internal import MarkdownAST

/// Collects the output for one part of a source, at almost no cost while the output equals the source.
///
/// Nothing is copied until the output differs from the source's next bytes: ranges of the source are compared
/// by position, other bytes by value.
struct VerbatimOutput {
    let source: [UInt8]
    private var start = 0
    /// The offset up to which the output equals the source.
    private var cursor = 0
    private var isVerbatim = true
    private var bytes: [UInt8] = []

    /// The line ending to write for LF.
    private let lineEnding: [UInt8]

    init(source: SourceText) {
        self.source = source.bytes
        lineEnding = source.lineEnding
    }

    /// Begins with the part of the source at an offset.
    mutating func start(at offset: Int) {
        (start, cursor, isVerbatim) = (offset, offset, true)
        bytes.removeAll(keepingCapacity: true)
    }

    /// The output; nil if it equals the source up to `end`.
    func written(upTo end: Int) -> [UInt8]? {
        if !isVerbatim { return bytes }
        return cursor == end ? nil : Array(source[start..<cursor])
    }

    /// Writes a range of the source.
    mutating func append(_ range: Range<Int>) {
        if range.isEmpty { return }
        if isVerbatim, range.lowerBound == cursor {
            cursor = range.upperBound
        } else {
            diverge()
            bytes.append(contentsOf: source[range])
        }
    }

    /// Writes one byte; LF becomes the line ending of the source.
    mutating func append(_ byte: UInt8) {
        if byte == 0x0A, lineEnding.count > 1 { return append(lineEnding) }
        if isVerbatim, cursor < source.count, source[cursor] == byte {
            cursor += 1
        } else {
            diverge()
            bytes.append(byte)
        }
    }

    /// Writes bytes.
    mutating func append(_ other: [UInt8]) {
        if isVerbatim {
            let end = cursor + other.count
            if end <= source.count, source[cursor..<end] == other[...] {
                cursor = end
                return
            }
        }
        diverge()
        bytes.append(contentsOf: other)
    }

    private mutating func diverge() {
        guard isVerbatim else { return }
        isVerbatim = false
        bytes.append(contentsOf: source[start..<cursor])
    }
}
