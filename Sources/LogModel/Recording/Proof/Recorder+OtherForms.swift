internal import MarkdownAST

extension Recorder {
    /// Why the entries of a log that are in another form than bizlog's own would not be read as before; nil if they are, or if the log
    /// has none.
    ///
    /// The proof in ``EditProof`` looks at a piece of the file. What is inferred hangs on the whole of it.
    ///
    /// - Complexity: O(n) in the bytes of the file for a log that has such entries, O(1) for others
    func faultOfOtherForms(_ edits: [TextEdit]) -> RecordingProblem.Reason? {
        let log = family.log.document
        guard log.places != nil, !edits.isEmpty else { return nil }
        let added = Set(entries.compactMap { $0.failure?.entryID })
        let line = edits.last.map { log.document.source.position(at: $0.range.lowerBound).line } ?? 1
        let fault = RecordingProblem.Reason.noForm(file: family.log.name, line: line, fault: .others)
        guard let source = try? log.document.source.applying(edits),
            let document = try? Document(parsing: source)
        else { return fault }
        let after = LogDocument(reading: document).failures.filter { !added.contains($0.id) }
        return after == log.failures ? nil : fault
    }
}
