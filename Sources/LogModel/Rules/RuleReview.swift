/// Whether a rule holds: how old it is, where it comes from, what has happened since, and what enforces it.
public struct RuleReview: Sendable {
    /// The entry that has the rule: one of its own, or the failure in which it stands.
    public let entry: LogEntry

    /// The index of its file among those that were looked at, the logs before what belongs to them.
    public let file: Int

    /// Whether the rule stands within a failure and has no entry of its own.
    public let isWithinFailure: Bool

    /// What it asks for, as Markdown: the whole value of its field for that; its title if it has none.
    public let text: String

    /// The day on which it was added; of a rule within a failure the failure's day. nil if the files do not say.
    public let date: LogDate?

    /// How many days old it is; nil if it has no day. It is never negative.
    public let age: Int?

    /// The ids of the failures that it came from, in order, each once: those that it names as its origin, and those that name it and are not
    /// younger than it is. Of a rule within a failure, that one if it has an id.
    public let origins: [EntryID]

    /// The failures since then that it should have prevented, or that speak of it, in the order of the files. Empty if it has no day.
    public let failures: [RuleFailure]

    /// What enforces it, by its own words. Whether that is there, a file system knows.
    public let enforcement: [EnforcementTarget]

    /// The failures among ``failures`` that came back although the rule was in force, as ``Recurrence`` says.
    public var recurrences: [EntryID] {
        failures.filter { $0.reasons.contains(.sameClass) }.map(\.entry.id)
    }
}

/// A failure that happened when a rule was there.
public struct RuleFailure: Sendable {
    /// The failure.
    public let entry: LogEntry

    /// The index of its log.
    public let log: Int

    /// What ties it to the rule; at least one, in the order of the cases.
    public let reasons: [Reason]

    /// What ties a failure to a rule.
    public enum Reason: Sendable, Hashable, CaseIterable {
        /// It names the rule.
        case names
        /// It is of the kind of a failure that the rule was to prevent, see ``Recurrence``.
        case sameClass
        /// It has most of the rule's words.
        case words
    }
}
