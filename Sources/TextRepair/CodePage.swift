/// The byte that stands for a character in the code pages through which UTF-8 is misread.
///
/// Windows-1252 and Latin-1 differ only in 0x80 to 0x9F: there Windows-1252 has 27 characters and five holes, which its
/// decoders pass through as control characters, and Latin-1 has 32 control characters.
enum CodePage {
    /// Which of the two pages a character tells.
    enum Evidence: Sendable {
        case either
        case windows1252
        case latin1
    }

    /// The byte of a character at or above U+0080, if one of the pages has it.
    static func byte(for scalar: Unicode.Scalar) -> (byte: UInt8, page: Evidence)? {
        let value = scalar.value
        switch value {
        case 0xA0...0xFF: return (UInt8(truncatingIfNeeded: value), .either)
        case 0x81, 0x8D, 0x8F, 0x90, 0x9D: return (UInt8(truncatingIfNeeded: value), .either)
        case 0x80...0x9F: return (UInt8(truncatingIfNeeded: value), .latin1)
        default:
            // Most text is above or below the range of the 27, so the search is rare.
            guard value >= 0x152, value <= 0x2122 else { return nil }
            guard let index = upperHalf.firstIndex(of: UInt16(truncatingIfNeeded: value)) else { return nil }
            return (UInt8(truncatingIfNeeded: 0x80 + index), .windows1252)
        }
    }

    /// The characters of Windows-1252 from 0x80 to 0x9F, 0 for the holes.
    private static let upperHalf: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
    ]
}
