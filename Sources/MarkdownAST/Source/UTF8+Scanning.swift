internal import ByteText

extension Array<UInt8> {
    /// The offset of the first byte that is not part of well-formed UTF-8 (Unicode 15, table 3-7); nil if all
    /// are.
    ///
    /// - Complexity: O(n)
    var firstInvalidUTF8Offset: Int? {
        let scan = scanUTF8(in: indices)
        return scan.isValid ? nil : scan.end
    }

    /// The bytes of the scalars that begin in a range; nil if one is not well formed.
    func sequences(in range: Range<Int>) -> Range<Int>? {
        var start = range.lowerBound
        while start > 0, start < range.upperBound, self[start] & 0xC0 == 0x80 { start += 1 }
        let scan = scanUTF8(in: start..<range.upperBound)
        return scan.isValid ? start..<Swift.max(start, scan.end) : nil
    }

    /// Scans the scalars that begin in a range.
    ///
    /// - Returns: the end of the last scalar, or the start of the first that is not well formed.
    private func scanUTF8(in range: Range<Int>) -> (end: Int, isValid: Bool) {
        let span = self.span
        let words = span.bytes
        let nonASCII = UInt64.each(0x80)
        let count = span.count
        var offset = range.lowerBound
        while offset < range.upperBound {
            let lead = span[offset]
            if lead < 0x80 {
                offset += 1
                while offset + 8 <= range.upperBound,
                    words.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self) & nonASCII == 0
                {
                    offset += 8
                }
                continue
            }
            let length: Int
            var low: UInt8 = 0x80
            var high: UInt8 = 0xBF
            switch lead {
            case 0xC2...0xDF: length = 2
            case 0xE0: (length, low) = (3, 0xA0)
            case 0xED: (length, high) = (3, 0x9F)
            case 0xE1...0xEF: length = 3
            case 0xF0: (length, low) = (4, 0x90)
            case 0xF4: (length, high) = (4, 0x8F)
            case 0xF1...0xF3: length = 4
            default: return (offset, false)
            }
            guard offset + length <= count, span[offset + 1] >= low, span[offset + 1] <= high else {
                return (offset, false)
            }
            for index in offset + 2..<Swift.max(offset + 2, offset + length) where span[index] & 0xC0 != 0x80
            {
                return (offset, false)
            }
            offset += length
        }
        return (offset, true)
    }
}

extension Array<UInt8> {
    /// The column of `offset`, from 1, in the line that begins at `start`. A byte order mark has no column.
    func column(from start: Int, to offset: Int) -> Int {
        let first = start == 0 && starts(with: SourceText.byteOrderMark) ? 3 : start
        return self[first..<Swift.max(first, offset)].characterCount + 1
    }
}

extension Sequence<UInt8> {
    /// The number of Unicode scalars: the bytes that are not continuation bytes.
    var characterCount: Int {
        reduce(into: 0) { count, byte in if byte & 0xC0 != 0x80 { count += 1 } }
    }
}
