/// What one pass over the bytes of a file tells: where lines begin, and which slower checks it needs.
struct LineTable {
    /// Where each line begins, and behind the last one the length of the file.
    private(set) var starts: [UInt32] = [0]
    private(set) var hasNonASCII = false
    private(set) var hasCarriageReturns = false
    private(set) var hasTildes = false
    private(set) var hasCarets = false

    init(scanning bytes: [UInt8]) {
        starts.reserveCapacity(bytes.count / 48 + 2)
        let span = bytes.span
        let count = span.count
        var bits: UInt8 = 0
        var offset = 0
        while offset < count {
            let byte = span[offset]
            offset += 1
            bits |= byte
            // Everything above CR is no line ending; only LF and CR are below it and matter.
            if byte > 0x0D {
                // `^` and `~` differ in one bit.
                if byte & 0xDF == UInt8(ascii: "^") {
                    if byte == UInt8(ascii: "~") { hasTildes = true } else { hasCarets = true }
                }
                continue
            }
            if byte == 0x0A {
                starts.append(UInt32(truncatingIfNeeded: offset))
            } else if byte == 0x0D {
                hasCarriageReturns = true
                if offset < count, span[offset] == 0x0A { offset += 1 }
                starts.append(UInt32(truncatingIfNeeded: offset))
            }
        }
        hasNonASCII = bits >= 0x80
        if starts.last != UInt32(truncatingIfNeeded: count) {
            starts.append(UInt32(truncatingIfNeeded: count))
        }
    }

    /// Line and column of an offset in bytes that may not be UTF-8.
    func position(of offset: Int, in bytes: [UInt8]) -> SourcePosition {
        let line = starts.lastIndex { Int($0) <= offset } ?? 0
        let start = Int(starts[line])
        return SourcePosition(
            offset: offset,
            line: line + 1,
            column: bytes.column(from: start, to: offset)
        )
    }
}
