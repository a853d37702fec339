internal import ByteText

extension Array<UInt8> {
    /// The offset of the first byte that is not part of well-formed UTF-8 (Unicode 15, table 3-7), or nil.
    ///
    /// The standard library judges whatever is not ASCII. It takes four times as long as this for text that is nearly all ASCII, so eight
    /// bytes of ASCII, or four times eight, are passed over here; no character stands on both sides of them.
    ///
    /// - Complexity: O(n)
    var firstInvalidUTF8Offset: Int? {
        let (span, words) = (self.span, self.span.bytes)
        /// Whether there are eight bytes at an offset, with or without one outside ASCII.
        func holdsWord(at offset: Int, nonASCII: Bool) -> Bool {
            guard offset + 8 <= span.count else { return false }
            let word = words.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
            return (word & UInt64.each(0x80) != 0) == nonASCII
        }
        /// Whether there are 32 bytes at an offset, all of ASCII.
        func holdsLongASCII(at offset: Int) -> Bool {
            guard offset + 32 <= span.count else { return false }
            func word(_ index: Int) -> UInt64 {
                words.unsafeLoadUnaligned(fromByteOffset: offset + 8 * index, as: UInt64.self)
            }
            return (word(0) | word(1) | word(2) | word(3)) & UInt64.each(0x80) == 0
        }
        var offset = 0
        while offset < count {
            while holdsLongASCII(at: offset) { offset += 32 }
            if holdsWord(at: offset, nonASCII: false) {
                offset += 8
                continue
            }
            let start = offset
            while holdsWord(at: offset, nonASCII: true) { offset += 8 }
            // What is left at the end is judged with it.
            if count - offset < 8 { offset = count }
            do throws(UTF8.ValidationError) {
                _ = try UTF8Span(validating: span.extracting(start..<offset))
            } catch {
                return start + error.byteOffsets.lowerBound
            }
        }
        return nil
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
