extension Array<UInt8> {
    /// The offset of the first byte that is not part of well-formed UTF-8 (Unicode 15, table 3-7), or nil.
    ///
    /// - Complexity: O(n).
    var firstInvalidUTF8Offset: Int? {
        let span = self.span
        let words = span.bytes
        let nonASCII = UInt64(repeating: 0x80)
        let count = span.count
        var offset = 0
        while offset < count {
            let lead = span[offset]
            if lead < 0x80 {
                offset += 1
                while offset + 8 <= count,
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
            default: return offset
            }
            guard offset + length <= count, span[offset + 1] >= low, span[offset + 1] <= high else {
                return offset
            }
            for index in offset + 2..<Swift.max(offset + 2, offset + length) where span[index] & 0xC0 != 0x80
            {
                return offset
            }
            offset += length
        }
        return nil
    }
}

extension Array<UInt8> {
    /// The column, from 1, of an offset in the line that begins at `start`. A byte order mark has no column.
    func column(from start: Int, to offset: Int) -> Int {
        let first = start == 0 && starts(with: SourceText.byteOrderMark) ? 3 : start
        return self[first..<Swift.max(first, offset)].characterCount + 1
    }
}

extension Sequence<UInt8> {
    /// The number of Unicode scalars, taken as the number of bytes that continue none.
    var characterCount: Int {
        reduce(into: 0) { count, byte in if byte & 0xC0 != 0x80 { count += 1 } }
    }
}
