/// What the beginning of an entry may hold besides its title.
extension HeadScan {
    /// The key by which an entry is named.
    enum Key {
        /// An id with letters and digits.
        case id(KeyScan)
        /// A number: the range of the digits, what stands for, and the range of the word before it.
        case number(Int, digits: Range<Int>, word: Range<Int>)
    }

    /// Where the date stands.
    enum DatePlace {
        case start
        case end
    }

    /// The bytes of an id; nil for a number, and if there is no key.
    var keyRange: Range<Int>? { if case .id(let key) = key { key.range } else { nil } }

    /// Whether a date, a severity or a status is there.
    var holdsValues: Bool { date != nil || severity != nil || status != nil }

    /// The key behind what it is called: `Bug ID: 001`, `Incident ID: FL-7`.
    func keyBehindName(_ bytes: [UInt8], _ range: Range<Int>) -> (key: Key, end: Int)? {
        guard let blank = range.prefix(24).first(where: { bytes[$0] == UInt8(ascii: " ") }),
            bytes.has("ID", at: blank + 1) || bytes.has("Id", at: blank + 1),
            HeadingWords.isEntryName(bytes, range.lowerBound..<blank)
        else { return nil }
        var start = bytes.skippingBlanks(from: blank + 3, to: range.upperBound)
        if start < range.upperBound, bytes[start].isOne(of: ":#") { start += 1 }
        start = bytes.skippingBlanks(from: start, to: range.upperBound)
        guard start > blank + 3 else { return nil }
        if let scan = KeyScan(bytes, at: start, end: range.upperBound) {
            return (.id(scan), scan.range.upperBound)
        }
        let digits =
            start..<(range.clamped(to: start..<range.upperBound).first { !bytes[$0].isDigit }
            ?? range.upperBound)
        guard digits.count <= 9, let value = Int(bytes.string(digits)),
            !bytes.isWordCharacter(at: digits.upperBound)
        else { return nil }
        return (.number(value, digits: digits, word: range.lowerBound..<blank), digits.upperBound)
    }

    /// The date behind the words that lead to it: `Incident 3 of 4 March 2026: t`, `Incident 2026-03-04: t`, `Session: 2026-03-04 — t`.
    func dateBehindWords(_ bytes: [UInt8], _ range: Range<Int>, isFirst: Bool) -> DateScan? {
        let end = range.upperBound
        if key != nil {
            guard let word = HeadingWords.endOfDayWord(bytes, range),
                let scan = DateScan(bytes, at: bytes.skippingBlanks(from: word, to: end), end: end),
                Self.isSetOff(bytes, scan.range.upperBound, end)
            else { return nil }
            return scan
        }
        guard isFirst else { return nil }
        if let word = NumberScan.keyWord(bytes, at: range.lowerBound, end: end),
            HeadingWords.isEntryName(bytes, word),
            let scan = DateScan(bytes, at: bytes.skippingBlanks(from: word.upperBound, to: end), end: end)
        {
            return scan
        }
        return dateBehindPeriod(bytes, range)
    }

    /// The date behind a word that names a span of time, and a colon.
    private func dateBehindPeriod(_ bytes: [UInt8], _ range: Range<Int>) -> DateScan? {
        guard let colon = range.prefix(24).first(where: { bytes[$0] == UInt8(ascii: ":") }),
            HeadingWords.isPeriod(bytes, range.lowerBound..<colon)
        else { return nil }
        return DateScan(
            bytes, at: bytes.skippingBlanks(from: colon + 1, to: range.upperBound), end: range.upperBound)
    }
}
