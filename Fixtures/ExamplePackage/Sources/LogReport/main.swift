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

let entry = "### F-BIZ-003: Another\n**Date:** 2026/3/1"
let source = log.document.source
let edits = try canonicalAdditions(of: entry, to: log)
let edited = try source.applying(edits)
print("edits: \(edits)")
print("added: \(try adding(entry, to: log).entries.map(\.id))")
for id in log.entries.prefix(1).map(\.id) { print("escalation: \(try escalation(of: id, in: log))") }
print("untouched around: \(isUntouched(around: edits, from: source.bytes, to: edited.bytes))")
print("repaired: \(try repaired(log.document).file.count - source.bytes.count)")

if let end = LogDate("2026-02-10") {
    for finding in teamFindings(in: log, named: "log", until: end) {
        print("\(finding.file):\(finding.start): \(finding.level): \(finding.message)")
    }
}
