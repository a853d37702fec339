/// Questions about eight bytes at once, held in a 64-bit word with the first byte in the lowest bits.
///
/// To *mark* a byte means to set its highest bit in the result. All other bits of the result are 0.
extension UInt64 {
    /// The same byte in all eight positions.
    @inlinable
    @inline(__always)
    package static func each(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }

    /// Marks the bytes in a range of ASCII characters.
    @inlinable
    @inline(__always)
    package func marks(from first: UInt8, to last: UInt8) -> UInt64 {
        let low = self & Self.each(0x7F)
        // The addition carries into the highest bit of a byte that is large enough, and never into the next
        // byte.
        let isAtLeastFirst = low &+ Self.each(0x80 - first)
        let isAboveLast = low &+ Self.each(0x7F - last)
        return isAtLeastFirst & ~isAboveLast & ~self & Self.each(0x80)
    }

    /// Marks the digits.
    @inlinable
    @inline(__always)
    package var digitMarks: UInt64 { marks(from: UInt8(ascii: "0"), to: UInt8(ascii: "9")) }

    /// Marks the bytes `0xC3`, and possibly others outside ASCII that follow one.
    @inlinable
    @inline(__always)
    package var leadC3Marks: UInt64 { hint(of: 0xC3) }

    /// The bytes with `A` to `Z` made lower case.
    @inlinable
    @inline(__always)
    package var lowercasedBytes: UInt64 {
        self | marks(from: UInt8(ascii: "A"), to: UInt8(ascii: "Z")) >> 2
    }

    /// Marks the bytes that equal `byte`.
    @inlinable
    @inline(__always)
    package func marks(of byte: UInt8) -> UInt64 {
        let low = Self.each(0x7F)
        let difference = self ^ Self.each(byte)
        return ~((difference & low) &+ low | difference | low)
    }

    /// Nonzero if and only if one of the bytes equals `byte`; `marks(of:)` tells which.
    @inlinable
    @inline(__always)
    package func hint(of byte: UInt8) -> UInt64 {
        let difference = self ^ Self.each(byte)
        return (difference &- Self.each(0x01)) & ~difference & Self.each(0x80)
    }

    /// Whether any byte is less than an ASCII byte. Bytes outside ASCII never are.
    @inlinable
    @inline(__always)
    package func hasByte(below byte: UInt8) -> Bool {
        (self &- Self.each(byte)) & ~self & Self.each(0x80) != 0
    }
}
