extension String {
    /// The text with another spelling for every character that controls a terminal or is invisible: control characters, line and paragraph
    /// separators, and characters that change the direction, have no width, or only change how others look. Those within an emoji stay.
    ///
    /// - Parameter kept: control characters that stay.
    /// - Complexity: O(n)
    package func spellingOutInvisible(
        except kept: Set<Unicode.Scalar> = [],
        _ spelling: (Unicode.Scalar) -> String = { "\\u{\(String($0.value, radix: 16, uppercase: true))}" }
    ) -> String {
        let scalars = unicodeScalars
        var result = ""
        // The start of the text not copied yet, and the end of a flag whose name is spelled with tag
        // characters.
        var (start, flagEnd) = (scalars.startIndex, scalars.startIndex)
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let scalar = scalars[index]
            let next = scalars.index(after: index)
            if scalar == "\u{1F3F4}" { flagEnd = scalars.endOfFlag(from: next) }
            if scalar.isUnprintable, index >= flagEnd, !kept.contains(scalar),
                !scalars.isWithinEmoji(at: index)
            {
                result.unicodeScalars += scalars[start..<index]
                result += spelling(scalar)
                start = next
            }
            index = next
        }
        if start == scalars.startIndex { return self }
        result.unicodeScalars += scalars[start...]
        return result
    }
}

extension Unicode.Scalar {
    /// Whether the character controls a terminal or is invisible.
    fileprivate var isUnprintable: Bool {
        if Self.isCertainlyVisible(value) { return false }
        if value < 0x300 { return true }
        if properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint { return true }
        switch properties.generalCategory {
        case .format: return !isVisibleFormat
        case .lineSeparator, .paragraphSeparator: return true
        default: return false
        }
    }

    /// Whether the character is one of the visible signs of Arabic, Syriac and Kaithi that come before a
    /// number.
    private var isVisibleFormat: Bool {
        switch value {
        case 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: true
        default: false
        }
    }

    fileprivate var isPictogram: Bool { value > 0x7F && properties.isEmoji }

    fileprivate var isVariationOfEmoji: Bool { value == 0xFE0E || value == 0xFE0F }
}

extension String.UnicodeScalarView {
    /// Whether an invisible character is part of an emoji: a variation selector, or a joiner of two emoji.
    fileprivate func isWithinEmoji(at index: Index) -> Bool {
        guard index > startIndex else { return false }
        let before = self.index(before: index)
        let after = self.index(after: index)
        let (previous, next) = (self[before], after < endIndex ? self[after] : nil)
        if self[index].isVariationOfEmoji {
            return previous.isPictogram || previous.properties.isEmoji && next == "\u{20E3}"
        }
        if self[index] == "\u{200D}" {
            let isVaried = previous.isVariationOfEmoji && before > startIndex
            let sign = isVaried ? self[self.index(before: before)] : previous
            return sign.isPictogram && next?.isPictogram == true
        }
        return false
    }

    /// The end of the tag characters after a black flag that make it the flag of England, Scotland or Wales;
    /// `start` if they do not.
    fileprivate func endOfFlag(from start: Index) -> Index {
        let rest = self[start...]
        for name in ["gbeng", "gbsct", "gbwls"] {
            let tags = name.unicodeScalars.map { $0.value + 0xE0000 } + [0xE007F]
            if rest.lazy.map(\.value).starts(with: tags) { return index(start, offsetBy: tags.count) }
        }
        return start
    }
}
