import LogModel
import MarkdownAST
import MarkdownFormat

/// Any Markdown, read as a failure log: formatting is idempotent and says what it did.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLog(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let document = parse(text(bytes(start, count))) else { return 0 }
    let formatted = LogFormatter().format(document)
    checkOutcome(formatted.document, edits: formatted.edits, of: document)
    let again = LogFormatter().format(formatted.document)
    require(again.document.source.bytes == formatted.document.source.bytes, "formatting is idempotent")
    let plain = MarkdownFormatter().format(formatted.document).document
    require(plain.source.bytes == formatted.document.source.bytes, "a log is formatted as Markdown too")

    let blocks = MarkdownFormatter().format(document).document
    let before = LogDocument(reading: blocks)
    let after = LogDocument(reading: formatted.document)
    if !before.isLog { require(blocks.hasSameTree(as: formatted.document), "what is no log keeps its tree") }
    require(before.failures.count == after.failures.count, "formatting keeps the number of entries")
    for (failure, other) in zip(before.failures, after.failures) {
        require(failure.id == other.id, "formatting keeps the ids")
        require(words(failure) == words(other), "formatting keeps the values of an entry")
    }
    readForms(of: after)
    return 0
}

/// Makes what is made for people from a log, a form and a rules file, and reads the text itself as entries to be recorded.
private func readForms(of log: LogDocument) {
    let form = DraftTemplate(log).text(failure: EntryDraft(title: ""), rule: EntryDraft(title: ""))
    if let form = try? Document(parsing: form) { _ = try? DraftText(reading: form, for: log) }
    if let text = try? DraftText(reading: log.document, for: log) {
        require(!text.entries.isEmpty, "a text that is read has an entry")
        for entry in text.entries {
            require(entry.draft.fields.count == entry.fieldOffsets.count, "each field has its place")
        }
    }
    if let date = LogDate(year: 2026, month: 2, day: 11) {
        _ = try? NewRuleBook(for: log, date: date).document()
    }
}

/// What an entry says: its words, free of their order and of the marks around them, such as a list's bullets.
private func words(_ failure: Failure) -> [String] {
    var texts = [failure.title, failure.introduction, failure.appendix]
    for field in failure.fields { texts += [field.label, field.value.description] }
    return texts.flatMap { $0.split { !$0.isLetter && !$0.isNumber }.map(String.init) }.sorted()
}
