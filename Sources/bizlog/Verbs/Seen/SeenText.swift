internal import LogModel
internal import MarkdownAST

/// What `seen` has found, as lines for people.
struct SeenText {
    private let matches: [RecallMatch]
    private let logs: ListLogs
    /// The titles of the rules that the entries name, as far as the logs and what belongs to them have them.
    private var rules: [EntryID: String] = [:]

    init(_ matches: [RecallMatch], in logs: ListLogs, _ console: inout Console) {
        (self.matches, self.logs) = (matches, logs)
        var wanted = Set(matches.flatMap { $0.entry.summary.rules.map(\.entryID) })
        if wanted.isEmpty { return }
        for document in logs.documents + logs.companions(&console).map(\.document) where !wanted.isEmpty {
            for entry in document.entries where entry.isRule && wanted.remove(entry.id) != nil {
                rules[entry.id] = entry.title
            }
        }
    }

    func print(on console: inout Console) {
        for (index, match) in matches.enumerated() {
            if index > 0 { console.print("\n") }
            show(match, on: &console)
        }
    }

    private func show(_ match: RecallMatch, on console: inout Console) {
        let entry = match.entry
        let summary = entry.summary
        let name = entry.hasID ? "\(entry.id.text)  \(entry.title)" : entry.title
        let place: PrintableText = "\(logs.logs[match.log].name):\(entry.position.line)"
        let heading: PrintableText = "\(name.isEmpty ? "(no title)" : name)"
        console.print("\(place): \(heading.painted("1", console.outputStyle))\n")
        let values = [
            summary.date?.description, summary[.severity]?.description, summary[.status]?.description,
        ].compactMap(\.self)
        if !values.isEmpty { console.print("  \(values.joined(separator: ", "))\n") }
        for rule in summary.rules {
            let title = rules[rule.entryID].map { $0.isEmpty ? "" : " \($0)" } ?? ""
            console.print("  rule \(rule.text)\(title)\n")
        }
        if summary.rules.isEmpty, let text = Self.ruleText(of: entry) { console.print("  rule: \(text)\n") }
        let reasons = match.reasons.map(\.description).joined(separator: "; ")
        console.print("  because \(reasons)\n")
    }

    /// What an entry without rules of their own says is to be done: the first line of it.
    private static func ruleText(of entry: LogEntry) -> String? {
        let field = entry[.rule] ?? entry[.ruleText] ?? entry[.lesson]
        let text = field?.value.description ?? ""
        let line = text.split(separator: "\n").first { !$0.allSatisfy(\.isWhitespace) }
        return line.map { String($0.drop { "-*+ ".contains($0) }) }
    }
}
