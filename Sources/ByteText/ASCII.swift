/// Classes of ASCII characters. Bytes outside ASCII are in none of them.
extension UInt8 {
    /// Space or tab.
    @inlinable package var isBlank: Bool { self == 0x20 || self == 0x09 }

    /// LF or CR.
    @inlinable package var isLineEnding: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }

    /// `0` to `9`
    @inlinable package var isDigit: Bool { self >= 0x30 && self <= 0x39 }

    /// `A` to `Z`
    @inlinable package var isUppercase: Bool { self >= 0x41 && self <= 0x5A }

    /// `A` to `Z`, `a` to `z`
    @inlinable package var isLetter: Bool { isUppercase || (self >= 0x61 && self <= 0x7A) }

    /// The byte with `A` to `Z` made lower case.
    @inlinable package var lowercased: UInt8 { isUppercase ? self + 0x20 : self }

    /// Whether the byte is one of a few ASCII characters.
    @inlinable
    @inline(__always)
    package func isOne(of characters: StaticString) -> Bool {
        for index in 0..<characters.utf8CodeUnitCount where characters.utf8Start[index] == self {
            return true
        }
        return false
    }
}
