/// The canonical form of a value: some bytes, and then a part of the source.
struct ValueForm {
    let start: [UInt8]
    let rest: Range<Int>

    /// The canonical form of a one-line value; what is ambiguous, and any remark, stays as it is.
    ///
    /// - Parameter range: the value, without blanks around it.
    init(of range: Range<Int>, in bytes: [UInt8], _ schema: FieldSchema) {
        switch schema.kind {
        case .date:
            guard !DateScanner.isISO(bytes, at: range.lowerBound, end: range.upperBound),
                let scan = DateScanner.date(in: bytes, range),
                // Two dates are a range, and half of one is not to be rewritten.
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
