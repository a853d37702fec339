/// Whether a rule is enforced by more than memory.
public enum RuleEnforcement: String, Sendable, Hashable, CaseIterable {
    /// What it names is there, as far as that can be looked at, and it names something that can.
    case enforced
    /// Something that it names is not there.
    case missing
    /// It names nothing that can be looked for: it asks to be remembered.
    case advisory
}
