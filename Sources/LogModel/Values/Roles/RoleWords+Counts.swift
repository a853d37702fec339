extension RoleWords {
    /// Whether a label under the title of a log says that the number behind it is that of the entries: `Total`, `Total incidents`,
    /// `Entries`, `Number of lessons logged`.
    package static func countsEntries(_ label: String) -> Bool {
        var words = label.lowercased().split(whereSeparator: { !$0.isLetter }).map(String.init)
        if words == ["total"] || words == ["count"] { return true }
        words.removeAll(where: fillers.contains)
        return words.count == 1 && entryNouns.contains(words[0])
    }

    private static let fillers: Set<String> = [
        "total", "number", "of", "count", "all", "logged", "recorded", "documented", "so", "far", "anzahl",
        "der",
        "nombre", "número", "numero", "de", "di", "d", "dei", "gesamt", "всего",
    ]

    private static let entryNouns: Set<String> = [
        "entries", "failures", "incidents", "issues", "bugs", "lessons", "problems", "errors", "mistakes",
        "postmortems", "rules", "gotchas", "learnings", "einträge", "fehler", "vorfälle", "entrées",
        "erreurs",
        "entradas", "errores", "voci", "errori", "записей", "ошибок", "条目", "件数", "总数", "合計", "总计", "항목",
    ]
}
