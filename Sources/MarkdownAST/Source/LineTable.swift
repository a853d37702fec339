internal import ByteText

/// The line starts of a file, and facts about its bytes that later stages use to skip work.
struct LineTable {
    /// The byte offset of each line's start, then the length of the file.
    private(set) var starts: [UInt32] = []
    /// Whether any byte is outside ASCII. If none is, the bytes are valid UTF-8.
    private(set) var hasNonASCII = false
    private(set) var hasCarriageReturns = false
    private(set) var hasTildes = false
    private(set) var hasCarets = false

    /// Scans a file; a large one in parts on several threads.
    init(scanning bytes: [UInt8]) {
        let ranges = ParallelMap.ranges(of: bytes.indices, count: ParallelMap.partCount(forSize: bytes.count))
        let parts = ParallelMap.map(ranges, size: bytes.count) { LineTable(scanning: bytes, $0) }
        starts.reserveCapacity(parts.reduce(1) { $0 + $1.starts.count })
        for part in parts {
            starts.append(contentsOf: part.starts)
            hasNonASCII = hasNonASCII || part.hasNonASCII
            hasCarriageReturns = hasCarriageReturns || part.hasCarriageReturns
            hasTildes = hasTildes || part.hasTildes
            hasCarets = hasCarets || part.hasCarets
        }
        let count = UInt32(truncatingIfNeeded: bytes.count)
        if starts.last != count { starts.append(count) }
    }

    /// Scans one part of a file for line endings.
    private init(scanning bytes: [UInt8], _ range: Range<Int>) {
        starts.reserveCapacity(range.count / 40 + 3)
        let span = bytes.span
        if range.lowerBound == 0 { starts.append(0) }
        scanBytes(of: span, scanWords(of: span, range)..<range.upperBound)
    }

    /// Scans eight bytes at a time.
    ///
    /// - Returns: the offset of the first byte that was not scanned.
    private mutating func scanWords(of span: Span<UInt8>, _ range: Range<Int>) -> Int {
        let bytes = span.bytes
        var offset = range.lowerBound
        var seen: UInt64 = 0
        var tildes: UInt64 = 0
        var carets: UInt64 = 0
        while offset + 8 <= range.upperBound {
            let word = UInt64(
                littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
            if word.hasByte(below: 0x0E) {
                let returns = word.marks(of: 0x0D)
                if returns != 0 { hasCarriageReturns = true }
                var ends = word.marks(of: 0x0A) | returns
                while ends != 0 {
                    endLine(at: offset + ends.trailingZeroBitCount / 8, of: span)
                    ends &= ends - 1
                }
            }
            seen |= word
            tildes |= word.hint(of: UInt8(ascii: "~"))
            carets |= word.hint(of: UInt8(ascii: "^"))
            offset += 8
        }
        hasTildes = tildes != 0
        hasCarets = carets != 0
        hasNonASCII = seen & UInt64.each(0x80) != 0
        return offset
    }

    private mutating func scanBytes(of span: Span<UInt8>, _ range: Range<Int>) {
        for offset in range {
            switch span[offset] {
            case 0x0A: endLine(at: offset, of: span)
            case 0x0D:
                hasCarriageReturns = true
                endLine(at: offset, of: span)
            case UInt8(ascii: "~"): hasTildes = true
            case UInt8(ascii: "^"): hasCarets = true
            case 0x80...: hasNonASCII = true
            default: break
            }
        }
    }

    /// Ends a line with the LF or CR at an offset. A CR before an LF ends no line, even at the end of a part.
    private mutating func endLine(at offset: Int, of span: Span<UInt8>) {
        let next = offset + 1
        if span[offset] == 0x0D, next < span.count, span[next] == 0x0A { return }
        starts.append(UInt32(truncatingIfNeeded: next))
    }

    /// Whether more lines end with CRLF than with LF.
    ///
    /// - Complexity: O(lines)
    func prefersCRLF(in bytes: [UInt8]) -> Bool {
        var balance = 0
        for start in starts.dropFirst() {
            let end = Int(start)
            guard bytes[end - 1] == 0x0A else { continue }
            balance += end > 1 && bytes[end - 2] == 0x0D ? 1 : -1
        }
        return balance > 0
    }

    /// The line and column of an offset in bytes that may not be UTF-8.
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
