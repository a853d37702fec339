extension Unicode.Scalar {
    /// The character that begins a piece of UTF-8; nil if none does.
    init?(utf8 bytes: ArraySlice<UInt8>) {
        guard let lead = bytes.first else { return nil }
        let count: Int
        var value: UInt32
        switch lead {
        case 0x00...0x7F: (count, value) = (1, UInt32(lead))
        case 0xC2...0xDF: (count, value) = (2, UInt32(lead & 0x1F))
        case 0xE0...0xEF: (count, value) = (3, UInt32(lead & 0x0F))
        case 0xF0...0xF4: (count, value) = (4, UInt32(lead & 0x07))
        default: return nil
        }
        guard bytes.count >= count else { return nil }
        for byte in bytes.dropFirst().prefix(count - 1) {
            guard byte & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        // Overlong forms are refused by their values, surrogates by the standard library.
        guard count < 3 || value >= (count == 3 ? 0x800 : 0x10000) else { return nil }
        self.init(value)
    }

    /// The bytes of the character.
    var utf8: [UInt8] { Array(String(self).utf8) }

    /// The number of bytes of the character.
    var utf8Count: Int { value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4 }
}
