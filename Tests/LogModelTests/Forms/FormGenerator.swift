import TestSupport

/// Writes logs of which some hold entries in one form, some in several, and some in none; the same seed gives the same log.
struct FormGenerator {
    private var random: SeededGenerator

    init(seed: Int) { random = SeededGenerator(seed: seed) }

    mutating func log() -> String {
        var text = random.oneIn(4) ? "---\ndate: 2026-01-02\nstatus: open\n---\n\n" : ""
        text += random.pick(["# Incident log\n\n", "# Lessons\n\n", "# 问题记录\n\n", "# Notes\n\n", ""])
        if random.oneIn(4) { text += "**Date:** 2026-02-03\n\n" }
        for _ in 0..<1 + random.below(3) {
            if random.oneIn(3) {
                text += random.pick(["## Pumps\n\n", "## 2026-03-04\n\n", "## Archive\n\n"])
            }
            text += part()
        }
        return text
    }

    private mutating func part() -> String {
        let count = 1 + random.below(4)
        switch random.below(5) {
        case 0:
            let rows = (0..<count).map { _ in "| \(key()) | \(date()) | \(title()) | \(state()) |\n" }
            return
                "| ID | Date | Issue | \(random.pick(["Status", "Severity", "Link"])) |\n|---|---|---|---|\n"
                + rows.joined() + random.pick(["\n", ""])
        case 1:
            let marker = random.pick(["- ", "1. ", "* ", "- [ ] "])
            let mark = random.pick(["**", "**", "", "_"])
            return (0..<count).map { _ in
                "\(marker)\(mark)\(head())\(mark) — \(title())\n\(lines(indent: "  "))"
            }
            .joined() + "\n"
        case 2:
            return (0..<count).map { _ in "**\(head())**\n\(title()).\n\(lines(indent: ""))\n" }.joined()
        default:
            let marks = random.pick(["##", "###", "####"])
            return (0..<count).map { _ in "\(marks) \(head())\n\n\(fields(marks))\n" }.joined()
        }
    }

    private mutating func head() -> String {
        let title = title()
        switch random.below(8) {
        case 0: return "\(key()): \(title)"
        case 1: return "[\(key())] \(title)"
        case 2: return "\(date()) — \(title)"
        case 3: return "\(title) (\(date()))"
        case 4: return "Incident #\(random.below(20)): \(title)"
        case 5: return "\(title) — \(state()) \(date())"
        case 6: return "\(title) (\(state()), \(state()))"
        default: return title
        }
    }

    private mutating func fields(_ marks: String) -> String {
        switch random.below(5) {
        case 0:
            return "| | |\n|---|---|\n| Date | \(date()) |\n| Status | \(state()) |\n| Cause | \(title()) |\n"
        case 1: return "\(marks)# Root cause\n\n\(title())\n\n\(marks)# Fix\n\n\(title())\n"
        case 2: return "**Date:** \(date()) · **Status:** \(state()) | **Fix**: \(title())\n"
        default: return lines(indent: "")
        }
    }

    private mutating func lines(indent: String) -> String {
        (0..<random.below(4)).map { _ in
            let label = random.pick([
                "Date", "Status", "Severity", "Root cause", "Fix", "原因", "Ursache", "Note",
            ])
            let value = random.oneIn(2) ? title() : random.oneIn(2) ? state() : date()
            let field = random.pick([
                "**\(label):** ", "- \(label): ", "\(label): ", "**\(label)** — ", "- **\(label)**: ",
            ])
            return indent + field + value + random.pick(["\n", "\n", "  \n", "\n\n"])
        }.joined()
    }

    private mutating func key() -> String {
        random.pick([
            "INC-\(random.below(30))", "F-00\(random.below(9))", "LRN-20260303-A1F", "F00\(random.below(9))",
            "\(random.below(9))",
        ])
    }

    private mutating func date() -> String {
        random.pick([
            "2026-03-04", "2026-02-30", "03/04/2026", "4. März 2026", "2026年3月4日", "March 2026",
            "2026-03-04 09:15", "-",
        ])
    }

    private mutating func state() -> String {
        random.pick(["P1", "CRITICAL", "open", "FIXED", "✅ resolved", "未解決", "hoch", "wontfix", ""])
    }

    private mutating func title() -> String {
        random.pick([
            "The pump stopped", "🔥 Filter clogged", "`lamp` blinked", "水泵停機", "a [link](b.md)", "x", "",
            "[Title]", "Насос встал",
            "It broke: twice", "**Fix:** none", "<b>bold</b> | pipe", "Fix — part 2",
        ])
    }
}
