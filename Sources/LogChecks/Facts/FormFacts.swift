internal import LogModel
internal import MarkdownAST

/// An entry that is not in bizlog's own form, as checks look at it: only what is true in any log.
struct FormFacts {
    /// How messages name it: by its id, else by its day and its title.
    let name: String
    /// The id by which other entries may name it; nil if it has none, or only a number.
    let id: EntryID?
    /// The bytes that name it; those of its first line if nothing does.
    let nameRange: Range<Int>
    /// The lines of the entry.
    let lines: Range<Int>
    /// The bytes of those lines.
    let range: Range<Int>
    /// The day, if it stands in the entry itself.
    let day: LogDate?
    /// The day, wherever it stands.
    let date: (date: LogDate, range: Range<Int>)?
    /// What it says, without what names it.
    let texts: [Range<Int>]

    init(_ entry: FormEntry, in document: Document) {
        let key = entry.key
        let title = document.source.string(entry.titleRange)
        let named = key?.id.text ?? entry.date?.content.description ?? ""
        let names = [named, key?.isNumber ?? true ? title : ""]
        name = names.filter { !$0.isEmpty }.joined(separator: " ")
        id = key.flatMap { $0.isNumber ? nil : $0.id }
        let first = document.source.content(ofLine: entry.lines.lowerBound)
        nameRange = key?.range ?? (entry.titleRange.isEmpty ? first : entry.titleRange)
        lines = entry.lines
        range = entry.range
        day = entry.ownDay
        date = entry.date.map { ($0.content, $0.range) }
        if entry.form == .row {
            texts = entry.fields.filter { $0.role != .date && $0.role != .status && $0.role != .severity }
                .map(\.value)
        } else {
            let body = document.source.start(ofLine: min(entry.lines.lowerBound + 1, entry.lines.upperBound))
            texts = [
                entry.form == .item ? entry.range : min(body, entry.range.upperBound)..<entry.range.upperBound
            ]
        }
    }

    /// The entries of a log that stand in no form of bizlog's own.
    ///
    /// - Complexity: O(n) in the bytes of the names
    static func all(in log: LogDocument) -> [FormFacts] {
        log.formEntries.map { FormFacts($0, in: log.document) }
    }
}

extension LogDocument {
    /// The entries that are read by inference only, in the order of the file.
    var formEntries: [FormEntry] {
        guard inferred != nil else { return [] }
        return entries.compactMap { $0.syntax == nil ? $0.form : nil }
    }
}
