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

    init(_ entry: LogEntry, file: Int, place: Int, _ hidden: HiddenText) {
        (self.entry, self.file, self.place) = (entry, file, place)
        summary = entry.summary
        name = entry.hasID ? hidden.short(entry.id.text) : ""
        title = hidden.short(entry.title)
        let text = entry.isRule ? "" : entry[.cause]?.value.description ?? ""
        let line = text.split(whereSeparator: \.isNewline).first {
            $0.contains { $0.isLetter || $0.isNumber }
        }
        cause = line.map { hidden.short(String($0.drop { "-*+> \t".contains($0) })) }
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
