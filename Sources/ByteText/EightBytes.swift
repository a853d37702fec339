/// Questions to eight bytes at once, which a word of 64 bits holds, the first one lowest.
///
/// What *marks* a byte sets its highest bit in the answer, and nothing else.
extension UInt64 {
    /// A byte in all eight places.
    @inlinable
    @inline(__always)
    package static func each(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }

    /// Marks the bytes from one ASCII character to another.
    @inlinable
    @inline(__always)
    package func marks(from first: UInt8, to last: UInt8) -> UInt64 {
        let low = self & Self.each(0x7F)
        // Adding lifts what is large enough into the highest bit, and never into the next byte.
        let isAtLeastFirst = low &+ Self.each(0x80 - first)
        let isAboveLast = low &+ Self.each(0x7F - last)
        return isAtLeastFirst & ~isAboveLast & ~self & Self.each(0x80)
    }

    /// Marks the digits.
    @inlinable
    @inline(__always)
    package var digitMarks: UInt64 { marks(from: UInt8(ascii: "0"), to: UInt8(ascii: "9")) }

    /// Marks the bytes `0xC3`, and perhaps others outside ASCII behind one.
    @inlinable
    @inline(__always)
    package var leadC3Marks: UInt64 { hint(of: 0xC3) }

    /// The bytes with `A` to `Z` made small.
    @inlinable
    @inline(__always)
    package var lowercasedBytes: UInt64 {
        self | marks(from: UInt8(ascii: "A"), to: UInt8(ascii: "Z")) >> 2
    }

    /// Marks the bytes that equal one.
    @inlinable
    @inline(__always)
    package func marks(of byte: UInt8) -> UInt64 {
        let low = Self.each(0x7F)
        let difference = self ^ Self.each(byte)
        return ~((difference & low) &+ low | difference | low)
    }

    /// Not 0 if and only if one of the bytes equals this one; where that is, `marks(of:)` tells.
    @inlinable
    @inline(__always)
    package func hint(of byte: UInt8) -> UInt64 {
        let difference = self ^ Self.each(byte)
        return (difference &- Self.each(0x01)) & ~difference & Self.each(0x80)
    }

    /// Whether one of the bytes is less than an ASCII byte. Bytes outside ASCII are not.
    @inlinable
    @inline(__always)
    package func hasByte(below byte: UInt8) -> Bool {
        (self &- Self.each(byte)) & ~self & Self.each(0x80) != 0
    }
}
