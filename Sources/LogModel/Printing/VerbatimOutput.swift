internal import MarkdownAST

/// Collects what is written for one part of a source, and costs next to nothing as long as that is what stands there.
///
/// Until something else than the source's own next bytes is written, nothing is copied: a piece of the source is taken by
/// its range, and other bytes are compared.
struct VerbatimOutput {
    let source: [UInt8]
    private var start = 0
    /// Up to where the source has been written.
    private var cursor = 0
    private var isVerbatim = true
    private var bytes: [UInt8] = []

    /// What is written for a line ending.
    private let lineEnding: [UInt8]

    init(source: SourceText) {
        self.source = source.bytes
        lineEnding = source.lineEnding
    }

    /// Begins with the part of the source that stands at an offset.
    mutating func start(at offset: Int) {
        (start, cursor, isVerbatim) = (offset, offset, true)
        bytes.removeAll(keepingCapacity: true)
    }

    /// What has been written; nil if it is the source up to an offset.
    func written(upTo end: Int) -> [UInt8]? {
        if !isVerbatim { return bytes }
        return cursor == end ? nil : Array(source[start..<cursor])
    }

    /// Writes a piece of the source.
    mutating func append(_ range: Range<Int>) {
        if range.isEmpty { return }
        if isVerbatim, range.lowerBound == cursor {
            cursor = range.upperBound
        } else {
            diverge()
            bytes.append(contentsOf: source[range])
        }
    }

    /// Writes one byte; for LF the line ending of the source.
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
