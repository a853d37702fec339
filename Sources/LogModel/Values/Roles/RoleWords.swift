/// The one table of the labels under which people keep what has a role.
///
/// The table is data: a language is a list of roles with their labels, the best ones first. Nothing else in the code knows a label.
package enum RoleWords {
    /// The labels of some roles in one language.
    typealias Words = KeyValuePairs<FieldRole, [String]>

    /// A label that the table knows.
    struct Word: Sendable {
        let role: FieldRole
        /// Its place among the labels of the role; of two fields with labels of one role, the lower rank has it.
        let rank: Int
        /// Whether it is the label that bizlog itself writes.
        let isOwn: Bool
    }

    /// What a label stands for; nil if the table does not know it.
    ///
    /// - Parameter isInRules: whether the label is one of a rule. Some mean another thing there.
    static func word(_ label: String, inRules isInRules: Bool) -> Word? {
        let folded = FoldedText.key(Array(label.utf8))
        let own = isInRules ? ofRules.first { $0.key == folded } : nil
        return (own ?? ofFailures.first { $0.key == folded })?.word
            ?? others[ByteKey(PlainLetters.key(folded)[...])]
    }

    /// Of some fields that have one role, the one whose label says so best; the first of equal ones.
    static func best<Place>(of places: some Collection<Place>, label: (Place) -> String) -> Place? {
        guard places.count > 1 else { return places.first }
        return places.map { ($0, word(label($0), inRules: false)?.rank ?? Int.max) }.min { $0.1 < $1.1 }?.0
    }

    /// Whether a label is the one that bizlog itself writes for a role of a failure.
    static func isOwn(_ role: FieldRole, _ bytes: [UInt8], _ label: Range<Int>) -> Bool {
        own[role].map { FoldedText.matches(bytes, label, $0.key) } ?? false
    }

    /// The label that bizlog itself writes for a role of a failure: `Root Cause`; its name if there is none.
    package static func label(for role: FieldRole) -> String { own[role]?.label ?? role.rawValue }

    /// In which language most of some labels are, as an index: 0 for English, then the other languages in their order.
    static func language(of labels: [String]) -> Int {
        let keys = Set(labels.map { PlainLetters.key(FoldedText.key(Array($0.utf8))) })
        func count(_ language: Words) -> Int {
            let known = Set(language.flatMap { $1.map { PlainLetters.key(FoldedText.key(Array($0.utf8))) } })
            return known.intersection(keys).count
        }
        var best = (language: 0, count: count(english) + count(ownOfFailures))
        for (index, language) in otherLanguages.enumerated() {
            let count = count(language)
            if count > best.count { best = (index + 1, count) }
        }
        return best.language
    }

    /// The label for a role in a language; bizlog's own for English.
    static func label(for role: FieldRole, language: Int) -> String {
        guard language > 0, language <= otherLanguages.count else { return label(for: role) }
        return otherLanguages[language - 1].first { $0.key == role }?.value.first ?? label(for: role)
    }

    /// The folded form of that label.
    static func key(for role: FieldRole) -> [UInt8] { own[role]?.key ?? [] }

    /// The beginning of the labels that count entries, folded: `total `.
    static let totalPrefix = Array("total ".utf8)

    /// What a header calls the number of failures.
    static let failureTotal = "Total Failures Logged"

    /// What a header calls the number of rules.
    static let ruleTotal = "Total Rules"

    /// The same, folded.
    static let ruleTotalKey = FoldedText.key(Array(ruleTotal.utf8))

    /// A label, folded, and what it stands for.
    private typealias KnownLabel = (key: [UInt8], word: Word)

    /// So few that looking through them costs less than a table does.
    private static let ofFailures = labels([ownOfFailures], areOwn: true)
    /// Of two fields of a rule, one whose label has a meaning in rules goes first.
    private static let ofRules = labels([ownOfRules], areOwn: true, firstRank: Int.min / 2)
    /// The many labels that bizlog does not write itself. Most logs have none of them, and then nobody makes this table.
    private static let others = Dictionary(
        labels([ownOfFailures, english] + otherLanguages, firstRank: Int.max / 2).map {
            (ByteKey(PlainLetters.key($0.key)[...]), $0.word)
        },
        uniquingKeysWith: { first, _ in first })
    private static let own: [FieldRole: (label: String, key: [UInt8])] = {
        var own: [FieldRole: (label: String, key: [UInt8])] = [:]
        for (role, labels) in [ownOfRules, ownOfFailures].joined() {
            if let label = labels.first { own[role] = (label, FoldedText.key(Array(label.utf8))) }
        }
        return own
    }()

    private static func labels(_ languages: [Words], areOwn: Bool = false, firstRank: Int = 0) -> [KnownLabel]
    {
        var list: [KnownLabel] = []
        for language in languages {
            for (role, labels) in language {
                for label in labels {
                    let word = Word(role: role, rank: firstRank + list.count, isOwn: areOwn)
                    list.append((FoldedText.key(Array(label.utf8)), word))
                }
            }
        }
        return list
    }
}

extension RoleWords {
    /// Whether a column is called what the title of an entry is called.
    static func isTitle(_ name: String) -> Bool { titles.contains(name.lowercased()) }

    private static let titles: Set<String> = [
        "title", "name", "issue", "problem", "failure", "incident", "bug", "error", "summary", "symptom",
        "mistake", "what", "what happened",
        "what broke", "what went wrong", "lesson", "gotcha", "description", "标题", "问题", "错误", "现象", "題名",
        "問題", "症状", "件名", "제목", "문제", "증상", "titel",
        "problème", "titre", "título", "problema", "titolo", "заголовок", "проблема",
    ]
}
