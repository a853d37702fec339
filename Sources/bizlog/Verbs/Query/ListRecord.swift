internal import LogModel
internal import MarkdownAST

/// An entry in the output of `list --json` and `show --json`. Values that the entry lacks are left out.
struct ListRecord: Encodable {
    let path: String
    /// The line of the heading, from 1.
    let line: Int
    let id: String?
    let title: String
    let date: String?
    let severity: String?
    let status: String?
    let layer: String?
    let entity: String?
    let category: String?
    let rules: [String]
    let fields: [Field]?

    struct Field: Encodable {
        let label: String
        let value: String
    }

    init(_ entry: LogEntry, in log: ListLogs.Log, withFields: Bool) {
        let summary = entry.summary
        path = log.name
        line = entry.position.line
        id = entry.hasID ? entry.id.text : nil
        title = entry.title
        date = summary.date?.description
        severity = summary[.severity]?.name
        status = summary[.status]?.name
        layer = summary[.layer]?.name
        entity = summary[.entity]?.name
        category = summary[.category]?.name
        rules = summary.rules.map(\.text)
        fields =
            withFields
            ? entry.failure.fields.map { Field(label: $0.label, value: $0.value.description) } : nil
    }
}
