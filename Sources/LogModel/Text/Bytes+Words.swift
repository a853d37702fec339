/// Looking at eight bytes at once: a word of 64 bits holds them, the first one lowest.
extension Array<UInt8> {
    /// The first offset in a range whose byte is marked.
    ///
    /// - Parameter mark: answers for eight bytes with a word in which the highest bit of each marked byte is set, and no other. A zero
    ///   byte is never marked.
    /// - Complexity: O(range)
    @inline(__always)
    func firstOffset(in range: Range<Int>, marked mark: (UInt64) -> UInt64) -> Int? {
        withUnsafeBytes { $0.firstOffset(in: range, marked: mark) }
    }
}

extension UnsafeRawBufferPointer {
    /// The first offset in a range whose byte is marked.
    @inline(__always)
    func firstOffset(in range: Range<Int>, marked mark: (UInt64) -> UInt64) -> Int? {
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
    @inline(__always)
    func word(at offset: Int, before limit: Int) -> UInt64 {
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

extension UInt64 {
    /// A byte in all eight places.
    @inline(__always)
    static func each(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }

    /// Marks the bytes from one ASCII character to another.
    @inline(__always)
    func marks(from first: UInt8, to last: UInt8) -> UInt64 {
        let low = self & Self.each(0x7F)
        // Adding lifts what is large enough into the highest bit, and never into the next byte.
        let isAtLeastFirst = low &+ Self.each(0x80 - first)
        let isAboveLast = low &+ Self.each(0x7F - last)
        return isAtLeastFirst & ~isAboveLast & ~self & Self.each(0x80)
    }

    /// Marks the digits.
    @inline(__always)
    var digitMarks: UInt64 { marks(from: UInt8(ascii: "0"), to: UInt8(ascii: "9")) }

    /// Marks the bytes `0xC3`, and perhaps others outside ASCII behind one.
    @inline(__always)
    var leadC3Marks: UInt64 {
        let rest = self ^ Self.each(0xC3)
        return (rest &- Self.each(0x01)) & ~rest & Self.each(0x80)
    }

    /// The bytes with `A` to `Z` made small.
    @inline(__always)
    var lowercasedBytes: UInt64 {
        self | marks(from: UInt8(ascii: "A"), to: UInt8(ascii: "Z")) >> 2
    }
}
