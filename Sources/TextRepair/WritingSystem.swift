/// The family of scripts to which a character belongs, as far as repair needs it.
///
/// A character without one (a control, a private or unassigned code point, a script that no living text is likely to
/// hold) does not belong in a log, and no repair produces it.
enum WritingSystem: Sendable, Hashable {
    /// Latin letters, and what all scripts share: punctuation, symbols, emoji.
    case latin
    case greek
    case cyrillic
    case armenian
    case hebrew
    case arabic
    case indic
    case southeastAsian
    case georgian
    case ethiopic
    /// Han, kana, hangul and their punctuation.
    case eastAsian

    /// The system of a character at or above U+0080.
    init?(of scalar: Unicode.Scalar) {
        let value = scalar.value
        // Emoji are added every year, so beyond the basic plane the blocks count and not the assignments.
        if value < 0x10000, scalar.properties.generalCategory == .unassigned { return nil }
        switch value {
        case 0x80...0x9F: return nil
        case 0xA0...0x17F, 0x192, 0x1A0...0x1A1, 0x1AF...0x1B0, 0x1CD...0x1DC, 0x218...0x21B, 0x2B9...0x2DD,
            0x300...0x333, 0x1E00...0x1EFF, 0x2000...0x2027, 0x202F...0x205E, 0x2070...0x2BFF,
            0xFB00...0xFB06, 0xFE00...0xFE0F, 0x1D400...0x1D7FF, 0x1F000...0x1FAFF, 0xE0020...0xE007F:
            self = .latin
        case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
        case 0x400...0x52F: self = .cyrillic
        case 0x531...0x58F: self = .armenian
        case 0x591...0x5F4: self = .hebrew
        case 0x600...0x6FF, 0x750...0x77F, 0xFB50...0xFDCF, 0xFE70...0xFEFC: self = .arabic
        case 0x900...0xDFF: self = .indic
        case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF: self = .southeastAsian
        case 0x10A0...0x10FF: self = .georgian
        case 0x1200...0x139F: self = .ethiopic
        case 0x1100...0x11FF, 0x2E80...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF01...0xFFEF, 0x20000...0x323AF:
            self = .eastAsian
        default: return nil
        }
    }
}
