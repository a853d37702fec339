/// A number that names an entry: `3.`, `#3`, `Incident #3:`, `Bug 7 —`, `問題 1：`, `§16`.
struct NumberScan {
    let value: Int
    let digits: Range<Int>
    /// The word before the number; empty if there is none.
    let word: Range<Int>
    let end: Int

    /// Reads a number at an offset, with a separator behind it.
    init?(_ bytes: [UInt8], at start: Int, end limit: Int) {
        var offset = start
        var word = start..<start
        var isMarked = false
        if let found = Self.keyWord(bytes, at: start, end: limit) {
            word = found
            offset = bytes.skippingBlanks(from: found.upperBound, to: limit)
            if offset < limit, bytes[offset] == UInt8(ascii: "-"), offset == found.upperBound { offset += 1 }
        }
        if offset < limit, let length = Self.numberSign(bytes, offset) {
            offset = bytes.skippingBlanks(from: offset + length, to: limit)
            isMarked = true
        }
        guard let first = Self.digits(bytes, at: offset, end: limit) else { return nil }
        var digits = first
        var last = first
        // `1.2 title` counts within a section.
        while word.isEmpty, digits.upperBound < limit, bytes[digits.upperBound] == UInt8(ascii: "."),
            let next = Self.digits(bytes, at: digits.upperBound + 1, end: limit)
        {
            (digits, last) = (digits.lowerBound..<next.upperBound, next)
        }
        // `0.18` is an amount, and `8.17.26` a day.
        let isWithinSection =
            last != first && digits.count <= 8 && bytes[digits.lowerBound] != UInt8(ascii: "0")
            && last.count <= 2
            && (bytes[digits].count { $0 == UInt8(ascii: ".") } == 1 || Int(bytes.string(last)) ?? 0 < 20)
        guard last == first || isWithinSection, let value = Int(bytes.string(last)) else { return nil }
        // `1️⃣ title`
        var behind = digits.upperBound
        if bytes.has("\u{FE0F}\u{20E3}", at: behind) {
            behind += 6
            isMarked = true
        }
        let isSpaced = behind < limit && bytes[behind].isBlank
        let next = bytes.skippingBlanks(from: behind, to: limit)
        let isAtEnd = next >= limit
        let separator = isAtEnd ? 0 : Self.separator(bytes, next, limit, isSpaced: isSpaced)
        guard
            isWithinSection && isSpaced && !isAtEnd || isMarked && (isSpaced || isAtEnd || separator > 0)
                || !word.isEmpty && (isAtEnd || separator > 0)
                || word.isEmpty && separator > 0 && !isAtEnd && !isSpaced
                || word.isEmpty && isSpaced && separator == 3
                || word.isEmpty && isSpaced && separator == 1 && bytes[next] == UInt8(ascii: "-")
        else { return nil }
        // `09:40 – t` has a time.
        if next == behind, !isMarked, word.isEmpty,
            ClockTime.end(bytes, at: digits.lowerBound, end: limit) != nil
        {
            return nil
        }
        // `2026 — t` and `Outage March 2026` have a year, and `Слово3` one word; Chinese, Japanese and Korean set no blank before a number.
        if !isMarked, (1990...2099).contains(value), word.isEmpty || Self.endsInMonth(bytes, word) {
            return nil
        }
        if !isMarked, word.upperBound == digits.lowerBound, !word.isEmpty, !Self.endsInIdeograph(bytes, word)
        {
            return nil
        }
        self.value = value
        self.digits = digits
        self.word = word
        end = isAtEnd ? limit : behind
    }

    /// Reads a whole range as a number, with or without a sign before it: the inside of `[3]`.
    init?(_ bytes: [UInt8], whole range: Range<Int>) {
        var offset = range.lowerBound
        if let length = Self.numberSign(bytes, offset) { offset += length }
        guard let digits = Self.digits(bytes, at: offset, end: range.upperBound),
            digits.upperBound == range.upperBound,
            let value = Int(bytes.string(digits))
        else { return nil }
        self.value = value
        self.digits = digits
        word = range.lowerBound..<range.lowerBound
        end = range.upperBound
    }

    private static func endsInMonth(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
        let last = bytes[word].lastIndex(where: \.isBlank).map { $0 + 1 } ?? word.lowerBound
        return DateNames.month(bytes, last..<word.upperBound) != nil
    }

    private static func endsInIdeograph(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
        guard word.count >= 3 else { return false }
        let (scalar, length) = bytes.scalar(at: word.upperBound - 3)
        return length == 3 && scalar.value >= 0x2E80
    }

    private static func digits(_ bytes: [UInt8], at start: Int, end limit: Int) -> Range<Int>? {
        var offset = start
        while offset < limit, bytes[offset].isDigit { offset += 1 }
        return offset > start && offset - start <= 5 ? start..<offset : nil
    }

    private static func numberSign(_ bytes: [UInt8], _ offset: Int) -> Int? {
        if bytes[offset] == UInt8(ascii: "#") { return 1 }
        if bytes.has("§", at: offset) { return 2 }
        if bytes.has("№", at: offset) { return 3 }
        if bytes.has("No. ", at: offset) || bytes.has("Nr. ", at: offset) { return 4 }
        if bytes[offset].isOne(of: "nN"), bytes.has("°", at: offset + 1) || bytes.has("º", at: offset + 1) {
            return 3
        }
        return bytes.has("第", at: offset) ? 3 : nil
    }

    private static func separator(_ bytes: [UInt8], _ offset: Int, _ limit: Int, isSpaced: Bool) -> Int {
        switch bytes[offset] {
        case UInt8(ascii: ":"): return 1
        case UInt8(ascii: "."), UInt8(ascii: ")"):
            return offset + 1 >= limit || bytes[offset + 1].isBlank || bytes[offset + 1] == UInt8(ascii: "*")
                ? 1 : 0
        case UInt8(ascii: "-"): return isSpaced && offset + 1 < limit && bytes[offset + 1].isBlank ? 1 : 0
        case UInt8(ascii: "("), UInt8(ascii: "["): return isSpaced ? 1 : 0
        case UInt8(ascii: "*"), UInt8(ascii: "|"): return 1
        default: break
        }
        if bytes.has("—", at: offset) || bytes.has("–", at: offset) || bytes.has("：", at: offset)
            || bytes.has("、", at: offset)
            || bytes.has("：", at: offset) || bytes.has("．", at: offset) || bytes.has("（", at: offset)
        {
            return 3
        }
        return 0
    }

    /// One or two words at an offset behind which a number may stand, with a blank or a sign between; nil if there are none.
    static func keyWord(_ bytes: [UInt8], at start: Int, end limit: Int) -> Range<Int>? {
        var offset = start
        var words = 0
        var last: Range<Int>?
        while offset < limit, words < 2 {
            let first = offset
            while offset < limit,
                bytes[offset].isLetter || bytes[offset] >= 0x80 && bytes.isWordCharacter(at: offset)
                    || offset > first && bytes[offset] == UInt8(ascii: "'")
            {
                offset += bytes[offset] < 0x80 ? 1 : bytes.scalar(at: offset).length
            }
            guard offset > first, offset - first <= 30 else { return nil }
            words += 1
            let next = bytes.skippingBlanks(from: offset, to: limit)
            guard next < limit else { return nil }
            if bytes[next].isDigit || numberSign(bytes, next) != nil
                || next == offset && bytes[next] == UInt8(ascii: "-") && next + 1 < limit
                    && bytes[next + 1].isDigit
            {
                last = start..<offset
                break
            }
            guard next > offset else { return nil }
            offset = next
        }
        return last
    }
}
