/// Ways to take UTF-8 for another encoding.
public enum Misreading: Sendable, CaseIterable {
    /// Windows-1252, its holes passed through as control characters.
    case windows1252
    /// Latin-1.
    case latin1
}

/// The text that results when the UTF-8 of a text is taken for a code page.
public func misread(_ text: String, as misreading: Misreading) -> String {
    var result = String.UnicodeScalarView()
    for byte in text.utf8 {
        switch (misreading, byte) {
        case (.windows1252, 0x80...0x9F): result.append(upperHalf[Int(byte) - 0x80])
        case (.windows1252, _), (.latin1, _): result.append(Unicode.Scalar(byte))
        }
    }
    return String(result)
}

/// Windows-1252 from 0x80 to 0x9F, as unicode.org's mapping table has it.
private let upperHalf =
    Array(
        "\u{20AC}\u{81}\u{201A}\u{192}\u{201E}\u{2026}\u{2020}\u{2021}\u{2C6}\u{2030}\u{160}\u{2039}\u{152}\u{8D}\u{17D}\u{8F}"
            .unicodeScalars
    )
    + Array(
        "\u{90}\u{2018}\u{2019}\u{201C}\u{201D}\u{2022}\u{2013}\u{2014}\u{2DC}\u{2122}\u{161}\u{203A}\u{153}\u{9D}\u{17E}\u{178}"
            .unicodeScalars
    )
