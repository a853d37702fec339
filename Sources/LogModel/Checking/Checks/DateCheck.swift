internal import MarkdownAST

/// `invalid-date` and `future-date`, for one field.
struct DateCheck {
    let facts: LogFacts
    let today: LogDate

    func check(_ field: LogFacts.Field, _ findings: inout Findings) {
        guard !field.isEmpty, !facts.placeholders.isPlaceholder(field, in: facts.source) else { return }
        let bytes = facts.source.bytes
        let date: LogDate
        let range: Range<Int>
        if let scan = DateScanner.date(in: bytes, field.firstLine) {
            (date, range) = (scan.date, field.firstLine.lowerBound..<scan.end)
        } else if case .date(let value, _) = field.value {
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
