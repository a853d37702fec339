/// An id of any form at some offset: `F-001`, `FL-12`, `bug-7`, `LRN-20260303-A1F`, `F001`, `DA-001r`.
///
/// It begins with a letter, has a digit, and has letters, digits, dashes and underscores only. Whether it is an id of the log or
/// a word such as `UTF-8` is told by its family: the ids with the same beginning.
struct KeyScan {
    let range: Range<Int>
    /// The letters before the first digit, with what joins them to it.
    let prefix: Range<Int>
    /// Whether a dash or an underscore stands before the first digit.
    let isJoined: Bool
    /// The last run of digits as a number; nil if it does not fit or the id does not end with one.
    let number: Int?

    static let maximumLength = 48

    init?(_ bytes: [UInt8], at start: Int, end limit: Int) {
        let limit = min(limit, bytes.count)
        guard start < limit, bytes[start].isLetter else { return nil }
        if start > 0, bytes[start - 1].isLetter || bytes[start - 1].isDigit { return nil }
        var end = start
        var firstDigit: Int?
        while end < limit {
            let byte = bytes[end]
            if byte.isDigit {
                if firstDigit == nil { firstDigit = end }
            } else if !(byte.isLetter || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")) {
                break
            }
            end += 1
        }
        while end > start, bytes[end - 1] == UInt8(ascii: "-") || bytes[end - 1] == UInt8(ascii: "_") {
            end -= 1
        }
        guard let firstDigit, firstDigit < end, end - start <= Self.maximumLength else { return nil }
        if end < bytes.count, bytes[end] >= 0x80, bytes.isWordCharacter(at: end) { return nil }
        let letters = firstDigit - start
        guard letters <= 24 else { return nil }
        range = start..<end
        // `F-1`, and `BUG-C1`, which counts in a class of its own.
        if bytes[start..<firstDigit].contains(where: { $0.isOne(of: "-_") }) {
            (prefix, isJoined) = (start..<firstDigit, true)
        } else {
            // `F001` has its number at its end, and few letters before it; so has `P0-1`, whose prefix has a digit.
            guard letters <= 6 else { return nil }
            let digits = bytes[firstDigit..<end].prefix(while: \.isDigit)
            let rest = digits.endIndex + 1..<max(end, digits.endIndex + 1)
            let isSplit =
                !rest.isEmpty && bytes[digits.endIndex] == UInt8(ascii: "-")
                && bytes[rest].allSatisfy(\.isDigit)
            guard isSplit || digits.endIndex == end else { return nil }
            (prefix, isJoined) = (start..<(isSplit ? rest.lowerBound : firstDigit), isSplit)
        }
        var digits = end
        while digits > firstDigit, bytes[digits - 1].isDigit { digits -= 1 }
        number = end - digits <= 9 ? Int(bytes.string(digits..<end)) : nil
    }

    /// The beginning of the id as families are told apart: in lower case.
    func family(in bytes: [UInt8]) -> [UInt8] { bytes[prefix].map(\.lowercased) }

    /// The id at the start of a table's cell, be it a link or not.
    init?(_ bytes: [UInt8], cell: Range<Int>) {
        var start = bytes.skippingMarks(cell)
        if start < cell.upperBound, bytes[start] == UInt8(ascii: "[") { start += 1 }
        self.init(bytes, at: start, end: cell.upperBound)
    }

    /// Whether a cell holds nothing but the id, or a link with the id as its text.
    func isWhole(_ bytes: [UInt8], _ cell: Range<Int>) -> Bool {
        guard isJoined || number != nil else { return false }
        let end = bytes.trimmingMarks(cell).upperBound
        return range.upperBound == end
            || range.upperBound < end && bytes[range.upperBound] == UInt8(ascii: "]")
    }
}
