internal import MarkdownAST

/// The failures and rules of a file and of those that belong to it, by id.
struct ReferenceIndex {
    struct Rule {
        /// The day on which it was added.
        let added: LogDate?
        /// The entries that its origin names.
        let origins: [IDMention]
    }

    struct Failure {
        let date: LogDate?
        /// The rules that it names; nil if it has no field for them.
        let rules: [EntryID]?
    }

    private(set) var rules: [EntryID: Rule] = [:]
    private(set) var failures: [EntryID: Failure] = [:]
    /// The rules against each failure, by what the rules say and by what the failure says.
    private(set) var rulesAgainst: [EntryID: Set<EntryID>] = [:]
    private var ruleNamespaces: Set<String> = []
    private var failurePrefixes: Set<String> = []

    /// - Complexity: O(n) in the bytes of the files.
    init(_ facts: LogFacts, companions: [LogFacts]) {
        for file in [facts] + companions { add(file) }
    }

    /// Whether the files at hand should hold an id.
    func covers(_ id: EntryID) -> Bool {
        id.isRule ? ruleNamespaces.contains(Self.namespace(id.prefix)) : failurePrefixes.contains(id.prefix)
    }

    /// Whether the files at hand hold an id.
    func holds(_ id: EntryID) -> Bool { id.isRule ? rules[id] != nil : failures[id] != nil }

    private mutating func add(_ file: LogFacts) {
        for template in file.log.templates where !template.idPrefix.hasPrefix("R-") {
            failurePrefixes.insert(template.idPrefix)
        }
        for prefix in PrefixTable(file.document).rows.map(\.prefix) {
            ruleNamespaces.insert(Self.namespace(prefix))
        }
        for entry in file.entries {
            if entry.isRule { addRule(entry, of: file) } else { addFailure(entry, of: file) }
        }
    }

    private mutating func addRule(_ entry: LogFacts.Entry, of file: LogFacts) {
        ruleNamespaces.insert(Self.namespace(entry.id.prefix))
        var added: LogDate?
        var origins: [IDMention] = []
        for field in entry.fields {
            if added == nil, case .date(let date, _) = field.value { added = date }
            if file.isOrigin(field) {
                origins = IDMention.distinct(in: file.source.bytes, field.range).filter { !$0.id.isRule }
            }
        }
        if rules[entry.id] == nil { rules[entry.id] = Rule(added: added, origins: origins) }
        for origin in origins { rulesAgainst[origin.id, default: []].insert(entry.id) }
    }

    private mutating func addFailure(_ entry: LogFacts.Entry, of file: LogFacts) {
        if entry.entry.isCertain { failurePrefixes.insert(entry.id.prefix) }
        var date: LogDate?
        var rules: [EntryID]?
        for field in entry.fields {
            if date == nil, case .date(let day, _) = field.value { date = day }
            if case .ruleReference = field.schema?.kind {
                rules = IDMention.distinct(in: file.source.bytes, field.range).map(\.id).filter(\.isRule)
            }
        }
        if failures[entry.id] == nil { failures[entry.id] = Failure(date: date, rules: rules) }
        for rule in rules ?? [] { rulesAgainst[entry.id, default: []].insert(rule) }
    }

    /// The part of a prefix that all rules of one system share: `R-BIZ-` of `R-BIZ-SYS-`.
    private static func namespace(_ prefix: String) -> String {
        prefix.split(separator: "-", omittingEmptySubsequences: true).prefix(2).joined(separator: "-") + "-"
    }
}

extension LogFacts {
    /// Whether a field is the one that says where a rule comes from.
    func isOrigin(_ field: Field) -> Bool {
        FoldedText.matches(source.bytes, field.body.label.text, Array("origin".utf8))
    }
}
