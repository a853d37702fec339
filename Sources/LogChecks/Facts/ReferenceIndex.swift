internal import LogModel
internal import MarkdownAST

/// Which ids the file at hand and those that belong to it hold, and which they should hold.
struct ReferenceIndex {
    let judgements: Judgements
    private var ruleNamespaces: Set<String> = []
    private var failurePrefixes: Set<String> = []
    /// The ids of entries that are not in bizlog's own form, and the numbers of each of their families.
    private var formIDs: Set<EntryID> = []
    private var formNumbers: [String: ClosedRange<Int>] = [:]

    /// - Complexity: O(n) in the bytes of the files.
    init(_ facts: LogFacts, companions: [LogDocument]) {
        judgements = Judgements(
            [Judgements.File(facts.log, mentions: facts.mentions)], companions: companions)
        for log in [facts.log] + companions { add(log) }
        for id in facts.forms.compactMap(\.id) { add(form: id) }
    }

    private mutating func add(form id: EntryID) {
        formIDs.insert(id)
        guard let number = Int(id.digits) else { return }
        let known = formNumbers[id.prefix] ?? number...number
        formNumbers[id.prefix] = min(known.lowerBound, number)...max(known.upperBound, number)
    }

    /// Whether an id is missing in the midst of the ids of a family that are not in bizlog's own form. Older ones may stand in an archive.
    func isMissingInForm(_ id: EntryID) -> Bool {
        guard !formIDs.contains(id), let numbers = formNumbers[id.prefix], let number = Int(id.digits) else {
            return false
        }
        return numbers.contains(number)
    }

    /// Whether the files at hand should hold an id.
    func covers(_ id: EntryID) -> Bool {
        id.isRule
            ? !ruleNamespaces.isEmpty && ruleNamespaces.contains(Self.namespace(id.prefix))
            : failurePrefixes.contains(id.prefix)
    }

    /// Whether the files at hand hold an id.
    func holds(_ id: EntryID) -> Bool {
        id.isRule ? judgements.rules[RuleID(id)] != nil : judgements.failure(FailureID(id)) != nil
    }

    private mutating func add(_ log: LogDocument) {
        for template in log.templates where !template.isOfRules {
            failurePrefixes.insert(template.idPrefix)
        }
        for row in log.rulePrefixes { ruleNamespaces.insert(Self.namespace(row.prefix)) }
        var last = ""
        for entry in log.syntax where entry.isRule || entry.isRecognized {
            if last.utf8.elementsEqual(entry.id.text.utf8.prefix(entry.id.prefixCount)) { continue }
            last = entry.id.prefix
            if entry.isRule {
                ruleNamespaces.insert(Self.namespace(last))
            } else {
                failurePrefixes.insert(last)
            }
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
