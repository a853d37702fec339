import LogModel
import LogStore
import SystemPackage

// Names the critical failures of a log for which nobody has written a rule.
let file = try StoredFile(reading: FilePath(CommandLine.arguments.dropFirst().first ?? "FAILURE_LOG.md"))
let log = LogDocument(reading: try Document(parsing: SourceText(file.bytes)))

for failure in log.failures where failure.severity?.name == "Critical" && failure.ruleReferences.isEmpty {
    print("\(failure.id) \(failure.title)")
}
