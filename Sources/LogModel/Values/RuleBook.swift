internal import MarkdownAST

/// A rules file as a value: the rules, and the prefixes that ids have by layer. Everything else of the file is in ``log``.
public struct RuleBook: Sendable, Hashable, Codable {
    /// The file, its rules read as entries.
    public let log: FailureLog

    /// The rules of a log.
    public init(_ log: FailureLog) { self.log = log }

    /// The rules of a file.
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

    /// The prefixes, as ``LogDocument/rulePrefixes`` reads them; empty if there are none.
    ///
    /// - Complexity: O(n) in the bytes of the file, which is written and parsed.
    public var prefixes: [RulePrefix] {
        let text = LogRenderer(templates: []).text(log, withoutSpelling: { _ in true })
        return (try? Document(parsing: text))?.rulePrefixes ?? []
    }
}

/// A preventive rule as a value.
public struct Rule: Sendable, Hashable, Codable, Identifiable {
    /// The rule as an entry, with all that it says.
    public let entry: Failure

    /// The title of the section that it stands in; empty if it stands in none.
    public let section: String

    /// A rule from an entry.
    public init(_ entry: Failure, section: String) {
        self.entry = entry
        self.section = section
    }

    /// The id.
    public var id: RuleID { RuleID(entry.id) }

    /// The title, as Markdown.
    public var title: String { entry.title }

    /// How much it weighs.
    public var severity: Severity? { entry.severity }

    /// The day on which it was added.
    public var added: LogDate? { entry.date }

    /// Where it comes from, as Markdown; it may name a failure or be free text.
    public var origin: String? { entry[.origin]?.description }

    /// The failures that the origin names.
    public var originIDs: [FailureID] { EntryID.mentioned(in: origin ?? "").map { FailureID($0) } }

    /// What the rule asks for, as Markdown.
    public var text: String? { entry[.ruleText]?.description }

    /// The fields beside severity, date, origin and text: `Why`, `Process`, `Bad`, `Good`, and whatever else there is.
    public var labels: [Failure.Field] {
        entry.fields.filter { field in
            switch field.role {
            case .severity, .date, .origin, .ruleText: false
            case .status, .category, .layer, .entity, .owner, .whatBroke, .cause, .whyNotCaught, .fix, .rule,
                .lesson,
                .related, .why, .crossSystem, .lastUpdated, .total, nil:
                true
            }
        }
    }
}
