import LogModel

/// The edits that give a failure the first severity that the log knows, and add what was learnt since.
func escalation(of id: EntryID, adding lesson: String, in log: LogDocument) throws -> [TextEdit] {
    guard let worst = log.knownValues(of: .severity).first else { return [] }
    var edit = LogEdit(log)
    try edit.set(.severity, of: id, to: worst.name)
    try edit.append(lesson, to: .lesson, of: id)
    return try edit.finish()
}

/// The edits that record a failure in a log that stands alone.
func additions(of postmortem: Postmortem, to log: LogDocument) throws -> [TextEdit] {
    let family = LogFamily(log: LogFamily.Member(log, name: "FAILURE_LOG.md"))
    return try family.recording([postmortem]).log
}

/// A log after edits, read anew.
func applying(_ edits: [TextEdit], to log: LogDocument) throws -> LogDocument {
    let source = try log.document.source.applying(edits)
    return try LogDocument(parsing: source)
}

/// All edits that record a failure and bring the file into its canonical form.
func canonicalAdditions(of postmortem: Postmortem, to log: LogDocument) throws -> [TextEdit] {
    let addition = try additions(of: postmortem, to: log)
    let added = try applying(addition, to: log)
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
