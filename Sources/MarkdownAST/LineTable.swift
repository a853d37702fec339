/// What one pass over the bytes of a file tells: where lines begin, and which slower checks it needs.
struct LineTable {
    /// Where each line begins, and behind the last one the length of the file.
    private(set) var starts: [UInt32] = [0]
    private(set) var hasNonASCII = false
    private(set) var hasCarriageReturns = false
    private(set) var hasTildes = false
    private(set) var hasCarets = false

    init(scanning bytes: [UInt8]) {
        starts.reserveCapacity(bytes.count / 40 + 2)
        let span = bytes.span
        let words = scanWords(of: span)
        scanBytes(of: span, from: words)
        let count = UInt32(truncatingIfNeeded: bytes.count)
        if starts.last != count { starts.append(count) }
    }

    /// Takes eight bytes at a time, up to the first CR or the end.
    ///
    /// - Returns: how far it came.
    private mutating func scanWords(of span: Span<UInt8>) -> Int {
        let bytes = span.bytes
        var offset = 0
        var seen: UInt64 = 0
        var marks: UInt64 = 0
        while offset + 8 <= bytes.byteCount {
            let word = UInt64(
                littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
            if word.bytes(equalTo: 0x0D) != 0 { break }
            seen |= word
            // `^` and `~` differ in one bit.
            marks |= (word & ~UInt64(repeating: 0x20)).bytes(equalTo: UInt8(ascii: "^"))
            var ends = word.bytes(equalTo: 0x0A)
            while ends != 0 {
                let end = offset + ends.trailingZeroBitCount / 8 + 1
                starts.append(UInt32(truncatingIfNeeded: end))
                ends &= ends - 1
            }
            if marks != 0 {
                if word.bytes(equalTo: UInt8(ascii: "~")) != 0 { hasTildes = true }
                if word.bytes(equalTo: UInt8(ascii: "^")) != 0 { hasCarets = true }
                marks = 0
            }
            offset += 8
        }
        hasNonASCII = seen & UInt64(repeating: 0x80) != 0
        return offset
    }

    private mutating func scanBytes(of span: Span<UInt8>, from start: Int) {
        let count = span.count
        var bits: UInt8 = 0
        var offset = start
        while offset < count {
            let byte = span[offset]
            offset += 1
            bits |= byte
            // Everything above CR is no line ending; only LF and CR are below it and matter.
            if byte > 0x0D {
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
        if bits >= 0x80 { hasNonASCII = true }
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

extension UInt64 {
    /// Eight times the same byte.
    init(repeating byte: UInt8) { self = UInt64(byte) &* 0x0101_0101_0101_0101 }

    /// The highest bit of each byte that equals another, and nothing else.
    func bytes(equalTo byte: UInt8) -> UInt64 {
        let low = UInt64(repeating: 0x7F)
        let difference = self ^ UInt64(repeating: byte)
        return ~((difference & low) &+ low | difference | low)
    }
}
