extension FieldSchema.Kind {
    /// Writes a one-line value in its canonical form; what is ambiguous, and any remark, as it is.
    ///
    /// - Parameter range: the value, without blanks around it.
    func write(_ range: Range<Int>, of bytes: [UInt8], to output: inout [UInt8]) {
        switch self {
        case .date:
            guard !DateScanner.isISO(bytes, at: range.lowerBound, end: range.upperBound),
                let scan = DateScanner.date(in: bytes, range),
                // Two dates are a range, and half of one is not to be rewritten.
                !Self.holdsYear(bytes, scan.end..<range.upperBound)
            else { break }
            output += scan.date.description.utf8
            output += bytes[scan.end..<range.upperBound]
            return
        case .choice(let choices):
            guard let match = ChoiceScanner.match(bytes, range, choices) else { break }
            output += match.choice.spelling
            output += bytes[match.remark]
            return
        case .text, .list, .ruleReference: break
        }
        output += bytes[range]
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

extension FieldSchema {
    /// The form that values take: none where the template is double-encoded.
    var form: Kind { isDamaged ? .text : kind }
}
