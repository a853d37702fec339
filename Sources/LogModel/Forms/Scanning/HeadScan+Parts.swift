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

    /// The date behind a word that names a span of time, and a colon.
    func dateBehindPeriod(_ bytes: [UInt8], _ range: Range<Int>) -> DateScan? {
        guard let colon = range.prefix(24).first(where: { bytes[$0] == UInt8(ascii: ":") }),
            HeadingWords.isPeriod(bytes, range.lowerBound..<colon)
        else { return nil }
        return DateScan(
            bytes, at: bytes.skippingBlanks(from: colon + 1, to: range.upperBound), end: range.upperBound)
    }
}
