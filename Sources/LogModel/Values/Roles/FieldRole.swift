/// What a field is for, whatever its label is: the day, the severity, the cause.
///
/// A schema finds the roles of its fields once, by their labels and by what they hold; see ``FieldSchema/role``. At most one field of a
/// schema has a role.
public enum FieldRole: String, Sendable, Hashable, CaseIterable, Codable {
    /// The day on which a failure happened or a rule was added.
    case date
    /// How bad the failure was, or how much the rule weighs.
    case severity
    /// How far one has come with it: open, fixed.
    case status
    /// What kind of failure it is.
    case category
    /// Which layer of the system it concerns.
    case layer
    /// Whom or what it concerns.
    case entity
    /// Who takes care of it.
    case owner
    /// What broke.
    case whatBroke
    /// Why it broke.
    case cause
    /// Why nobody noticed in time.
    case whyNotCaught
    /// What was done about it.
    case fix
    /// Which preventive rule was added because of it: a reference to the rule.
    case rule
    /// What a rule asks for.
    case ruleText
    /// What was learned.
    case lesson
    /// Where a rule comes from.
    case origin
    /// What else there is to read about it.
    case related
    /// The reason for a rule.
    case why
    /// What sees to it that a rule is kept: a test, a hook, a script.
    case enforcement
    /// The entry of another system's log that tells of the same failure.
    case crossSystem
    /// In a header, the day of the last change.
    case lastUpdated
    /// In a header, how many entries there are.
    case total
}
