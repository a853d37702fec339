internal import LogModel
internal import MarkdownAST

extension DiagnosticCode {
    /// A value that should be a date is not one, or could mean two days.
    public static let invalidDate = Self(rawValue: "invalid-date")
    /// A date lies in the future.
    public static let futureDate = Self(rawValue: "future-date")
}

/// The dates of the entries and of the header.
struct DateCheck: LogCheck {
    let explanations: [DiagnosticCode.Explanation] = [
        .init(
            .invalidDate,
            .error,
            "a date is none, or could be two days",
            meaning:
                "The value is no day of the calendar, or it is like `03/04/2026`, which people read in two ways.",
            example: "**Date:** 2026-02-30",
            remedy: "Write the day as `2026-02-28`."
        ),
        .init(
            .futureDate,
            .error,
            "a date lies in the future",
            meaning: "The day has not begun anywhere on Earth.",
            example: "**Date:** 2206-02-11",
            remedy: "Correct the date."
        ),
    ]

    func run(_ context: CheckContext, _ findings: inout Findings) {
        let facts = context.facts
        for field in facts.headerFields where field.role == .date {
            check(field, ofSchema: nil, facts, context.today, &findings)
        }
        for entry in facts.entries {
            for field in facts.fields(of: entry) where field.role == .date {
                check(field, ofSchema: entry.schemaIndex, facts, context.today, &findings)
            }
        }
        checkForms(context, &findings)
    }

    /// Checks the day of entries that are not in bizlog's own form. Several may take theirs from one heading.
    private func checkForms(_ context: CheckContext, _ findings: inout Findings) {
        var last: Range<Int>?
        for case let (date, range)? in context.facts.forms.map(\.date) where date > context.today {
            if range != last {
                findings.add(.futureDate, at: range, "\(date) lies in the future; correct the date")
            }
            last = range
        }
    }

    /// - Parameter schema: the index of the field's schema; nil for a field of the header.
    private func check(
        _ field: FieldFacts,
        ofSchema schema: Int?,
        _ facts: LogFacts,
        _ today: LogDate,
        _ findings: inout Findings
    ) {
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
            findings.add(.invalidDate, at: field.firstLine, "\(facts.quoted(field.firstLine)) \(reason)")
            return
        }
        if date > today {
            findings.add(.futureDate, at: range, "\(date) lies in the future; correct the date")
        }
    }
}
