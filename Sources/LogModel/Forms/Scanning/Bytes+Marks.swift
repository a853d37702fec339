/// Walks over what decorates a text without being a word of it: emphasis, emoji, boxes, anchors.
extension Array<UInt8> {
    /// The scalar at an offset, and its length in bytes. The bytes are UTF-8; an offset within a scalar answers with U+FFFD.
    func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
        let first = self[offset]
        if first < 0x80 { return (Unicode.Scalar(first), 1) }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, offset + length <= count else { return ("\u{FFFD}", 1) }
        var value = UInt32(first & (0x7F >> UInt8(length)))
        for index in 1..<length { value = value << 6 | UInt32(self[offset + index] & 0x3F) }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }

    /// Whether a letter or digit of any script stands at an offset.
    func isWordCharacter(at offset: Int) -> Bool {
        guard offset < count else { return false }
        let byte = self[offset]
        if byte < 0x80 { return byte.isLetter || byte.isDigit }
        let properties = scalar(at: offset).scalar.properties
        return properties.isAlphabetic || properties.numericType != nil
    }

    /// The length of what decorates at an offset: a blank, a mark of emphasis or code, an emoji; 0 if it is none.
    private func markLength(at offset: Int) -> Int {
        let byte = self[offset]
        if byte < 0x80 { return byte.isBlank || byte.isOne(of: "*_`~") ? 1 : 0 }
        let (scalar, length) = scalar(at: offset)
        return scalar.isDecoration ? length : 0
    }

    /// The first offset in a range that is neither blank nor decoration; boxes, HTML tags and names of emoji are decoration, too.
    func skippingMarks(_ range: Range<Int>) -> Int {
        var offset = range.lowerBound
        while offset < range.upperBound {
            let length = markLength(at: offset)
            if length > 0 {
                offset += length
                continue
            }
            guard let end = tagEnd(at: offset, before: range.upperBound) else { break }
            offset = end
        }
        return Swift.min(offset, range.upperBound)
    }

    /// Behind the HTML tag, the box `[x]`, the image or the name of an emoji that begins at an offset; nil if none does.
    private func tagEnd(at offset: Int, before limit: Int) -> Int? {
        switch self[offset] {
        case UInt8(ascii: "<"):
            guard offset + 2 < limit, self[offset + 1].isLetter || self[offset + 1] == UInt8(ascii: "/"),
                // A tag ends before the next one begins, so each byte is looked at once.
                let close = self[offset + 1..<limit].firstIndex(where: { $0.isOne(of: "<>") }),
                self[close] == UInt8(ascii: ">"),
                self[offset + 1..<close].contains(UInt8(ascii: "=")) || close - offset < 12,
                self[close - 1] == UInt8(ascii: "/") || self[offset + 1] == UInt8(ascii: "/")
                    || self[offset + 1..<close].contains(UInt8(ascii: "="))
                    || Self.isInlineTag(self[offset + 1..<close])
            else { return nil }
            return close + 1
        case UInt8(ascii: "["):
            guard offset + 2 < limit, self[offset + 2] == UInt8(ascii: "]"),
                self[offset + 1].isOne(of: " xX-~/>!")
            else { return nil }
            return offset + 3
        case UInt8(ascii: ":"):
            guard
                let close = self[(offset + 1)..<Swift.min(limit, offset + 40)].firstIndex(
                    of: UInt8(ascii: ":")),
                close > offset + 1,
                self[(offset + 1)..<close].allSatisfy({ $0.isLetter || $0 == UInt8(ascii: "_") || $0.isDigit }
                )
            else { return nil }
            return close + 1
        default: return nil
        }
    }

    private static func isInlineTag(_ name: ArraySlice<UInt8>) -> Bool {
        name.elementsEqual("b".utf8) || name.elementsEqual("i".utf8) || name.elementsEqual("br".utf8)
            || name.elementsEqual("em".utf8) || name.elementsEqual("strong".utf8)
    }

    /// The range without blanks and decoration at both ends.
    func trimmingMarks(_ range: Range<Int>) -> Range<Int> {
        let range = trimmingBlanks(range)
        let start = skippingMarks(range)
        var end = range.upperBound
        while end > start {
            var first = end - 1
            while first > start, self[first] & 0xC0 == 0x80 { first -= 1 }
            guard markLength(at: first) > 0 else { break }
            end = first
        }
        return start..<end
    }
}

extension Unicode.Scalar {
    /// Whether it is an emoji, an arrow or the like, and no letter, digit, quotation mark, bracket or sign that says something.
    fileprivate var isDecoration: Bool {
        switch properties.generalCategory {
        case .otherSymbol, .nonspacingMark, .enclosingMark, .format, .modifierSymbol, .otherPunctuation:
            value != 0xA7 && value != 0x203B && !(0xFF01...0xFF1F).contains(value)
                && !(0x3001...0x3002).contains(value)
        default: false
        }
    }
}
