internal import MarkdownAST

/// The form of the headings of a log's entries: the characters before the id, and those between id and title.
struct HeadingForm: Sendable, Hashable {
    let opening: [UInt8]
    let separator: [UInt8]

    /// `[F-BIZ-001] Title`
    static let bracketed = HeadingForm(opening: Array("[".utf8), separator: Array("] ".utf8))

    private init(opening: [UInt8], separator: [UInt8]) {
        self.opening = opening
        self.separator = separator
    }

    /// The form of a template's heading.
    init(of heading: EntryHeading, in bytes: [UInt8]) {
        // Links and emoji of a template are not those of its entries.
        let isComplete = !heading.title.isEmpty && heading.isPlain
        opening = heading.isBracketed ? Array("[".utf8) : []
        separator =
            isComplete
            ? Array(bytes[heading.id.upperBound..<heading.title.lowerBound])
            : Array((heading.isBracketed ? "] " : ": ").utf8)
    }
}
