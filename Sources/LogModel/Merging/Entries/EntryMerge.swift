/// A three-way merge of an entry, field by field.
enum EntryMerge {
    /// - Parameter base: the entry that both sides began with; nil if both have added it.
    /// - Complexity: O(n) in the bytes of the entries
    static func pieces(base: LogEntry?, ours: LogEntry, theirs: LogEntry) -> [MergePiece] {
        let old = base.map { EntryParts($0) }
        let our = EntryParts(ours)
        let their = EntryParts(theirs)
        let roles = our.roles.merging(their.roles) { first, _ in first }
        let labels = our.labels.merging(their.labels) { first, _ in first }
        let entry = ours.hasID ? ours.id.text : MessageText.quoted(ours.title)
        func name(_ key: PartKey) -> String {
            switch key {
            case .id: return "the id of \(entry)"
            case .title: return "the title of \(entry)"
            default:
                guard let label = labels[key], !label.isEmpty else { return "a field of \(entry)" }
                return "the field \"\(label)\" of \(entry)"
            }
        }
        let rules = PartRules(
            isItem: { if case .field = $0 { true } else { false } },
            merge: { key, base, ours, theirs in
                guard let content = our.contents[key], let theirContent = their.contents[key] else {
                    return ValueMerge(role: roles[key], subject: name(key)).pieces(base, ours, theirs)
                }
                return field(
                    base.flatMap { base in
                        old?.contents[key].map { PartedText(Array(base), [.init(key: .content, range: $0)]) }
                    },
                    PartedText(Array(ours), [.init(key: .content, range: content)]),
                    PartedText(Array(theirs), [.init(key: .content, range: theirContent)]),
                    ValueMerge(role: roles[key], subject: name(key)))
            },
            name: name, nameOfText: "the text of \(entry)")
        return PartedMerge(base: old?.text, ours: our.text, theirs: their.text, rules).pieces
    }

    /// The merge of a field: its label and the text around its value by lines, its value by its own rule.
    private static func field(
        _ base: PartedText?, _ ours: PartedText, _ theirs: PartedText, _ value: ValueMerge
    ) -> [MergePiece] {
        let rules = PartRules(
            isItem: { _ in false },
            merge: { _, base, ours, theirs in value.pieces(base, ours, theirs) },
            name: { _ in value.subject }, nameOfText: value.subject)
        return PartedMerge(base: base, ours: ours, theirs: theirs, rules).pieces
    }
}
