/// A request to record a failure and the rule against it, or one of the two.
public struct Postmortem: Sendable, Hashable {
    /// The failure; nil if only a rule is recorded.
    public let failure: EntryDraft?

    /// The preventive rule.
    public let rule: PreventiveRule

    /// The name of the failure's category in the log's table of categories, in any case.
    public let category: String?

    /// Whether to add a row for the category if the table lacks it.
    public let addsCategory: Bool

    /// Values for the other system's log; nil to leave that log alone.
    public let crossSystem: CrossSystem?

    /// The date of the recording. It fills date fields that the drafts lack, and the date in the header.
    public let date: LogDate

    /// Whether missing fields are filled with the template's placeholders, so that a check reports them
    /// later.
    public let isDraft: Bool

    /// Makes a post-mortem from its parts.
    public init(
        failure: EntryDraft?,
        rule: PreventiveRule,
        category: String? = nil,
        addsCategory: Bool = false,
        crossSystem: CrossSystem? = nil,
        date: LogDate,
        isDraft: Bool = false
    ) {
        self.failure = failure
        self.rule = rule
        self.category = category
        self.addsCategory = addsCategory
        self.crossSystem = crossSystem
        self.date = date
        self.isDraft = isDraft
    }

    /// The preventive rule of a failure.
    public enum PreventiveRule: Sendable, Hashable {
        /// A new rule. Its layer determines its id and section; nil for the failure's layer.
        case new(EntryDraft, layer: String?)
        /// An existing rule of the rules file.
        case existing(RuleID)
        /// No rule.
        case none
    }

    /// Values for the entry in the other system's log.
    ///
    /// That entry has the log's own template and id. Its fields take their values from the failure's fields
    /// with the same label.
    public struct CrossSystem: Sendable, Hashable {
        /// The category in that log; nil for the failure's category.
        public let category: String?

        /// Values for labels of that log's template, in place of the failure's.
        public let fields: [EntryDraft.Field]

        /// Makes the values from their parts.
        public init(category: String? = nil, fields: [EntryDraft.Field] = []) {
            self.category = category
            self.fields = fields
        }
    }
}
