internal import MarkdownAST

/// What a family asks of a post-mortem, for programs that ask people.
extension LogFamily {
    /// The fields that the next failure has, with the values that they list.
    public var failureSchema: LogSchema { log.document.schemaOfFailures }

    /// The fields that the next rule has; nil if there is no rules file.
    public var ruleSchema: LogSchema? {
        guard let rules else { return nil }
        return LogDocument.schema(
            forID: Array(EntryID.rulePrefix.utf8)[...], templates: rules.document.templates)
    }

    /// The categories that the log counts failures by; empty if it does not.
    public var categories: [String] {
        let log = log.document
        let table = CategoryTable.all(in: log.sections, of: log).first
        return table.flatMap { $0.field == nil ? $0.rows.map(\.category.name) : nil } ?? []
    }

    /// The layers that rules have prefixes for, in the order of the rules file's table.
    public var layers: [String] {
        rules.map { $0.document.document.rulePrefixes.map(\.layer) } ?? []
    }
}
