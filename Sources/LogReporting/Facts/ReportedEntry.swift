internal import ByteText
internal import LogModel

/// An entry that a report shows.
struct ReportedEntry: Sendable {
    let entry: LogEntry
    /// The index of its log.
    let file: Int
    /// Its place in its log.
    let place: Int
    let summary: EntrySummary
    /// Its id or number; empty if it has none.
    let name: String
    /// As Markdown, on one line and without credentials.
    let title: String
    /// The first line of what it says of its cause, as it is counted; nil for a rule, and if it says nothing.
    let cause: String?

    private static let mostOfCause = 2000

    init(_ entry: LogEntry, file: Int, place: Int, _ hidden: HiddenText) {
        (self.entry, self.file, self.place) = (entry, file, place)
        summary = entry.summary
        name = entry.hasID ? hidden.short(entry.id.text) : ""
        title = hidden.short(entry.title)
        cause = entry.isRule ? nil : Self.cause(of: entry).map { hidden.short($0) }
    }

    /// The first line of what an entry says of its cause, without a mark before it.
    private static func cause(of entry: LogEntry) -> String? {
        guard let range = entry[.cause]?.valueRange else { return nil }
        let bytes = entry.log.document.source.bytes
        // No more of it is shown.
        for line in bytes[range].prefix(mostOfCause).split(whereSeparator: \.isLineEnding) {
            let text = line.drop { $0.isOne(of: "-*+> \t") }
            if text.contains(where: { $0.isLetter || $0.isDigit || $0 >= 0x80 }) {
                return String(decoding: text, as: UTF8.self)
            }
        }
        return nil
    }
}

/// How a report names an entry, be it one that it shows or not.
struct EntryMention: Sendable, Hashable {
    /// The id; if there is none, the title, as Markdown.
    let text: String
    /// The number of the entry among those that the report shows; nil if it shows it not.
    let number: Int?
    /// Whether ``text`` is a title.
    let isTitle: Bool
}
