/// The canonical form of a value: some new bytes, followed by a range of the source.
struct ValueForm {
    let start: [UInt8]
    let rest: Range<Int>

    /// Makes the canonical form of a one-line value. An ambiguous value and any remark stay unchanged.
    ///
    /// - Parameter range: the value, without blanks around it.
    init(of range: Range<Int>, in bytes: [UInt8], _ schema: FieldSchema) {
        switch schema.kind {
        case .date:
            guard !DateScanner.isISO(bytes, at: range.lowerBound, end: range.upperBound),
                let scan = DateScanner.date(in: bytes, range),
                // Two dates are a range, of which the first must not be rewritten alone.
                !Self.holdsYear(bytes, scan.end..<range.upperBound)
            else { break }
            (start, rest) = (Array(scan.date.description.utf8), scan.end..<range.upperBound)
            return
        case .choice(let choices):
            guard let match = ChoiceScanner.match(bytes, range, choices) else { break }
            (start, rest) = (choices[match.index].spelling, match.remark)
            return
        case .text, .list, .ruleReference: break
        }
        (start, rest) = ([], range)
    }

    private static func holdsYear(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        var digits = 0
        for byte in bytes[range] {
            digits = byte.isDigit ? digits + 1 : 0
            if digits == 4 { return true }
        }
        return false
    }
}
