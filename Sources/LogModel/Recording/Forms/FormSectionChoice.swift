internal import MarkdownAST

/// Which entries stand where new ones go: not in an archive, and where sections are told apart by how far one has come, in the one for
/// what is open.
struct FormSectionChoice {
    /// The indices of the entries beside which a new one may go.
    let candidates: [Int]

    init(_ outline: FormOutline, _ entries: [FormEntry], _ sections: [Int], _ bytes: [UInt8]) {
        var states: [Int: State] = [:]
        var open: [Int] = []
        var others: [Int] = []
        for (index, entry) in entries.enumerated() {
            guard let heading = outline.heading(at: entry.lines.lowerBound) else {
                others.append(index)
                continue
            }
            let isOwn = outline.headings[heading].node == entry.node
            let above = isOwn ? outline.headings[heading].parent : heading
            var state = State.other
            if let above {
                if states[above] == nil {
                    states[above] = Self.state(of: above, outline, bytes)
                }
                state = states[above] ?? .other
            }
            switch state {
            case .open: open.append(index)
            case .other: others.append(index)
            case .archive: continue
            }
        }
        candidates = !open.isEmpty ? open : !others.isEmpty ? others : Array(entries.indices)
    }

    private enum State {
        case open
        case archive
        case other
    }

    private static func state(of heading: Int, _ outline: FormOutline, _ bytes: [UInt8]) -> State {
        var state = State.other
        for index in [heading] + Array(outline.ancestors(of: heading)) {
            // The title of the file speaks of all that is in it.
            if outline.headings[index].level == 1 { continue }
            let words = bytes.string(outline.headings[index].text).lowercased()
            let parts = Set(words.split { !$0.isLetter }.map(String.init))
            if !parts.isDisjoint(with: archiveWords) || archiveParts.contains(where: { words.contains($0) }),
                parts.isDisjoint(with: ["not", "un", "nicht", "non"])
            {
                return .archive
            }
            if !parts.isDisjoint(with: openWords) || openParts.contains(where: { words.contains($0) }) {
                state = .open
            }
        }
        return state
    }

    private static let archiveWords: Set<String> = [
        "archive", "archived", "archives", "resolved", "closed", "fixed", "done", "old", "older",
        "historical",
        "history", "past", "completed", "solved", "obsolete", "deprecated", "superseded", "archiv",
        "erledigt",
        "behoben", "gelöst", "geschlossen", "résolu", "résolus", "fermé", "resuelto", "resueltos", "cerrado",
        "cerrados", "risolti", "chiusi", "resolvido", "resolvidos", "fechado", "архив", "решено", "закрыто",
        "исправлено",
    ]
    private static let archiveParts = ["已解决", "已修复", "已关闭", "归档", "历史", "解決済", "アーカイブ", "해결됨", "해결된"]
    private static let openWords: Set<String> = [
        "open", "active", "current", "unresolved", "ongoing", "offen", "offene", "ouvert", "ouverts",
        "abierto",
        "abiertos", "aperti", "aberto", "abertos", "открыто", "открытые",
    ]
    private static let openParts = ["未解决", "未解決", "進行中", "미해결"]
}
