public import MarkdownAST

/// A change in the life of an entry: how far one has come with a failure, or whether a rule still holds.
///
/// ```swift
/// let change = LifeChange(of: "F-BIZ-003", to: .status("resolved", note: "the lease is renewed", commit: "8401fa0"))
/// let edits = try family.edits(for: change, on: today)
/// ```
public struct LifeChange: Sendable, Hashable {
    /// The entry: its id in any case, or where it has none, its day, its number or a part of its title.
    public let entry: String

    /// What changes.
    public let kind: Kind

    /// What can change.
    public enum Kind: Sendable, Hashable {
        /// The status becomes one that the log lists or uses, or one of a ``LifeState``, in the word that the log has for it. A note and a
        /// commit stand behind it.
        case status(String, note: String? = nil, commit: String? = nil)
        /// Another rule takes its place. Both say so.
        case superseded(by: String)
        /// The rule no longer holds.
        case retired(because: String)
    }

    /// Makes a change.
    public init(of entry: String, to kind: Kind) { (self.entry, self.kind) = (entry, kind) }
}

/// The edits that make a ``LifeChange`` in the files of a ``LogFamily``.
public struct LifeEdits: Sendable, Hashable {
    /// The edits of the log, sorted.
    public internal(set) var log: [TextEdit] = []

    /// The edits of the rules file, sorted.
    public internal(set) var rules: [TextEdit] = []

    /// The entries that say something else, in the order of the change.
    public internal(set) var entries: [Entry] = []

    /// An entry that changes.
    public struct Entry: Sendable, Hashable {
        /// What names it: its id, its day or its title.
        public let name: String
        /// Whether it stands in the rules file.
        public let isInRules: Bool
        /// The line on which it begins, from 1.
        public let line: Int
        /// What its status was; nil if it had none.
        public let before: Choice?
        /// What its status is now; nil if it still has none.
        public let after: Choice?
    }

    /// Whether the files say all of it already.
    public var isEmpty: Bool { log.isEmpty && rules.isEmpty }
}
