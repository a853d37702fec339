internal import MarkdownAST

/// A rules file as a value: the rules, and the prefix of their ids for each layer. ``log`` has the rest of
/// the file.
public struct RuleBook: Sendable, Hashable, Codable {
    /// The whole file, with the rules as entries.
    public let log: FailureLog

    /// Makes a rule book of a log.
    public init(_ log: FailureLog) { self.log = log }

    /// Reads the rules of a file.
    ///
    /// - Complexity: O(n) in the bytes of the file.
    public init(reading document: LogDocument) { self.init(FailureLog(reading: document)) }

    /// The rules, in the order of the file.
    public var rules: [Rule] {
        var rules: [Rule] = []
        var section = ""
        for part in log.parts {
            switch part.content {
            case .section(let value): section = value.title
            case .failure(let entry): rules.append(Rule(entry, section: section))
            }
        }
        return rules
    }

    /// The prefixes in the file's table, whose rows begin with a placeholder such as `R-BIZ-SYS-XXX`.
    public var prefixes: [RulePrefix] {
        let text = LogPrinter.text(log, withoutSpelling: { _ in true })
        return (try? Document(parsing: text))?.rulePrefixes ?? []
    }
}

/// A preventive rule as a value.
public struct Rule: Sendable, Hashable, Codable, Identifiable {
    /// The rule as an entry, with all its fields.
    public let entry: Failure

    /// The title of the section that contains the rule; empty if there is none.
    public let section: String

    /// Makes a rule of an entry.
    public init(_ entry: Failure, section: String) {
        self.entry = entry
        self.section = section
    }

    /// The id.
    public var id: RuleID { RuleID(entry.id) }

    /// The title, as Markdown.
    public var title: String { entry.title }

    /// The severity, or weight, of the rule.
    public var severity: Severity? { entry.severity }

    /// The day on which it was added.
    public var added: LogDate? { entry.date }

    /// Where it comes from, as Markdown; it may name a failure or be free text.
    public var origin: String? { entry[.origin]?.description }

    /// The failures that the origin names.
    public var originIDs: [FailureID] { EntryID.mentioned(in: origin ?? "").map { FailureID($0) } }

    /// What the rule asks for, as Markdown.
    public var text: String? { entry[.ruleText]?.description }

    /// All fields other than severity, date, origin and text, such as `Why`, `Process`, `Bad` and `Good`.
    public var labels: [Failure.Field] {
        entry.fields.filter { field in
            switch field.role {
            case .severity, .date, .origin, .ruleText: false
            case .status, .category, .layer, .entity, .owner, .whatBroke, .cause, .whyNotCaught, .fix, .rule,
                .lesson,
                .related, .why, .enforcement, .crossSystem, .lastUpdated, .total, nil:
                true
            }
        }
    }
}
