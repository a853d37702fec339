/// A failure that is like an earlier one by its own words.
///
/// Either it says that it is of the same class (`This is the same error class as F-004`), or its lessons or its root cause mention the
/// earlier failure and a rule against that one was in force by then.
public struct Recurrence: Sendable, Hashable {
    /// The later failure.
    public let failure: FailureID

    /// The day of the later failure.
    public let date: LogDate?

    /// The earlier failure; it may stand in another log.
    public let earlier: FailureID

    /// Whether the later failure says that it is of the earlier one's class.
    public let statesClass: Bool

    /// The rules against the earlier failure, in order: those that it names, and those that name it as their origin.
    public let rules: [RuleID]

    /// The rules of ``rules`` that were in force on the day of the later failure. A rule without a date of its own is taken to be as old
    /// as the earlier failure.
    public let rulesInForce: [RuleID]

    /// Whether the failure came back although there was a rule against it.
    public var isAfterRule: Bool { !rulesInForce.isEmpty }

    /// The recurrences among the failures of some logs, in the order of the failures.
    ///
    /// Failures count as earlier that stand in the logs and are not younger, and those that a log lists as history. An id
    /// of neither is only taken for a failure where an entry says that it is of its class.
    ///
    /// - Parameters:
    ///   - logs: the logs; their rules may stand in any of them.
    ///   - companions: rules files, and logs of other systems: their failures count as earlier ones and are not asked whether
    ///     they came back.
    /// - Complexity: O(n) in the bytes of all entries.
    public static func all(in logs: [LogDocument], companions: [LogDocument] = []) -> [Recurrence] {
        let files = logs.map { Judgements.File($0) }
        return Judgements(files, companions: companions).recurrences.map(\.recurrence)
    }
}
