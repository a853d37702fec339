extension LogDocument {
    /// Whether a new entry goes before the others: as ``entriesAreNewestFirst`` says, or where that is nil, as most numbers, or else most days, do.
    /// A log with no order has the oldest first.
    ///
    /// - Complexity: O(entries); O(n) in the bytes of the entries if the numbers do not say.
    var isNewestFirst: Bool {
        if let model = inferredModel { return model.isNewestFirst }
        let steps = ownSteps
        let most = steps.numbers.falls == steps.numbers.rises ? steps.days : steps.numbers
        return steps.isNewestFirst ?? (most.falls > most.rises)
    }

    /// Whether the newest entry stands first; nil if the entries have no order.
    ///
    /// - Complexity: O(entries); O(n) in the bytes of the entries if the numbers do not say.
    var entriesAreNewestFirst: Bool? { (inferredModel?.steps ?? ownSteps).isNewestFirst }

    private var inferredModel: FormModel? {
        syntax.isEmpty ? inferred.flatMap { FormModel(document, $0.entries) } : nil
    }

    /// The steps of the entries in bizlog's own form; those of their days only if the numbers do not say.
    private var ownSteps: EntrySteps {
        var steps = EntrySteps()
        for entry in syntax { steps.note(entry.id) }
        if steps.numbers.isFalling != nil { return steps }
        for entry in syntax {
            steps.note(nil, document.day(of: entry.body.allFields(inOrderOf: entry.schema), entry.schema))
        }
        return steps
    }

    /// What the ids of new entries begin with, and the schema of such entries: the template's if entries have its prefix or there are none;
    /// otherwise what most entries have.
    var entryForm: (prefix: String, schema: LogSchema) {
        let template = templates.first { !$0.isOfRules } ?? templates.first
        if let template, syntax.isEmpty || syntax.contains(where: { $0.id.prefix == template.idPrefix }) {
            return (template.idPrefix, template)
        }
        var counts: [String: Int] = [:]
        var best: EntrySyntax?
        for entry in syntax where entry.isRecognized {
            counts[entry.id.prefix, default: 0] += 1
            if let other = best, counts[other.id.prefix, default: 0] >= counts[entry.id.prefix, default: 0] {
                continue
            }
            best = entry
        }
        if let best { return (best.id.prefix, best.schema) }
        return template.map { ($0.idPrefix, $0) } ?? (LogSchema.failures.idPrefix, .failures)
    }
}
