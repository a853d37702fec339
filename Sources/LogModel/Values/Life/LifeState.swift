/// Where an entry is in its life: what its status means, in whatever word and language.
public enum LifeState: String, Sendable, Hashable, CaseIterable {
    /// A failure that is not dealt with yet.
    case open
    /// A failure that is dealt with.
    case resolved
    /// A failure that nobody will deal with.
    case wontFix = "won't fix"
    /// A failure that came back.
    case recurred
    /// A rule that is to be kept.
    case active
    /// A rule that something sees to.
    case enforced
    /// A rule in whose place there is another one.
    case superseded
    /// A rule that no longer holds.
    case retired

    /// Whether it is one of rules; the others are of failures.
    public var isOfRules: Bool {
        switch self {
        case .active, .enforced, .superseded, .retired: true
        case .open, .resolved, .wontFix, .recurred: false
        }
    }

    /// The state that a word names, in any language of the table and in any case; nil if it names none.
    ///
    /// - Parameters:
    ///   - word: the word.
    ///   - isOfRules: whether it is said of a rule. A failure that is active is open.
    public init?(_ word: String, ofRules isOfRules: Bool) {
        guard let state = LifeWords.state(of: word, ofRules: isOfRules) else { return nil }
        self = state
    }
}

extension Choice {
    /// Whether a failure with this status still waits for something: it is open, or somebody is at it.
    public var isOpen: Bool { LifeWords.isOpen(name) }
}
