internal import LogModel
internal import MarkdownAST

/// An entry in the output of `seen --json`. Values that the entry lacks are null.
struct SeenRecord: Encodable {
    let id: String?
    let path: String
    /// From 1.
    let line: Int
    let title: String
    let date: String?
    let status: String?
    let rules: [String]
    /// From 1 to 1000.
    let score: Int
    let because: [String]

    init(_ match: RecallMatch, in log: ListLogs.Log) {
        let summary = match.entry.summary
        id = match.entry.hasID ? match.entry.id.text : nil
        path = log.name
        line = match.entry.position.line
        title = match.entry.title
        date = summary.date?.description
        status = summary[.status]?.name
        rules = summary.rules.map(\.text)
        score = max(1, Int((match.score * 1000).rounded()))
        because = match.reasons.map(\.description)
    }

    private enum Member: String, CodingKey {
        case id, path, line, title, date, status, rules, score, because
    }

    func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: Member.self)
        try members.encode(id, forKey: .id)
        try members.encode(path, forKey: .path)
        try members.encode(line, forKey: .line)
        try members.encode(title, forKey: .title)
        try members.encode(date, forKey: .date)
        try members.encode(status, forKey: .status)
        try members.encode(rules, forKey: .rules)
        try members.encode(score, forKey: .score)
        try members.encode(because, forKey: .because)
    }
}
