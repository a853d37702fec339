internal import MarkdownAST

/// A label of an entry in any form, and its value.
struct LabelPlace {
    let style: FormField.Style
    let line: Int
    /// The label with its marks and its colon, and its words.
    let spelling: Range<Int>
    let words: Range<Int>
    /// Empty if there is none.
    let value: Range<Int>

    /// Whether the value stands on the line of the label, and on no other one.
    func isOnOneLine(in source: SourceText) -> Bool {
        !value.isEmpty && source.line(at: value.lowerBound) == line
            && source.line(at: value.upperBound - 1) == line
    }
}

extension LogEntry {
    /// The labels of the entry in the order of the file, without those under headings of its own.
    var labelPlaces: [LabelPlace] {
        guard let syntax else {
            return (form?.fields ?? []).map {
                LabelPlace(
                    style: $0.style, line: $0.line, spelling: $0.spelling, words: $0.words, value: $0.value)
            }
        }
        return syntax.body.fields.map { field in
            LabelPlace(
                style: .strong, line: field.line, spelling: field.label.range, words: field.label.text,
                value: log.document.valuePlace(of: field).range)
        }
    }

    /// The last of the labels with one-line values, one under the other, with which the entry begins; nil if it begins with none.
    var lastOneLineLabel: LabelPlace? {
        var last: LabelPlace?
        for place in labelPlaces {
            guard place.style != .column, place.style != .heading, place.style != .inHeading,
                place.isOnOneLine(in: log.document.source)
            else { break }
            if let last, place.line > last.line + 1 { break }
            last = place
        }
        return last
    }
}
