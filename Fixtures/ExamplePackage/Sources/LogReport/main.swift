import LogModel

// Reports on the log on standard input.

var text = ""
while let line = readLine(strippingNewline: false) { text += line }
let log = try readLog(Array(text.utf8))

print("overview")
for line in overview(of: log) { print("  \(line.prefix(80))") }

print("dated: \(datedFailures(in: log).sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })")
if let day = LogDate("2026-02-01") { print("serious: \(seriousFailures(in: log, since: day))") }
print("recurrences: \(recurrences(in: log, rules: log))")

let source = log.document.source
if let day = LogDate("2026-03-01") {
    let failure = EntryDraft(title: "Another").setting("Severity", to: "critical")
    let postmortem = Postmortem(failure: failure, rule: .none, category: "CRM/Zoho", date: day, isDraft: true)
    let edits = try canonicalAdditions(of: postmortem, to: log)
    let edited = try applying(edits, to: log)
    print("edits: \(edits)")
    print("added: \(edited.entries.map(\.id))")
    print(
        "untouched around: \(isUntouched(around: edits, from: source.bytes, to: edited.document.source.bytes))"
    )
}
for entry in log.entries.prefix(1) {
    print("escalation: \(try escalation(of: entry.id, adding: "Ask who uses it.", in: log))")
}
print("repaired: \(try repaired(log.document).file.count - source.bytes.count)")

if let end = LogDate("2026-02-10") {
    for finding in teamFindings(in: log, named: "log", until: end) {
        print("\(finding.file):\(finding.start): \(finding.level): \(finding.message)")
    }
}
