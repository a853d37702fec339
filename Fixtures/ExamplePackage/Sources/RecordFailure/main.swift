import LogStore

// Records a failure with the rule against it: RecordFailure docs "The nightly sync stopped" 2026-02-12
let arguments = CommandLine.arguments.dropFirst()
guard arguments.count == 3, let date = arguments.last.flatMap({ LogDate($0) }) else {
    fatalError("usage: log title date")
}
let repository = try LogRepository(at: arguments[1])
let failure = EntryDraft(title: arguments[2])
    .setting("Severity", to: "important").setting("Layer", to: "System").setting("Entity", to: "Hippos")
    .setting("What Broke", to: "Nothing was synced for a night.")
    .setting("Root Cause", to: "The token had expired.")
    .setting("Why We Didn't Catch It", to: "There was no alert.")
    .setting("Lessons", to: "- Tokens expire")
let rule = EntryDraft(title: "Watch every token").setting("Rule", to: "Watch every token.")
let postmortem = Postmortem(failure: failure, rule: .new(rule, layer: nil), category: "CRM/Zoho", date: date)
let recorded = try repository.record([postmortem])
for revision in recorded.revisions { print("\(revision.path): \(revision.edits.count) edits") }
for entry in recorded.entries { print(entry.failure?.text ?? "", entry.rule?.text ?? "") }
