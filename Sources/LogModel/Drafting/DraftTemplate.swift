/// What the template of a log, and of its rules, holds where an entry has its own words: a form to be filled in.
///
/// ```swift
/// let form = DraftTemplate(log).text(failure: EntryDraft(title: "", fields: known))
/// ```
public struct DraftTemplate: Sendable, Hashable {
    /// The template of failures, as a draft.
    public let failure: EntryDraft

    /// The template of rules, as a draft.
    public let rule: EntryDraft

    /// How failures are written.
    private let schema: LogSchema

    /// The template of a log; the built-in one if it has none.
    ///
    /// - Complexity: O(n) in the bytes of the template.
    public init(_ log: LogDocument) {
        let schema = log.schemaOfFailures
        self.schema = schema
        failure = EntryDraft(
            title: schema.titleText,
            fields: schema.fields.map { EntryDraft.Field(label: $0.label, text: schema.text(of: $0) ?? "") }
        )
        rule = EntryDraft(
            title: "Title of the rule",
            fields: [
                EntryDraft.Field(
                    label: RoleWords.label(for: .ruleText), text: "[What prevents it from now on]")
            ]
        )
    }

    /// A form for a failure and its rule, in Markdown, with a line feed at the end.
    ///
    /// - Parameters:
    ///   - failure: what is known of the failure; nil if only a rule is asked for.
    ///   - rule: what is known of the rule; nil if no rule is asked for.
    public func text(failure: EntryDraft?, rule: EntryDraft?) -> String {
        var blocks: [String] = []
        if let failure { blocks.append(text(of: failure, self.failure, schema)) }
        if let rule {
            let schema = LogSchema.rules
            blocks.append(text(of: rule, self.rule, schema))
        }
        return blocks.joined(separator: "\n\n---\n\n") + "\n"
    }

    private func text(of draft: EntryDraft, _ template: EntryDraft, _ schema: LogSchema) -> String {
        var fields = template.fields.map { field in
            EntryDraft.Field(label: field.label, text: draft[field.label] ?? field.text)
        }
        fields += draft.fields.filter { template[$0.label] == nil }
        let values = fields.map { field in
            let label = Array(field.label.utf8)
            let isKnown = schema.index(ofLabel: label, in: label) != nil
            return Failure.Field(label: field.label, isKnown: isKnown, value: .text(field.text))
        }
        var printer = EntryPrinter(ofValues: [])
        printer.writeHeading(schema, title: draft.title.isEmpty ? template.title : draft.title)
        printer.writeFields(values, schema, behind: .heading)
        return printer.text
    }
}

extension LogSchema {
    fileprivate func index(ofLabel label: [UInt8], in bytes: [UInt8]) -> Int? {
        index(ofLabel: 0..<label.count, in: bytes)
    }
}
