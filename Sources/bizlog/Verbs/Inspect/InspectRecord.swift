internal import LogModel

/// What was found in a log, in the output of `inspect --json`. Lines are counted from 1.
struct InspectRecord: Encodable {
    struct Form: Encodable {
        let form: String
        let name: String
        let entries: Int
        let firstLine: Int
        let lastLine: Int
        let reasons: [String]
    }

    struct Field: Encodable {
        let label: String
        let role: String?
        let kind: String
        let entries: Int
        let inHeading: Bool
    }

    struct Value: Encodable {
        let name: String
        let count: Int
    }

    struct Next: Encodable {
        let line: Int
        let place: String
        let name: String?
    }

    struct Unread: Encodable {
        let line: Int
        let message: String
        let lines: [Int]
    }

    let path: String
    let source: String
    let entries: Int
    let coverage: Int
    let forms: [Form]
    let fields: [Field]
    let severity: [Value]
    let status: [Value]
    let order: String
    let next: Next?
    let templates: [Int]
    let unread: Unread?

    init(_ inspection: LogInspection, path: String) {
        self.path = path
        source = inspection.source.rawValue
        entries = inspection.entryCount
        coverage = inspection.coverage
        forms = inspection.forms.map {
            Form(
                form: $0.words, name: $0.name, entries: $0.count, firstLine: $0.first + 1,
                lastLine: $0.last + 1,
                reasons: $0.reasons)
        }
        fields = inspection.fields.map {
            Field(
                label: $0.label, role: $0.role?.rawValue, kind: $0.kind.rawValue, entries: $0.count,
                inHeading: $0.isInHeading)
        }
        severity = inspection.severities.map { Value(name: $0.name, count: $0.count) }
        status = inspection.statuses.map { Value(name: $0.name, count: $0.count) }
        order = inspection.order.rawValue
        next = inspection.next.map {
            Next(line: $0.line + 1, place: $0.place.word, name: $0.name)
        }
        templates = inspection.templateLines.map { $0 + 1 }
        unread = inspection.unread.map {
            Unread(line: $0.line + 1, message: $0.what, lines: inspection.unreadLines.map { $0 + 1 })
        }
    }
}

extension NextEntry.Place {
    /// The place as the schema has it.
    fileprivate var word: String {
        switch self {
        case .first: "first"
        case .last: "last"
        case .behind: "between"
        }
    }
}
