internal import ByteText

/// The hashes of terms: FNV-1a. Who makes two terms collide on purpose only finds an entry that is not about them.
enum TermHash {
    static let start: UInt64 = 0xCBF2_9CE4_8422_2325
    /// An identifier is another term than the word with its letters.
    static let identifierStart: UInt64 = 0x84222325_CBF29CE4

    @inline(__always)
    static func adding(_ byte: UInt8, to hash: UInt64) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }

    /// Adds a character by its code.
    static func adding(_ scalar: UInt32, to hash: UInt64) -> UInt64 {
        if scalar < 0x80 { return adding(UInt8(truncatingIfNeeded: scalar), to: hash) }
        return (hash ^ UInt64(scalar)) &* 0x100_0000_01B3
    }

    /// The hash of ASCII letters and digits without regard to capitals; other bytes do not count.
    static func of(
        _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, from start: UInt64 = start
    ) -> UInt64 {
        var hash = start
        for place in range where bytes[place].isLetter || bytes[place].isDigit {
            hash = adding(bytes[place].lowercased, to: hash)
        }
        return hash
    }

    /// The hash of a word that is ASCII letters.
    static func of(_ word: some StringProtocol) -> UInt64 {
        word.utf8.reduce(start) { adding($1.lowercased, to: $0) }
    }
}
