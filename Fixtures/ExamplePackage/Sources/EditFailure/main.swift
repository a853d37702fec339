import LogStore

// Gives a failure another severity and adds a lesson: EditFailure docs F-BIZ-001 important "Ask who uses it."
let arguments = Array(CommandLine.arguments.dropFirst())
let severity = arguments.count > 2 ? arguments[2] : "important"
let lesson = arguments.count > 3 ? arguments[3] : "Look again after a month."
let repository = try LogRepository(at: arguments.first ?? "FAILURE_LOG.md")
let revision = try repository.edit { log in
    var edit = LogEdit(log)
    let id = arguments.count > 1 ? EntryID(arguments[1]) : log.entries.first?.id
    guard let id else { return edit }
    try edit.set(.severity, of: id, to: severity)
    try edit.append(lesson, to: .lesson, of: id)
    return edit
}
print("\(revision.path): \(revision.edits.count) edits")
