extension LogDocument {
    /// Whether a new entry goes before the others: the numbers of the entries mostly fall, or where they do not say, their dates. A log with no
    /// order has the oldest first.
    ///
    /// - Complexity: O(entries); O(n) in the bytes of the entries if the numbers do not say.
    var isNewestFirst: Bool {
        if let model = inferredModel { return model.isNewestFirst }
        var steps = EntrySteps()
        for entry in syntax { steps.note(entry.id) }
        return steps.numbers.falls == steps.numbers.rises
            ? daySteps.falls > daySteps.rises : steps.numbers.falls > steps.numbers.rises
    }

    /// Whether the newest entry stands first; nil if the entries have no order.
    ///
    /// - Complexity: O(n) in the bytes of the entries
    var entriesAreNewestFirst: Bool? {
        if let model = inferredModel { return model.steps.isNewestFirst }
        var steps = EntrySteps()
        for entry in syntax { steps.note(entry.id) }
        return steps.numbers.isFalling ?? daySteps.isFalling
    }

    private var inferredModel: FormModel? {
        syntax.isEmpty ? inferred.flatMap { FormModel(document, $0.entries) } : nil
    }

    private var daySteps: EntrySteps.Count {
        var steps = EntrySteps()
        for entry in syntax {
            steps.note(nil, document.day(of: entry.body.allFields(inOrderOf: entry.schema), entry.schema))
        }
        return steps.days
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
