/// What is to be recorded: a failure and the rule against it, or only one of the two.
public struct Postmortem: Sendable, Hashable {
    /// The failure; nil if only a rule is recorded.
    public let failure: EntryDraft?

    /// The rule against it.
    public let rule: PreventiveRule

    /// The name of the failure's category, as the log's table of categories has it, in any case.
    public let category: String?

    /// Whether a category that the table does not have gets a row there.
    public let addsCategory: Bool

    /// What the other system's log needs to know; nil if the failure is none of its business.
    public let crossSystem: CrossSystem?

    /// The day of the recording. Fields for dates that the drafts leave out say it, and so does the header.
    public let date: LogDate

    /// Whether what is missing is written as the template has it, so that a check reports it later.
    public let isDraft: Bool

    /// A post-mortem from its parts.
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

    /// The rule that comes of a failure.
    public enum PreventiveRule: Sendable, Hashable {
        /// A new one. Its layer decides about id and section; nil if it is the failure's.
        case new(EntryDraft, layer: String?)
        /// One that the rules file has.
        case existing(RuleID)
        /// None.
        case none
    }

    /// What the entry in the other system's log says beside what it takes over.
    ///
    /// The entry has that log's own template and ids. Fields take over what the failure says under the same label.
    public struct CrossSystem: Sendable, Hashable {
        /// The category there; nil if it is the one of the failure.
        public let category: String?

        /// Values for labels of that log's template; they win over what the failure says.
        public let fields: [EntryDraft.Field]

        /// What the other log needs to know, from its parts.
        public init(category: String? = nil, fields: [EntryDraft.Field] = []) {
            self.category = category
            self.fields = fields
        }
    }
}
