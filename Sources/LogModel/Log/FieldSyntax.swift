internal import MarkdownAST

/// A label with what belongs to it, as reading finds it in an entry or a header.
///
/// It does not hold its document, see ``LogField`` for the two together.
package struct FieldSyntax: Sendable {
    package let label: Label
    /// The field's place in the schema; nil if the schema does not know it, or the entry has it already.
    package let schemaIndex: Int?
    var content: EntryBody.Content
    /// The bytes behind the label on its line, without blanks around them.
    @CompactRange private(set) var head: Range<Int>
    /// Behind the last line of the label's paragraph that belongs to the field.
    var paragraphEnd: Int
    /// For a list item the width of its marker, otherwise 0.
    let indentation: Int
    /// Behind the last line of the list item.
    let itemEnd: Int
    /// Whether no blank line stands before it.
    let isAttached: Bool
    /// Whether the next field in the source is one that the schema knows as a one-line field.
    var isFollowedByLine = false
    /// Whether a hard break stands between it and the next field in its paragraph.
    var endsWithHardBreak = false

    /// The line that the label stands on.
    var line: Int { content.lines.lowerBound }
}

/// Where the value of a field stands.
package struct ValuePlace {
    /// From the first to the last byte of the value; empty, behind the label, if there is none.
    package let range: Range<Int>
    /// The part of the range that is on its first line.
    package let firstLine: Range<Int>
    /// The lines that the range runs over; empty if there is no value.
    let lines: Range<Int>
}

extension Document {
    /// Where the value of a field stands: from the first line with text on, behind the label or under it, to the last one.
    package func valuePlace(of field: FieldSyntax) -> ValuePlace {
        var first = field.line
        var text = source.bytes.trimmingBlanks(valueLine(first, of: field))
        while text.isEmpty, first + 1 < field.content.lines.upperBound {
            first += 1
            text = source.bytes.trimmingBlanks(valueLine(first, of: field))
        }
        if text.isEmpty {
            let end = field.label.range.upperBound
            return ValuePlace(range: end..<end, firstLine: end..<end, lines: field.line..<field.line)
        }
        var last = field.content.lines.upperBound - 1
        var end = text
        while last > first {
            end = source.bytes.trimmingBlanks(valueLine(last, of: field))
            if !end.isEmpty { break }
            last -= 1
        }
        if last == first { end = text }
        let range = text.lowerBound..<end.upperBound
        return ValuePlace(range: range, firstLine: text, lines: first..<last + 1)
    }

    /// What of a line of a field may belong to its value: what stands behind the label, and under it all but the indentation of a list
    /// item; without the marks of a hard break that leads to the next field.
    func valueLine(_ line: Int, of field: FieldSyntax) -> Range<Int> {
        let end = contentEnd(ofLine: line, in: field)
        if line == field.line {
            return field.head.isEmpty ? field.head : field.head.lowerBound..<max(field.head.lowerBound, end)
        }
        var start = source.content(ofLine: line).lowerBound
        if line < field.itemEnd {
            let limit = min(start + field.indentation, end)
            while start < limit, source.bytes[start] == UInt8(ascii: " ") { start += 1 }
        }
        return start..<max(start, end)
    }

    /// Where the content of a field's line ends: at the end of the label's paragraph before the marks of a hard break that leads to the
    /// next field, and before blanks, which say nothing there.
    func contentEnd(ofLine line: Int, in field: FieldSyntax) -> Int {
        let content = source.content(ofLine: line)
        guard line == field.paragraphEnd - 1 else { return content.upperBound }
        var text = source.bytes.trimmingBlanks(content)
        if field.endsWithHardBreak, let last = text.last, source.bytes[last] == UInt8(ascii: "\\") {
            text = source.bytes.trimmingBlanks(text.lowerBound..<last)
        }
        return text.upperBound
    }
}
