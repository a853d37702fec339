internal import MarkdownAST

/// A label in an entry of any form, what it stands for, and where its value stands.
///
/// All ranges are byte offsets into the source.
package struct FormField: Sendable {
    /// How a label is written.
    package enum Style: Sendable, Equatable {
        /// `**X:** v`
        case strong
        /// `X: v`
        case plain
        /// `### X`
        case heading
        /// A row of a table with two columns.
        case row
        /// A cell of a table in which each row is an entry.
        case column
        /// A line of front matter.
        case data
        /// A value without a label, in the entry's heading.
        case inHeading
    }

    package let style: Style
    /// The line of the label, 0-based.
    package let line: Int
    /// The label as it is written, with its marks, its list marker and its colon.
    @CompactRange package private(set) var spelling: Range<Int>
    /// The words of the label.
    @CompactRange package private(set) var words: Range<Int>
    package let role: FieldRole?
    /// Whether the label is exactly one that the table of roles has.
    let isExact: Bool
    /// What the field says, without blanks around it; empty behind the label if it says nothing.
    @CompactRange package var value: Range<Int>

    /// The part of the value that is on its first line.
    func firstLine(in source: SourceText) -> Range<Int> {
        guard !value.isEmpty else { return value }
        let end = source.bytes[value].firstIndex(where: \.isLineEnding) ?? value.upperBound
        return value.lowerBound..<end
    }
}
