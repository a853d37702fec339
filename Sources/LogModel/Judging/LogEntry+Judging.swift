extension LogEntry {
    /// The entry's day, severity, status, layer, entity, category and rules, read from its bytes.
    ///
    /// - Complexity: O(n) in the bytes of the entry's short fields.
    public var summary: EntrySummary { EntrySummary(self) }

    /// The day: of a failure when it happened, of a rule when it was added. nil if there is none that can be read.
    ///
    /// - Complexity: O(fields)
    public var date: LogDate? {
        guard let syntax else { return form?.date?.content }
        return log.document.day(of: syntax, form)
    }

    /// How bad the failure was, or how much the rule weighs; nil if the entry does not say.
    public var severity: Severity? { summary[.severity] }

    /// How far one has come with it; nil if the entry does not say.
    public var status: Choice? { summary[.status] }

    /// The field with a role, one that the schema knows before others; nil if the entry has none.
    ///
    /// ```swift
    /// let cause = entry[.cause]?.value.description
    /// ```
    ///
    /// - Complexity: O(fields)
    public subscript(role: FieldRole) -> LogField? {
        let fields = fields.filter { $0.role == role }
        return fields.first(where: \.isKnown) ?? RoleWords.best(of: fields, label: \.label)
    }
}

extension LogDocument {
    /// The first entry with the id of a failure or of a rule; nil if there is none.
    ///
    /// - Complexity: O(entries)
    public subscript(id: some KindOfID) -> LogEntry? { self[id.entryID] }
}
