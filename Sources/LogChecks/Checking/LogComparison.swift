public import LogModel

/// What another revision has of a file that is checked, as ``LogChecker`` compares them.
public struct LogComparison: Sendable {
    /// How messages name the other revision: `main`.
    public let revision: String

    /// The file as both began with it; nil if there was none.
    public let ancestor: LogDocument?

    /// The file in the other revision; nil if there is none.
    public let tip: LogDocument?

    /// Ids that entries had before and that both began without, each with the revision in which its entry stood.
    public let removed: [EntryID: String]

    /// What another revision has of a file.
    public init(
        with revision: String, ancestor: LogDocument?, tip: LogDocument?, removed: [EntryID: String] = [:]
    ) {
        (self.revision, self.ancestor, self.tip, self.removed) = (revision, ancestor, tip, removed)
    }
}
