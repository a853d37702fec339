extension String {
    /// The text with `\u{…}` for every character that acts on a terminal or cannot be seen: controls, escapes, separators of lines and
    /// paragraphs, characters that change the direction, have no width, or only change how others look. Those within an emoji stay. So
    /// is the first sign of `##[`, by which GitHub Actions knows a command anywhere in a line.
    var printable: String {
        spellingOut { "\\u{\(String($0.value, radix: 16, uppercase: true))}" }.spellingOutCommands("\\u{23}#[")
    }

    /// The text of a JSON document with `\uXXXX` for the same characters, but for the line feeds between its values.
    var printableJSON: String {
        let text = spellingOut { scalar in
            if scalar == "\n" { return "\n" }
            return scalar.utf16.map { unit in
                let digits = String(unit, radix: 16)
                return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            }.joined()
        }
        return text.spellingOutCommands("\\u0023#[")
    }

    private func spellingOutCommands(_ spelling: String) -> String {
        // Searching is slow, and hardly any text has the sign.
        utf8.contains(UInt8(ascii: "#")) ? replacing("##[", with: spelling) : self
    }

    /// Bytes as text, with `\xE9` for each that does not belong to a character in UTF-8.
    init(spellingOutInvalid bytes: some Collection<UInt8>) {
        if let text = String(validating: bytes, as: UTF8.self) {
            self = text
            return
        }
        self = ""
        for part in bytes.decoded {
            switch part {
            case .scalar(let scalar): unicodeScalars.append(scalar)
            case .byte(let byte): self += "\\x" + String(byte, radix: 16, uppercase: true)
            }
        }
    }

    private func spellingOut(_ spelling: (Unicode.Scalar) -> String) -> String {
        if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return self }
        guard unicodeScalars.contains(where: \.isUnprintable) else { return self }
        let scalars = Array(unicodeScalars)
        var result = String.UnicodeScalarView()
        // What lies before it belongs to a flag whose name is spelled by tags.
        var flagEnd = 0
        for (index, scalar) in scalars.enumerated() {
            if scalar == "\u{1F3F4}" { flagEnd = index + 1 + scalars[(index + 1)...].flagTagCount }
            if !scalar.isUnprintable || index < flagEnd || scalars.isWithinEmoji(at: index) {
                result.append(scalar)
            } else {
                result.append(contentsOf: spelling(scalar).unicodeScalars)
            }
        }
        return String(result)
    }
}

extension Unicode.Scalar {
    /// Whether the character acts on a terminal or cannot be seen.
    fileprivate var isUnprintable: Bool {
        if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) || value == 0xAD }
        if properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint { return true }
        switch properties.generalCategory {
        case .format: return !isVisibleFormat
        case .lineSeparator, .paragraphSeparator: return true
        default: return false
        }
    }

    /// The signs of Arabic, Syriac and Kaithi that stand before a number and are seen.
    private var isVisibleFormat: Bool {
        switch value {
        case 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: true
        default: false
        }
    }

    fileprivate var isPictogram: Bool { value > 0x7F && properties.isEmoji }

    fileprivate var isVariationOfEmoji: Bool { value == 0xFE0E || value == 0xFE0F }
}

extension [Unicode.Scalar] {
    /// Whether an invisible character is a part of an emoji: it says how the sign before it is drawn, or joins two.
    fileprivate func isWithinEmoji(at index: Int) -> Bool {
        guard index > 0 else { return false }
        let previous = self[index - 1]
        let next = index + 1 < count ? self[index + 1] : nil
        if self[index].isVariationOfEmoji {
            return previous.isPictogram || previous.properties.isEmoji && next == "\u{20E3}"
        }
        if self[index] == "\u{200D}" {
            let sign = previous.isVariationOfEmoji && index > 1 ? self[index - 2] : previous
            return sign.isPictogram && next?.isPictogram == true
        }
        return false
    }
}

extension ArraySlice<Unicode.Scalar> {
    /// How many tags behind a black flag make it the flag of England, Scotland or Wales; 0 if they do not.
    fileprivate var flagTagCount: Int {
        for name in ["gbeng", "gbsct", "gbwls"] {
            let tags = name.unicodeScalars.map { $0.value + 0xE0000 } + [0xE007F]
            if prefix(tags.count).map(\.value) == tags { return tags.count }
        }
        return 0
    }
}
