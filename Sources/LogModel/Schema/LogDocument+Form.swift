extension LogDocument {
    /// Whether the file states the form of its entries: by a template, by a table of rule prefixes, or by
    /// having the built-in form already (ids in brackets, and mostly the built-in labels). Only then does
    /// ``LogFormatter`` bring entries into that form.
    ///
    /// - Complexity: O(fields + tables)
    public var statesItsForm: Bool {
        if !templates.isEmpty { return true }
        var bracketed = 0
        var known = 0
        var unknown = 0
        for entry in syntax {
            if entry.region.heading.isBracketed, entry.region.heading.isPlain { bracketed += 1 }
            let own = entry.body.fields.count { $0.schemaIndex != nil }
            known += own
            // A rule with most of the built-in labels may have any number of other labels.
            if own * 2 <= entry.schema.fields.count { unknown += entry.body.fields.count - own }
        }
        if bracketed * 2 > syntax.count, known > unknown { return true }
        return !syntax.isEmpty && !document.rulePrefixes.isEmpty
    }
}
