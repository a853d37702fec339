internal import MarkdownAST

/// What the entries of some files say of each other: the one answer to who names whom, which rules there are against a failure, and what
/// came back.
///
/// It is found in the bytes of the entries. Whatever asks such a question, a check, a query or a recording, asks here.
package struct Judgements {
    /// An entry that is no rule.
    package struct Failure {
        let id: FailureID
        let day: LogDate?
        /// The rules that it names, each once, in order.
        package let rules: [RuleID]
        /// The index of its file, and its own there.
        let file: Int
        let entry: Int
    }

    /// A file, with the ids in its text if somebody has looked for them already.
    package struct File {
        let log: LogDocument
        let mentions: IDMentions?

        package init(_ log: LogDocument, mentions: IDMentions? = nil) {
            (self.log, self.mentions) = (log, mentions)
        }
    }

    let files: [File]
    /// How many of the files are not companions.
    let ownFiles: Int
    /// The failures in the order of the files; those of companions come last.
    private(set) var failures: [Failure] = []
    /// The ids of all rules, and the day on which each was added.
    package private(set) var rules: [RuleID: LogDate?] = [:]
    /// The first failure with each id.
    private var places: [FailureID: Int] = [:]
    /// The ids that the files list as history.
    private var history: Set<FailureID> = []
    /// The rules that name each failure as their origin.
    private var rulesByOrigin: [FailureID: [RuleID]] = [:]
    /// The rules that failures name whose id an earlier one has too.
    private var rulesOfDuplicates: [FailureID: [RuleID]] = [:]

    /// - Parameters:
    ///   - files: the files that are asked about.
    ///   - companions: rules files, and logs of other systems: what they hold is known, but nobody asks whether it came back.
    /// - Complexity: O(n) in the bytes of the fields for dates, rules and origins.
    package init(_ files: [File], companions: [LogDocument] = []) {
        self.files = files + companions.map { File($0) }
        ownFiles = files.count
        for index in self.files.indices { add(index) }
    }

    /// The first failure with an id.
    package func failure(_ id: FailureID) -> Failure? { places[id].map { failures[$0] } }

    /// Whether an id is one of a failure that the files hold, or list as history.
    func isKnownFailure(_ id: FailureID) -> Bool { places[id] != nil || history.contains(id) }

    /// The rules against a failure, each once, in order: those that it names, and those that name it as their origin.
    func rules(against failure: FailureID) -> [RuleID] {
        var seen: Set<RuleID> = []
        let rules =
            (self.failure(failure)?.rules ?? []) + (rulesOfDuplicates[failure] ?? [])
            + (rulesByOrigin[failure] ?? [])
        return rules.filter { seen.insert($0).inserted }
    }

    /// Whether a rule was made because of a failure, by what either says.
    func isRule(_ rule: RuleID, from failure: Failure) -> Bool {
        failure.rules.contains(rule) || rulesByOrigin[failure.id]?.contains(rule) == true
    }

    private mutating func add(_ index: Int) {
        let file = files[index]
        let document = file.log.document
        if failures.isEmpty, !file.log.isRuleBook {
            places.reserveCapacity(file.log.syntax.count)
            failures.reserveCapacity(file.log.syntax.count)
        }
        for (place, entry) in file.log.syntax.enumerated() {
            let fields = entry.body.allFields(inOrderOf: entry.schema)
            let roles = document.roles(of: fields, entry.schema)
            let day = document.day(of: fields, roles, entry.schema)
            if entry.isRule {
                addRule(RuleID(entry.id), day, origins: document.origins(in: fields, entry.schema))
                continue
            }
            let rules = document.rules(in: fields, roles, file.mentions)
            let id = FailureID(entry.id)
            let failure = Failure(id: id, day: day, rules: rules, file: index, entry: place)
            // Nearly all ids are new, so one look-up suffices.
            if let first = places.updateValue(failures.count, forKey: id) {
                places[id] = first
                if !rules.isEmpty { rulesOfDuplicates[id, default: []] += rules }
            }
            failures.append(failure)
        }
        if index < ownFiles { addHistory(of: file.log) }
    }

    private mutating func addRule(_ id: RuleID, _ day: LogDate?, origins: [IDMention]) {
        if (rules[id] ?? nil) == nil { rules[id] = .some(day) }
        for origin in origins where !origin.id.isRule {
            rulesByOrigin[FailureID(origin.id), default: []].append(id)
        }
    }

    private mutating func addHistory(of log: LogDocument) {
        history.formUnion(log.history.map { FailureID($0.id) })
    }
}

extension Document {
    /// The ids that the origin of a rule names.
    fileprivate func origins(in fields: [FieldSyntax], _ schema: LogSchema) -> [IDMention] {
        guard let origin = fields.first(where: { has(.origin, $0, schema) }) else { return [] }
        return IDMention.all(in: source.bytes, text(of: origin))
    }
}
