/// Finds the roles of labels as people write them: with accents or without, with a remark in brackets, as the first or last word of
/// a short label.
struct FormRoles {
    struct Hit {
        let role: FieldRole
        let isExact: Bool
    }

    /// Labels recur in every entry, so each is looked up once.
    private var known: [ByteKey: Hit?] = [:]

    mutating func hit(_ bytes: [UInt8], _ words: Range<Int>) -> Hit? {
        guard words.count <= Self.maximumLength else { return nil }
        let key = ByteKey(bytes[words])
        if let hit = known[key] { return hit }
        let hit = Self.find(bytes.string(words))
        known[key] = .some(hit)
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
        if words.count == 1, let role = roleWithin(main) { return Hit(role: role, isExact: false) }
        guard (2...4).contains(words.count) else { return nil }
        if let last = words.last?.lowercased(),
            last == "id" || last == "#" || last == "no" || last == "number"
        {
            return nil
        }
        if words.contains(where: { laterWords.contains($0.lowercased()) }) { return nil }
        for word in [words[0], words[words.count - 1]] {
            guard let role = role(String(word)), isToldByOneWord(role) else { continue }
            if role == .date, words.contains(where: { repairWords.contains($0.lowercased()) }) { return nil }
            // `State management` is no state.
            if role == .status, word != words[words.count - 1], word.lowercased() == "state" { continue }
            return Hit(role: role, isExact: false)
        }
        return nil
    }

    /// The role that the last characters of a Chinese, Japanese or Korean label name, which sets no blanks between words: `确诊日期`.
    private static func roleWithin(_ label: String) -> FieldRole? {
        guard let first = label.unicodeScalars.first, first.value >= 0x2E80, label.count <= 12 else {
            return nil
        }
        for length in [4, 3, 2] where label.count > length {
            guard let role = role(String(label.suffix(length))), isToldByOneWord(role) else { continue }
            return role == .date && laterParts.contains(where: { label.contains($0) }) ? nil : role
        }
        return nil
    }

    /// The same as ``laterWords`` in languages that set no blanks between words.
    private static let laterParts = [
        "修复", "修復", "修正", "解决", "解決", "更新", "关闭", "完成", "完了", "復旧", "恢复", "対応", "期限", "截止", "수정", "해결", "완료",
        "복구",
    ]

    /// Whether a label speaks of a day on which something was done about the entry: fixed, updated, due.
    static func namesLaterDay(_ label: String) -> Bool {
        label.lowercased().split(separator: " ").contains { laterWords.contains(String($0)) }
            || laterParts.contains { label.contains($0) }
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

    /// Words that say what the day is of, and else may name what was done: `Data de correção`.
    private static let repairWords: Set<String> = [
        "fix", "correction", "correção", "corrección", "correzione", "resolución", "resolução", "résolution",
        "risoluzione", "behebung", "lösung", "korrektur", "исправления", "решения", "обновления",
    ]

    /// Words that turn the day on which something happened into another day.
    private static let laterWords: Set<String> = [
        "updated", "update", "fixed", "resolved", "due", "closed", "target", "deadline", "modified", "last",
        "next", "review", "reviewed",
        "end", "until", "removed", "completed", "deployed", "behoben", "geändert", "resolution", "closing",
        "expected",
        "verified", "estimated",
    ]
}
