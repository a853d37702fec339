/// The width of text on a terminal, in columns.
///
/// Wide characters are those with East Asian Width W or F in Unicode 15. Neighbouring ranges are merged if no
/// assigned narrow character lies between them.
package enum TerminalColumns {
    /// The number of columns of a text in UTF-8.
    package static func width(of text: ArraySlice<UInt8>) -> Int {
        // Most text is ASCII.
        text.allSatisfy { $0 < 0x80 } ? text.count : String(decoding: text, as: UTF8.self).columns
    }
}

extension String {
    /// The number of columns of the text: two each for emoji and for wide East Asian characters.
    package var columns: Int {
        // Most text is ASCII.
        if utf8.allSatisfy({ $0 < 0x80 }) { return utf8.count }
        return reduce(0) { $0 + $1.columns }
    }
}

extension Character {
    /// The number of columns of the character: 0, 1 or 2.
    package var columns: Int {
        guard let first = unicodeScalars.first else { return 0 }
        // U+FE0F draws a text symbol as an emoji.
        if first.properties.isEmoji, unicodeScalars.dropFirst().first?.value == 0xFE0F {
            return 2
        }
        return first.columns
    }
}

extension Unicode.Scalar {
    fileprivate var columns: Int {
        if value < 0x300 { return value == 0xAD ? 0 : 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        if (0x1160...0x11FF).contains(value) { return 0 }
        if properties.isEmojiPresentation { return 2 }
        return Self.wide.contains { $0.contains(value) } ? 2 : 1
    }

    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97C,
        0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
        0x16FE0...0x18D08, 0x1AFF0...0x1B2FB, 0x1F200...0x1F265, 0x20000...0x3FFFD,
    ]
}
