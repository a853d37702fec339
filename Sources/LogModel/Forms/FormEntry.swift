internal import MarkdownAST

/// An entry in a form that is not bizlog's own: what names it, what it says of itself, and where that stands.
///
/// All ranges are byte offsets into the source; lines are 0-based. It never changes, so it is a class: a copy costs nothing.
package final class FormEntry: Sendable {
    /// How it was found.
    package let form: FormKind
    /// The lines of the entry, from its first line to the last that is not blank.
    package let lines: Range<Int>
    /// The bytes of those lines, without the last line's ending.
    package let range: Range<Int>
    /// The id or number by which it is named; nil if there is none.
    package let key: Key?
    /// The title as Markdown; empty if there is none.
    package let title: String
    /// The bytes of the title; empty if there is none.
    package let titleRange: Range<Int>
    /// The day, and where it stands; nil if there is none that can be read.
    package let date: Value<LogDate>?
    package let severity: Value<Choice>?
    package let status: Value<Choice>?
    /// The fields, in the order of the file.
    package let fields: [FormField]
    /// The heading, the words of the item or the line in bold, taken apart.
    let head: HeadScan
    /// The node of the heading that begins it, or of the item; nil for a row, a line and a file without headings.
    package let node: Int?
    /// The table and the row, for an entry that is one.
    let row: (table: Int, row: Int)?

    init(
        form: FormKind, lines: Range<Int>, range: Range<Int>, key: Key?, title: String,
        titleRange: Range<Int>,
        date: Value<LogDate>?, severity: Value<Choice>?, status: Value<Choice>?, fields: [FormField],
        head: HeadScan, node: Int?, row: (table: Int, row: Int)?
    ) {
        (self.form, self.lines, self.range, self.key) = (form, lines, range, key)
        (self.title, self.titleRange) = (title, titleRange)
        (self.date, self.severity, self.status, self.fields) = (date, severity, status, fields)
        (self.head, self.node, self.row) = (head, node, row)
    }

    /// What names an entry.
    package struct Key: Sendable {
        package let id: EntryID
        package let range: Range<Int>
        /// Whether it is a number and not an id.
        package let isNumber: Bool

        init(_ bytes: [UInt8], _ range: Range<Int>, isNumber: Bool) {
            id = EntryID(foreign: bytes.string(range))
            self.range = range
            self.isNumber = isNumber
        }
    }

    /// A value, and where it stands.
    package struct Value<Content: Sendable>: Sendable {
        package let content: Content
        package let range: Range<Int>
    }
}

extension FormEntry? {
    /// The entry if its title is shorter than what bizlog's own form takes for one: its date, severity or status stands beside it.
    var titled: FormEntry? { flatMap { $0.head.holdsValues ? $0 : nil } }
}
