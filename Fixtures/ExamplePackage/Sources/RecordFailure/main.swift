import LogStore

// Records a failure with the rule against it: RecordFailure docs "The nightly sync stopped" 2026-02-12
let arguments = Array(CommandLine.arguments.dropFirst())
let repository = try LogRepository(at: arguments.first ?? "FAILURE_LOG.md")
let title = arguments.count > 1 ? arguments[1] : "The nightly sync stopped"
let day = arguments.count > 2 ? arguments[2] : "2026-02-12"
guard let date = LogDate(day) else { throw FieldEditError.notADate("Date", value: day) }
let failure = EntryDraft(title: title)
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
