internal import MarkdownAST

/// The failures and rules of a file and of those that belong to it, by id.
struct ReferenceIndex {
    struct Rule {
        /// The day on which it was added.
        let added: LogDate?
    }

    struct Failure {
        let date: LogDate?
        /// The rules that it names; nil if it has no field for them.
        let rules: [EntryID]?
    }

    private(set) var rules: [EntryID: Rule] = [:]
    private(set) var failures: [EntryID: Failure] = [:]
    /// The rules that name each failure as their origin.
    private var rulesFrom: [EntryID: [EntryID]] = [:]
    /// What entries name whose id an earlier one has too.
    private var rulesOfDuplicates: [EntryID: [EntryID]] = [:]
    private var ruleNamespaces: Set<String> = []
    private var failurePrefixes: Set<String> = []

    /// - Complexity: O(n) in the bytes of the files.
    init(_ facts: LogFacts, companions: [LogFacts]) {
        for file in [facts] + companions { add(file) }
    }

    /// Whether the files at hand should hold an id.
    func covers(_ id: EntryID) -> Bool {
        id.isRule
            ? ruleNamespaces.contains(Self.namespace(id.prefix)) : failurePrefixes.contains(id.prefix)
    }

    /// Whether the files at hand hold an id.
    func holds(_ id: EntryID) -> Bool { id.isRule ? rules[id] != nil : failures[id] != nil }

    /// The rules against a failure, by what the rules say and by what the failure says; some more than once.
    func rules(against failure: EntryID) -> [EntryID] {
        (rulesFrom[failure] ?? []) + (failures[failure]?.rules ?? []) + (rulesOfDuplicates[failure] ?? [])
    }

    private mutating func add(_ file: LogFacts) {
        for template in file.log.templates where !template.idPrefix.hasPrefix("R-") {
            failurePrefixes.insert(template.idPrefix)
        }
        for row in file.prefixes { ruleNamespaces.insert(Self.namespace(row.prefix)) }
        failures.reserveCapacity(failures.count + file.entries.count { !$0.isRule })
        var last = ""
        for entry in file.entries {
            if entry.isRule || entry.isRecognized,
                !last.utf8.elementsEqual(entry.id.text.utf8.prefix(entry.id.prefixCount))
            {
                last = entry.id.prefix
                if entry.isRule {
                    ruleNamespaces.insert(Self.namespace(last))
                } else {
                    failurePrefixes.insert(last)
                }
            }
            if entry.isRule { addRule(entry, of: file) } else { addFailure(entry, of: file) }
        }
    }

    private mutating func addRule(_ entry: LogFacts.Entry, of file: LogFacts) {
        var added: LogDate?
        var origins: ArraySlice<IDMention> = []
        for field in file.fields(of: entry) {
            if added == nil { added = field.date }
            if field.isOrigin { origins = file.mentions[field.range] }
        }
        if rules[entry.id] == nil { rules[entry.id] = Rule(added: added) }
        for origin in origins where !origin.id.isRule { rulesFrom[origin.id, default: []].append(entry.id) }
    }

    private mutating func addFailure(_ entry: LogFacts.Entry, of file: LogFacts) {
        var date: LogDate?
        var rules: [EntryID]?
        for field in file.fields(of: entry) {
            if date == nil { date = field.date }
            if field.role == .ruleReference { rules = file.mentions[field.range].map(\.id).filter(\.isRule) }
        }
        if failures[entry.id] == nil {
            failures[entry.id] = Failure(date: date, rules: rules)
        } else if let rules {
            rulesOfDuplicates[entry.id, default: []] += rules
        }
    }

    /// The part of a prefix that all rules of one system share: `R-BIZ-` of `R-BIZ-SYS-`.
    private static func namespace(_ prefix: String) -> String {
        let bytes = prefix.utf8
        let dash = UInt8(ascii: "-")
        guard let first = bytes.firstIndex(of: dash),
            let second = bytes[bytes.index(after: first)...].firstIndex(of: dash)
        else { return prefix }
        return String(prefix[...second])
    }
}
