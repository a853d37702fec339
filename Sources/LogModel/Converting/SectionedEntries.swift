/// Entries in bizlog's own form that have headings in them, as inference reads them: with a field for each section.
struct SectionedEntries {
    private var forms: [Int: FormEntry] = [:]

    init(_ log: LogDocument) {
        guard log.syntax.contains(where: { !$0.body.tail.lines.isEmpty }) else { return }
        let inferred = log.inferred ?? InferredForm(log.document)
        for form in inferred.entries { forms[form.lines.lowerBound] = form }
    }

    /// How to read an entry; nil for one that is read well as it is.
    subscript(entry: LogEntry) -> FormEntry? {
        guard let syntax = entry.syntax, !syntax.body.tail.lines.isEmpty,
            let form = forms[entry.position.line - 1], form.form == .id, form.key?.id == syntax.id
        else { return nil }
        return form
    }
}
