/// What is visible without a look at the tables of Unicode or at the characters beside it. Nearly all text is, and is shown as it is.
extension Unicode.Scalar {
    /// Whether a character is neither a control, a format, a separator of lines nor without a look of its own. Of the others nothing is said.
    @inlinable
    @inline(__always)
    package static func isCertainlyVisible(_ value: UInt32) -> Bool {
        switch value {
        case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x34F, 0x350..<0x600: true
        case 0x2010..<0x2028, 0x2030..<0x2060, 0x2070..<0x3164, 0x3165..<0xD800: true
        case 0x1F000..<0x1FB00: true
        default: false
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// How many bytes a character takes that is certainly visible; 0 for any other.
    ///
    /// - Parameter index: where the character begins in valid UTF-8.
    @inlinable
    @inline(__always)
    package func lengthOfVisible(at index: Int) -> Int {
        let byte = self[index]
        if byte < 0x80 { return Unicode.Scalar.isCertainlyVisible(UInt32(byte)) ? 1 : 0 }
        let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        guard index + length <= count else { return 0 }
        var value = UInt32(byte) & (0x7F >> UInt32(length))
        for offset in 1..<length { value = value << 6 | UInt32(self[index + offset] & 0x3F) }
        return Unicode.Scalar.isCertainlyVisible(value) ? length : 0
    }

    /// The eight bytes from an offset on; nil if there are fewer.
    @inlinable
    @inline(__always)
    package func eight(at index: Int) -> UInt64? {
        guard index + 8 <= count else { return nil }
        return UInt64(
            littleEndian: UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: index, as: UInt64.self))
    }
}

extension UInt64 {
    /// Whether all of eight bytes are visible characters of ASCII.
    @inlinable
    @inline(__always)
    package var areVisible: Bool {
        self & Self.each(0x80) == 0 && !hasByte(below: 0x20) && hint(of: 0x7F) == 0
    }
}
