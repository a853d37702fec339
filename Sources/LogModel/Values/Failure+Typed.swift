/// How bad a failure was, or how much a rule weighs: one of the values that the log's template lists.
public typealias Severity = Choice

extension Failure {
    /// The day: of a failure when it happened, of a rule when it was added; otherwise the first field that is a date, or
    /// that should be one by its label.
    public var date: LogDate? {
        if case .date(let date, _) = self[.date] { return date }
        for field in fields { if case .date(let date, _) = field.value { return date } }
        let days = fields.filter { !$0.isKnown && $0.role == .date && $0.value.day != nil }
        return RoleWords.best(of: days, label: \.label)?.value.day
    }

    /// The severity, without its remark. What the template does not list is a value of its own, by its first line.
    public var severity: Severity? { self[.severity]?.choice(for: .severity) }

    /// How far one has come with it, without its remark; what the template does not list is a value of its own.
    public var status: Choice? { self[.status]?.choice(for: .status) }

    /// The layer, without its remark; what the template does not list is a value of its own.
    public var layer: Choice? { self[.layer]?.choice(for: .layer) }

    /// Whom or what it concerns, without its remark.
    public var entity: String? { self[.entity]?.choice(for: .entity)?.description }

    /// What kind of failure it is, without its remark; nil if the log's entries do not say so.
    public var category: Choice? { self[.category]?.choice(for: .category) }

    /// What broke, as Markdown.
    public var whatBroke: String? { self[.whatBroke]?.description }

    /// Why it broke, as Markdown.
    public var rootCause: String? { self[.cause]?.description }

    /// What was learned, as Markdown.
    public var lessons: String? { self[.lesson]?.description }

    /// The rules that were added, each once: those that the field for them names, otherwise those in the first known field that begins
    /// with the id of one.
    public var ruleReferences: [RuleID] {
        let reference =
            self[.rule]?.description
            ?? fields.first { $0.isKnown && EntryID.isRuleReference($0.value.description) }?.value.description
        return EntryID.mentioned(in: reference ?? "").filter(\.isRule).map { RuleID($0) }
    }
}

extension FieldValue {
    /// The value as one of those that repeat: a choice, a day, or the first line of a text.
    ///
    /// A severity and a status are one word or two, so a remark behind them is left out even where no template lists them.
    func choice(for role: FieldRole) -> Choice? {
        switch self {
        case .choice(let choice, _): choice
        case .text(let text):
            text.split(separator: "\n").first.flatMap { line in
                switch role {
                case .severity, .status: Choice(leading: line.utf8) ?? Choice(String(line))
                default: Choice(String(line))
                }
            }
        case .date(let date, _): Choice(date.description)
        }
    }
}

extension FieldValue {
    /// The day that the value begins with, with or without the time of day; nil if it does not.
    var day: LogDate? {
        switch self {
        case .choice: return nil
        case .date(let date, _): return date
        case .text(let text):
            let line = Array(text.utf8.prefix { $0 != UInt8(ascii: "\n") })
            return Self.day(in: line, line.indices)
        }
    }

    /// The day that a line begins with, with or without the time of day; nil if it does not.
    static func day(in bytes: [UInt8], _ line: Range<Int>) -> LogDate? {
        if let found = DateScanner.date(in: bytes, line) { return found.date }
        let behind = line.lowerBound + 10
        guard line.count > 11, bytes[behind] == UInt8(ascii: "T"), bytes[behind + 1].isDigit else {
            return nil
        }
        return LogDate(bytes.string(line.lowerBound..<behind))
    }

    /// The value without its remark.
    public var main: String {
        switch self {
        case .date(let date, _): date.description
        case .choice(let choice, _): choice.description
        case .text(let text): text
        }
    }

    /// What follows the value; empty for text.
    public var remark: String {
        switch self {
        case .date(_, let remark), .choice(_, let remark): remark
        case .text: ""
        }
    }
}
