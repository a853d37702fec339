internal import MarkdownAST

/// Text as cells of a table.
extension String {
    /// The text in at most `limit` terminal columns, with `…` in place of what was cut off.
    func fitted(to limit: Int) -> String {
        guard columns > limit else { return self }
        guard limit > 0 else { return "" }
        var result = ""
        var used = 1
        for character in self {
            used += character.columns
            if used > limit { break }
            result.append(character)
        }
        while result.last == " " { result.removeLast() }
        return result + "…"
    }

    /// The text padded with blanks to a width in terminal columns.
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - columns)) }
}
