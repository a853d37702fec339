/// What a character is within a word.
enum TermLetter {
    /// A letter, without its accent and in lower case.
    case letter(Plain)
    /// A character of a script without blanks between words, or with endings that change.
    case dense
    /// An accent, a joiner, or what says how the character before it looks.
    case mark
    /// A digit, a symbol or punctuation.
    case other

    /// One letter or two.
    struct Plain {
        let first: UInt32
        var second: UInt32 = 0
    }

    init(_ scalar: UInt32) {
        switch scalar {
        case 0x41...0x5A: self = .letter(Plain(first: scalar | 0x20))
        case 0x61...0x7A: self = .letter(Plain(first: scalar))
        case 0..<0xAA, 0xAB..<0xB5, 0xB6..<0xBA, 0xBB..<0xC0, 0xD7, 0xF7: self = .other
        case 0xAA..<0x250: self = .letter(Self.latin(scalar))
        case 0x300...0x36F, 0x200B...0x200D, 0xFE00...0xFE0F, 0xAD: self = .mark
        case 0x391...0x3A9, 0x410...0x42F: self = .letter(Self.plain(scalar + 0x20))
        case 0x400...0x40F: self = .letter(Self.plain(scalar + 0x50))
        case 0x531...0x556: self = .letter(Plain(first: scalar + 0x30))
        case 0xE00...0xEFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF: self = .dense
        case 0x2000...0x2BFF, 0x2E00...0x2E7F, 0x3000...0x3004, 0x3008...0x3020, 0x3030: self = .other
        case 0x2E80...0x2FFF, 0x3005...0x3007, 0x3021...0x30FA, 0x30FC...0xA4CF: self = .dense
        case 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFF66...0xFFDC, 0x20000...0x3FFFF: self = .dense
        case 0xFF21...0xFF3A: self = .letter(Plain(first: scalar - 0xFEC0))
        case 0xFF41...0xFF5A: self = .letter(Plain(first: scalar - 0xFEE0))
        case 0x30FB, 0xE000...0xF8FF, 0xFE10...0xFE6F, 0xFEFF...0xFF65, 0xFFE0...0xFFFF: self = .other
        case 0x1F000...0x1FFFF, 0xE0000...: self = .other
        default: self = .letter(Self.plain(scalar))
        }
    }

    /// The letters of Latin scripts by a table that is made once.
    private static func latin(_ scalar: UInt32) -> Plain { table[Int(scalar) - 0xAA] }

    private static func plain(_ scalar: UInt32) -> Plain {
        scalar >= 0x430 && scalar < 0x460 ? cyrillic[Int(scalar) - 0x430] : Plain(first: scalar)
    }

    private static let table = (0xAA..<UInt32(0x250)).map(plainest)
    private static let cyrillic = (0x430..<UInt32(0x460)).map(plainest)

    private static func plainest(_ code: UInt32) -> Plain {
        guard let scalar = Unicode.Scalar(code) else { return Plain(first: code) }
        let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
        let letters = PlainLetters.letters(of: lower)
        return Plain(first: (letters.first ?? lower).value, second: letters.count > 1 ? letters[1].value : 0)
    }
}
