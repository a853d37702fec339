extension MarkdownGenerator {
    /// A line of inlines; it may hold line ends only within multi-line code spans and the like, which the caller's blocks break.
    mutating func inline(depth: Int) -> String {
        (0..<1 + random.below(4)).map { _ in piece(depth: depth) }.joined(
            separator: random.pick([" ", " ", " ", ""]))
    }

    private mutating func piece(depth: Int) -> String {
        guard depth > 0, random.oneIn(2) else { return random.pick(Self.words) }
        let inner = random.oneIn(4) ? inline(depth: depth - 1) : random.pick(Self.words)
        switch random.below(22) {
        case 0: return "*\(inner)*"
        case 1: return "_\(inner)_"
        case 2: return "**\(inner)**"
        case 3: return "__\(inner)__"
        case 4: return "***\(inner)***"
        case 5: return "~~\(inner)~~"
        case 6: return "`\(inner)`"
        case 7: return "`` \(inner) ` ``"
        case 8: return "[\(inner)](/url)"
        case 9: return "[\(inner)](<a b> \"t\\\"\")"
        case 10: return "![\(inner)](/i.png 't')"
        case 11: return "[\(inner)][\(random.pick(Self.labels))]"
        case 12: return "[\(random.pick(Self.labels))]"
        case 13: return "![\(random.pick(Self.labels))][]"
        case 14: return "<https://example.org/\(random.below(9))>"
        case 15: return "<b class='x'>\(inner)</b>"
        case 16: return "<!-- \(inner) -->"
        case 17: return random.pick(["&amp;", "&copy;", "&#35;", "&#x1F7E1;", "&nope;", "&#0;", "&"])
        case 18: return random.pick(["\\*", "\\_", "\\`", "\\[", "\\#", "\\\\", "\\a", "\\|", "\\<", "\\-"])
        case 19:
            return random.pick([
                "[^1]", "[ ]", "[x]", "[]", "[](", "![", "](", "**", "*", "_", "`", "``", "~", "<", "<a",
            ])
        case 20:
            return random.pick(["**Label:** value", "**Label**: value", "[F-BIZ-001] Title", "F-004: x"])
        default: return random.pick(["www.example.org", "https://example.org/a_b_c", "a@example.org"])
        }
    }

    private static let words = [
        "text", "word", "a", "I", "snake_case_name", "1986.", "2)", "- dash", "+ plus", "# hash", "> more",
        "=", "---", "|", "a | b",
        "失敗ログ", "원인", "für", "Việt", "🟡", "👩‍💻", "e\u{301}", "\u{A0}", "\u{3000}", "—", "“quoted”", "it's",
        "x  y", "\t", "!", ":",
        "100%", "$5", "C:\\dir", "a*b", "2 < 3 > 1", "f(x)[0]", "{y}", "~", "^", "\"", "(c)", "...",
    ]
}
