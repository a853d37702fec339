import LogModel
import MarkdownAST

/// A post-mortem that is recorded in any log whose entries have another form: it is one entry more, and the others say what they said;
/// or it is refused.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLearnForms(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let document = parse(text(bytes(start, count))) else { return 0 }
    let log = LogDocument(reading: document)
    guard log.inferred?.entries.isEmpty == false, let day = LogDate("2026-01-02") else { return 0 }
    let draft = EntryDraft(
        title: "The pump stopped again",
        fields: [
            .init(label: "Root Cause", text: "Sand got in."), .init(label: "Fix", text: "A second filter."),
        ])
    let family = LogFamily(log: .init(log, name: "LOG.md"))
    let postmortem = Postmortem(
        failure: draft, rule: Postmortem.PreventiveRule.none, category: family.categories.first, date: day,
        isDraft: true)
    guard let recording = try? family.recording([postmortem]) else { return 0 }
    guard let edited = try? document.source.applying(recording.log), let after = parse(edited) else {
        fatalError("law violated: what was recorded can be read")
    }
    let old = LogDocument(reading: document).entries.map(words)
    let entries = LogDocument(reading: after).entries
    let new = entries.map(words)
    require(new.count == old.count + 1, "there is one entry more")
    let changes = new.difference(from: old)
    require(changes.removals.isEmpty, "the other entries say the same")
    require(
        changes.insertions.allSatisfy { change in
            // A form without a title has it in the text.
            if case .insert(let index, _, _) = change {
                after.source.string(entries[index].range).contains(draft.title)
            } else {
                false
            }
        }, "the new entry has the title")
    return 0
}

/// What an entry says, without its place.
private func words(_ entry: LogEntry) -> String {
    let fields = entry.failure.fields.map { "\($0.label): \($0.value.description)" }
    return ([entry.id.description, entry.failure.title] + fields).joined(separator: "\n")
}
