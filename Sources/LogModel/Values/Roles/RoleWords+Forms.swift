/// The labels with which logs in the common forms are written.
extension RoleWords {
    /// What the form of a self-improving agent calls its lines and sections.
    static let ofLearnings: [FieldRole: String] = [
        .date: "Logged", .severity: "Priority", .status: "Status", .entity: "Area", .whatBroke: "Summary",
        .fix: "Suggested Fix",
    ]

    /// Its sections that have no role.
    static let sectionsOfLearnings: Set<String> = ["Metadata", "Resolution", "Context", "Details", "Error"]

    /// What a list of lessons calls its parts.
    static let ofLessons: [FieldRole: String] = [
        .date: "Date", .severity: "Severity", .status: "Status", .whatBroke: "Mistake", .cause: "Root cause",
        .ruleText: "Rule",
    ]

    /// What a report of incidents calls its parts.
    static let ofIncidents: [FieldRole: String] = [
        .date: "Date", .severity: "Severity", .status: "Status", .whatBroke: "What happened",
        .cause: "Root cause", .fix: "Fix", .lesson: "Lessons learned",
    ]

    /// What the columns of a table of failures are called.
    static let ofTables: [FieldRole: String] = [
        .date: "Date", .severity: "Severity", .status: "Status", .whatBroke: "What broke",
        .cause: "Root cause", .fix: "Fix",
    ]

    /// What bizlog's own form calls them.
    static let ofHome: [FieldRole: String] = Dictionary(
        ownOfFailures.compactMap { role, labels in
            role == .total || role == .lastUpdated ? nil : labels.first.map { (role, $0) }
        },
        uniquingKeysWith: { first, _ in first })
}
