internal import MarkdownAST

/// `invalid-date` and `future-date`, for one field.
struct DateCheck {
    let facts: LogFacts
    let today: LogDate

    /// - Parameter schema: the index of the field's schema; nil for a field of the header.
    func check(_ field: FieldFacts, ofSchema schema: Int?, _ findings: inout Findings) {
        let bytes = facts.source.bytes
        guard !field.isEmpty, !facts.placeholders.isPlaceholder(field, ofSchema: schema, in: bytes) else {
            return
        }
        let date: LogDate
        let range: Range<Int>
        if let scan = DateScanner.date(in: bytes, field.firstLine) {
            (date, range) = (scan.date, field.firstLine.lowerBound..<scan.end)
        } else if let value = field.date {
            (date, range) = (value, field.firstLine)
        } else {
            let isNumeric = DateScanner.isISO(
                bytes, at: field.range.lowerBound, end: field.firstLine.upperBound)
            let reason =
                isNumeric
                ? "is no day of the calendar; correct it"
                : "cannot be read as one day; write it as 2026-02-11"
            findings.add(.invalidDate, field.firstLine, "\(facts.quoted(field.firstLine)) \(reason)")
            return
        }
        if date > today { findings.add(.futureDate, range, "\(date) lies in the future; correct the date") }
    }
}
