internal import LogModel
internal import LogStore

/// A rule that a report shows.
struct ReportedRule: Sendable {
    let name: EntryMention
    /// As Markdown.
    let title: String
    /// What it asks for, as Markdown; empty if the title says it.
    let text: String
    let date: LogDate?
    /// In days.
    let age: Int?
    let status: String?
    let origins: [EntryMention]
    /// The failures since it was there, and what ties them to it.
    let failures: [(name: EntryMention, reasons: [RuleFailure.Reason])]
    /// How many of them came back although it was in force.
    let recurrences: Int
    let enforcement: RuleEnforcement
    let targets: [(name: String, state: EnforcementFiles.State)]

    /// Whether something came back although the rule was in force.
    var didNotHold: Bool { recurrences > 0 }
    /// Whether nothing shows that it is kept.
    var hasNoProof: Bool { enforcement != .enforced }
}
