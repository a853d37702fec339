import LogModel
import MarkdownAST
import MarkdownFormat

/// Any text, as a value that is recorded in a log and as a log that something is recorded in: recording adds one entry that says what
/// was given, and changes nothing else, or is refused.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRecord(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let source = text(bytes(start, count))
    let value = source.string(0..<source.bytes.count)
    if let log = parse(text(Array(plainLog.utf8))) {
        record([.init(label: "What Broke", text: value)], in: log)
        record([.init(label: "Note", text: value)], in: log)
    }
    if let log = parse(source) { record([.init(label: "What Broke", text: "It broke.")], in: log) }
    return 0
}

private let plainLog = """
    # Log

    **Last Updated:** 2026-01-01
    **Total Failures Logged:** 1

    ```markdown
    ### [F-X-XXX] Title
    **Date:** YYYY-MM-DD

    **What Broke:**
    [text]

    **Lessons:**
    - [text]
    ```

    ### [F-X-001] One
    **Date:** 2026-01-01

    **What Broke:**
    It.

    **Lessons:**
    - Look

    ## Notes

    See [a].

    """

private func record(_ fields: [EntryDraft.Field], in document: Document) {
    let log = LogDocument(reading: document)
    guard let day = LogDate("2026-01-02") else { return }
    let draft = EntryDraft(title: "Something broke", fields: fields)
    let family = LogFamily(log: .init(log, name: "LOG.md"))
    let postmortem = Postmortem(
        failure: draft, rule: Postmortem.PreventiveRule.none, category: family.categories.first, date: day,
        isDraft: true)
    guard let recording = try? family.recording([postmortem]),
        let id = recording.entries.first?.failure?.entryID
    else {
        return
    }
    guard let edited = try? document.source.applying(recording.log), let after = parse(edited) else {
        fatalError("law violated: what was recorded can be read")
    }
    let result = LogDocument(reading: after)
    let added = result.failures.filter { $0.id == id }
    require(added.count == 1, "one entry has the new id")
    require(!log.entries.contains { $0.id == id }, "the id is new")
    require(added.first?.title == draft.title, "the title is read back")
    for field in draft.fields where !field.text.isEmpty {
        // Where entries have no labels, what broke is what an entry says.
        let texts = result.entries.filter { $0.id == id }.map { after.source.string($0.range) }
        let isText = log.templates.isEmpty && texts.contains { $0.contains(field.text) }
        require(
            isText || added.first?[field.label]?.description == field.text, "the value is read back")
    }
    require(result.failures.filter { $0.id != id } == log.failures, "the other entries say the same")
    require(result.templates == log.templates, "the templates stay")
    require(result.header?.title == log.header?.title, "the title of the log stays")
    require(result.header?.tagline == log.header?.tagline, "the tagline stays")
    require(after.ignoreRegions.count == document.ignoreRegions.count, "no region is ignored")
    // Without a template, an entry more can decide which level most headings have.
    if !log.templates.isEmpty, LogFormatter().format(document).edits.isEmpty {
        let edits = LogFormatter().format(after).edits
        require(edits.allSatisfy { isSeparator($0, in: after) }, "a canonical log stays canonical")
    }
}

/// Whether an edit only changes whether a thematic break stands somewhere: an entry more can decide a tie about that.
private func isSeparator(_ edit: TextEdit, in document: Document) -> Bool {
    (edit.replacement + document.source.bytes[edit.range]).allSatisfy {
        $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "\n")
    }
}
