import LogModel

/// The edit that adds an entry, given as Markdown, behind the last one; none if the log has no entries.
func additions(of entry: String, to log: LogDocument) -> [TextEdit] {
    guard let end = log.entries.last?.range.upperBound else { return [] }
    return [TextEdit(range: end..<end, replacement: "\n\n\(entry)")]
}

/// The edits that give a failure the first severity that the log knows.
func escalation(of id: EntryID, in log: LogDocument) throws -> [TextEdit] {
    guard let worst = log.knownValues(of: .severity).first else { return [] }
    return try log.edits(setting: "Severity", of: id, to: .choice(worst, remark: ""))
}

/// A log with an entry added, read anew.
func adding(_ entry: String, to log: LogDocument) throws -> LogDocument {
    let source = try log.document.source.applying(additions(of: entry, to: log))
    return try LogDocument(parsing: source)
}

/// All edits that add an entry and bring the file into its canonical form.
func canonicalAdditions(of entry: String, to log: LogDocument) throws -> [TextEdit] {
    let addition = additions(of: entry, to: log)
    let added = try adding(entry, to: log)
    return addition.followed(by: LogFormatter().format(added.document).edits)
}

/// The file without double-encoded text, and the places that need a person's judgement.
func repaired(_ document: Document) throws -> (file: [UInt8], doubtful: [SourcePosition]) {
    let repair = EncodingRepair(scanning: document)
    let file = try document.source.applying(repair.edits)
    return (file.bytes, repair.findings.filter(\.isAmbiguous).map(\.position))
}

/// Whether a file is the same before and behind its edits.
func isUntouched(around edits: [TextEdit], from old: [UInt8], to new: [UInt8]) -> Bool {
    guard let first = edits.first, let last = edits.last else { return old == new }
    let rest = old[last.range.upperBound...]
    return new.starts(with: old[..<first.range.lowerBound]) && new.suffix(rest.count).elementsEqual(rest)
}
