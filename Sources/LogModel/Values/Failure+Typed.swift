/// The id of a failure.
public typealias FailureID = EntryID

/// The id of a preventive rule.
public typealias RuleID = EntryID

/// How bad a failure was, or how much a rule weighs: one of the values that the log's template lists.
public typealias Severity = Choice

extension Failure {
    /// The day: what the field `Date` says, otherwise the first field that is a date.
    public var date: LogDate? {
        if case .date(let date, _) = self["Date"] { return date }
        for field in fields { if case .date(let date, _) = field.value { return date } }
        return nil
    }

    /// The severity: what the field `Severity` says, otherwise the first value with a mark.
    public var severity: Severity? {
        if let severity = choice("Severity") { return severity }
        for field in fields {
            if case .choice(let choice, _) = field.value, !choice.mark.isEmpty { return choice }
        }
        return nil
    }

    /// The layer: what the field `Layer` says, if the schema lists it.
    public var layer: Choice? { choice("Layer") }

    /// Whom or what it concerns: what the field `Entity` says.
    public var entity: String? { self["Entity"]?.main }

    /// What the field `What Broke` says, as Markdown.
    public var whatBroke: String? { self["What Broke"]?.description }

    /// What the field `Root Cause` says, as Markdown.
    public var rootCause: String? { self["Root Cause"]?.description }

    /// What the field `Lessons` says, as Markdown.
    public var lessons: String? { self["Lessons"]?.description }

    /// The rules that were added: ids that begin with `R-` in the field `Preventive Rule Added`, otherwise in the first known
    /// field that begins with one.
    public var ruleReferences: [RuleID] {
        func rules(_ value: FieldValue) -> [RuleID] {
            EntryID.mentioned(in: value.description).filter { $0.text.hasPrefix("R-") }
        }
        if let value = self["Preventive Rule Added"] { return rules(value) }
        for field in fields where field.isKnown {
            let text = field.value.description
            if text.hasPrefix("R-") || text.hasPrefix("[R-") { return rules(field.value) }
        }
        return []
    }

    private func choice(_ label: String) -> Choice? {
        if case .choice(let choice, _) = self[label] { return choice }
        return nil
    }
}

extension FieldValue {
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
