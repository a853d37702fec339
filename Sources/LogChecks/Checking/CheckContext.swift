public import LogModel

/// What a check looks at: one file, and those that belong to it.
public struct CheckContext {
    /// The file to check.
    public let log: LogDocument

    /// The name of the file in diagnostics.
    public let name: String

    /// The last date that is not in the future.
    public let today: LogDate

    /// The files that belong to it: its rules file, its sister files, or the log of a rules file. They are not checked.
    public let companions: [LogDocument]

    /// The paths of related files that do not exist, as the log writes them.
    public let missing: Set<String>

    /// The paths of related files that could not be read, each with the reason.
    public let unreadable: [String: String]

    /// What another revision has of the file; nil if it is compared with none.
    public let comparison: LogComparison?
    /// What its entries name as that which enforces them and that is not there, by its name: see `EnforcementTarget`.
    public let missingEnforcement: Set<String>

    let facts: LogFacts
    private let index = SharedIndex()

    init(
        _ facts: LogFacts,
        named name: String,
        today: LogDate,
        companions: [LogDocument],
        missing: Set<String>,
        unreadable: [String: String],
        comparison: LogComparison?,
        missingEnforcement: Set<String>
    ) {
        log = facts.log
        (self.facts, self.name, self.today) = (facts, name, today)
        (self.companions, self.missing, self.unreadable) = (companions, missing, unreadable)
        self.comparison = comparison
        self.missingEnforcement = missingEnforcement
    }

    /// The ids of the file and its companions, found when the first check asks for them.
    var references: ReferenceIndex {
        if let known = index.found { return known }
        let found = ReferenceIndex(facts, companions: companions)
        index.found = found
        return found
    }

    private final class SharedIndex {
        var found: ReferenceIndex?
    }
}
