/// Looking at eight bytes at once: a word of 64 bits holds them, the first one lowest.
extension Array<UInt8> {
    /// The first offset in a range whose byte is marked.
    ///
    /// - Parameter mark: answers for eight bytes with a word in which the highest bit of each marked byte is set, and no other. A zero
    ///   byte is never marked.
    /// - Complexity: O(range)
    @inlinable
    @inline(__always)
    package func firstOffset(in range: Range<Int>, marked mark: (UInt64) -> UInt64) -> Int? {
        withUnsafeBytes { $0.firstOffset(in: range, marked: mark) }
    }
}

extension UnsafeRawBufferPointer {
    /// The first offset in a range whose byte is marked.
    @inlinable
    @inline(__always)
    package func firstOffset(in range: Range<Int>, marked mark: (UInt64) -> UInt64) -> Int? {
        let range = range.clamped(to: 0..<count)
        var offset = range.lowerBound
        while offset < range.upperBound {
            let marks = mark(word(at: offset, before: range.upperBound))
            if marks != 0 { return offset + marks.trailingZeroBitCount / 8 }
            offset += 8
        }
        return nil
    }

    /// The eight bytes at an offset; those at a limit and behind it are zero.
    @inlinable
    @inline(__always)
    package func word(at offset: Int, before limit: Int) -> UInt64 {
        let length = Swift.min(limit, count) - offset
        if offset < 0 || length <= 0 { return 0 }
        if length >= 8 { return UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self)) }
        let mask = (UInt64(1) << UInt64(length * 8)) &- 1
        if offset + 8 <= count {
            return UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self)) & mask
        }
        // At the end of the buffer: what stands before the offset is shifted out.
        var word: UInt64 = 0
        for index in 0..<length { word |= UInt64(self[offset + index]) << (UInt64(index) * 8) }
        return word
    }
}
