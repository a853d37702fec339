/// The labels with which logs in the common forms are written.
extension RoleWords {
    /// What the form of a self-improving agent calls its lines and sections.
    static let ofLearnings: [FieldRole: String] = [
        .date: "Logged", .severity: "Priority", .status: "Status", .entity: "Area", .whatBroke: "Summary",
        .fix: "Suggested Fix",
    ]

    /// What bizlog's own form calls them.
    static let ofHome: [FieldRole: String] = Dictionary(
        ownOfFailures.compactMap { role, labels in
            role == .total || role == .lastUpdated ? nil : labels.first.map { (role, $0) }
        },
        uniquingKeysWith: { first, _ in first })
}
