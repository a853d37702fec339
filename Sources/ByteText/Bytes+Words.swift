/// Reads eight bytes at once as a 64-bit word, the first byte in the lowest bits.
extension Array<UInt8> {
    /// The first offset in a range whose byte is marked.
    ///
    /// - Parameter mark: given eight bytes, returns a word with the highest bit set in each marked byte and
    ///   all other bits 0. A zero byte must not be marked.
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

    /// The eight bytes at an offset. Bytes from `limit` on are zero.
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
        // Near the end of the buffer, the last eight bytes are read and the ones before the offset are
        // shifted out.
        var word: UInt64 = 0
        for index in 0..<length { word |= UInt64(self[offset + index]) << (UInt64(index) * 8) }
        return word
    }
}
