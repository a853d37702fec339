extension LogDocument {
    /// Whether the numbers of the entries mostly fall, or where they do not say, their dates. A log with no order has the oldest first.
    ///
    /// - Complexity: O(entries); O(n) in the bytes of the entries if the numbers do not say.
    var isNewestFirst: Bool {
        var last: [String: Int] = [:]
        var balance = 0
        for entry in syntax {
            guard let number = Int(entry.id.digits) else { continue }
            if let previous = last[entry.id.prefix] { balance += (number - previous).signum() }
            last[entry.id.prefix] = number
        }
        if balance != 0 || syntax.count < 2 { return balance < 0 }
        let dates = syntax.compactMap { document.day(of: $0.body.allFields(inOrderOf: $0.schema), $0.schema) }
        for (left, right) in zip(dates, dates.dropFirst()) where left != right {
            balance += left < right ? 1 : -1
        }
        return balance < 0
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
