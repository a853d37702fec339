extension LogDocument {
    /// Whether the file itself says what form its entries have: by a template, by a table of the prefixes of rules, or by being in the
    /// built-in form already, with ids in brackets and most of its labels among the built-in ones. Only then has ``LogFormatter`` a form
    /// to bring entries into.
    ///
    /// - Complexity: O(fields + tables)
    public var statesItsForm: Bool {
        if !templates.isEmpty { return true }
        var bracketed = 0
        var known = 0
        var unknown = 0
        for entry in syntax {
            if entry.region.heading.isBracketed { bracketed += 1 }
            let own = entry.body.fields.count { $0.schemaIndex != nil }
            known += own
            // A rule with most of the built-in labels may have as many others as it likes.
            if own * 2 <= entry.schema.fields.count { unknown += entry.body.fields.count - own }
        }
        if bracketed * 2 > syntax.count, known > unknown { return true }
        return !syntax.isEmpty && !document.rulePrefixes.isEmpty
    }
}
