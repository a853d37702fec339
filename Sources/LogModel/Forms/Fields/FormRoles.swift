/// Finds the roles of labels as people write them: with accents or without, with a remark in brackets, as the first or last word of
/// a short label.
struct FormRoles {
    struct Hit {
        let role: FieldRole
        let isExact: Bool
    }

    /// Labels recur in every entry, so each is looked up once.
    private var known: [ArraySlice<UInt8>: Hit?] = [:]

    mutating func hit(_ bytes: [UInt8], _ words: Range<Int>) -> Hit? {
        guard words.count <= Self.maximumLength else { return nil }
        if let hit = known[bytes[words]] { return hit }
        let hit = Self.find(bytes.string(words))
        known[bytes[words]] = .some(hit)
        return hit
    }

    /// Whether a label is one that the table of roles has.
    static func isExact(_ label: String) -> Bool { role(label) != nil }

    static let maximumLength = 80

    private static func find(_ label: String) -> Hit? {
        if let role = role(label) { return Hit(role: role, isExact: true) }
        // `Root cause (confirmed)`, `Cause / Reason`, `Fix — part 2`
        let main =
            label.split(omittingEmptySubsequences: true, whereSeparator: { "(/（&,+".contains($0) }).first.map
        { trimmed($0) } ?? ""
        if main != label, let role = role(main) { return Hit(role: role, isExact: false) }
        let words = main.split(separator: " ")
        guard (2...4).contains(words.count) else { return nil }
        if let last = words.last?.lowercased(),
            last == "id" || last == "#" || last == "no" || last == "number"
        {
            return nil
        }
        if words.contains(where: { laterWords.contains($0.lowercased()) }) { return nil }
        for word in [words[0], words[words.count - 1]] {
            if let role = role(String(word)), isToldByOneWord(role) { return Hit(role: role, isExact: false) }
        }
        return nil
    }

    /// Whether a label speaks of a day on which something was done about the entry: fixed, updated, due.
    static func namesLaterDay(_ label: String) -> Bool {
        label.lowercased().split(separator: " ").contains { laterWords.contains(String($0)) }
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while let last = text.last, last == " " || last == "-" || last == "—" || last == ":" {
            text.removeLast()
        }
        while text.first == " " { text.removeFirst() }
        return String(text)
    }

    private static func role(_ label: String) -> FieldRole? {
        guard let word = RoleWords.word(label, inRules: false) ?? RoleWords.word(label, inRules: true) else {
            return nil
        }
        return word.role == .lastUpdated || word.role == .total ? nil : word.role
    }

    private static func isToldByOneWord(_ role: FieldRole) -> Bool {
        switch role {
        case .date, .severity, .status, .cause, .fix, .lesson, .rule, .whatBroke, .category, .owner: true
        case .layer, .entity, .whyNotCaught, .ruleText, .origin, .related, .why, .enforcement, .crossSystem,
            .lastUpdated, .total:
            false
        }
    }

    /// Words that turn the day on which something happened into another day.
    private static let laterWords: Set<String> = [
        "updated", "update", "fixed", "resolved", "due", "closed", "target", "deadline", "modified", "last",
        "next", "review", "reviewed",
        "end", "until", "removed", "completed", "deployed", "behoben", "geändert", "resolution", "closing",
        "expected",
        "verified", "estimated",
    ]
}
