extension LogSchema {
    /// The schema of a failure log without a template.
    public static let failures = LogSchema(
        idPrefix: "F-",
        headingLevel: nil,
        fields: [
            field("Date", .date, .line),
            field("Severity", severities, .line),
            field("Layer", choices("System", "Process", "Model"), .line),
            field("Entity", .text, .line),
            field("What Broke", .text, .block),
            field("Root Cause", .text, .block),
            field("Why We Didn't Catch It", .text, .block),
            field("Preventive Rule Added", .ruleReference, .block),
            field("Lessons", .list, .block),
        ],
        isFromTemplate: false
    )

    /// The schema of a rules file without a template. Rules may have other labels, which stay as they are.
    public static let rules = LogSchema(
        idPrefix: EntryID.rulePrefix,
        headingLevel: nil,
        fields: [
            field("Severity", severities, .line),
            field("Added", .date, .line),
            field("Origin", .text, .line),
            field("Rule", .text, .paragraph),
            field("Why", .text, .paragraph),
        ],
        isFromTemplate: false
    )

    /// The schema of the lines under a log's title.
    static func header(totalLabel: String) -> LogSchema {
        LogSchema(
            idPrefix: "",
            headingLevel: nil,
            fields: [
                field(RoleWords.label(for: .lastUpdated), .date, .line),
                field(totalLabel, .text, .line).with(role: .total),
            ],
            isFromTemplate: false,
            startsUnderHeading: false
        )
    }

    private static let severities = choices("🔴 Critical", "🟡 Important", "🟢 Near miss")

    private static func choices(_ values: String...) -> FieldSchema.Kind {
        .choice(values.compactMap(Choice.init))
    }

    private static func field(
        _ label: String,
        _ kind: FieldSchema.Kind,
        _ layout: FieldSchema.Layout
    ) -> FieldSchema {
        FieldSchema(label: label, spelling: "**\(label):**", kind: kind, layout: layout)
    }
}
