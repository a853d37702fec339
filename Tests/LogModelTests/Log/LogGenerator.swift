import TestSupport

/// Writes logs that are wrong in many ways at once; the same seed gives the same log.
struct LogGenerator {
    private var random: SeededGenerator
    private var text = ""
    private var number = 0

    init(seed: Int) { random = SeededGenerator(seed: seed) }

    mutating func log() -> String {
        text = random.oneIn(8) ? "" : "# Log\n\n"
        if random.oneIn(2) { text += "**Last Updated:** 2026/2/\(1 + random.below(28))\n" }
        if random.oneIn(3) { text += "\n" }
        if random.oneIn(2) {
            text += random.pick(["**Total Failures Logged**: 3\n\n", "- **Total:** 1\n\n", "x\n"])
        }
        if random.oneIn(3) { text += template() }
        for _ in 0..<1 + random.below(5) { entry() }
        if random.oneIn(3) { text += "\n## After\n\n- F-004: text\n\n[b]: /b\n" }
        return random.oneIn(10)
            ? text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n") : text
    }

    private mutating func template() -> String {
        let fields = [
            "**Date:** YYYY-MM-DD", "**Severity:** 🔴 High / 🟢 Low", "**Owner:** name",
            "**What Broke:**\n[text]",
            "**Lessons:**\n- [text]", "**Root Cause**: text",
        ]
        var lines = "### [F-XXX] Title\n"
        for field in fields where !random.oneIn(4) { lines += random.pick(["", "", "\n"]) + field + "\n" }
        let fence = random.pick(["```", "~~~~", "```"])
        return "\(fence)markdown\n\(lines)\(fence)\n\n"
    }

    private mutating func entry() {
        number += 1
        let marks = random.pick(["##", "###", "###", "###", "####"])
        let id = random.pick(["F-00\(number)", "F00\(number)", "INC-\(number)", "R-A-0\(number)"])
        let heading = random.pick(["[\(id)] ", "\(id): ", "\(id) — ", "[\(id)] - ", "[\(id)]: ", "\(id) "])
        text += "\(marks) \(heading)\(inline())\n" + random.pick(["", "\n", "\n\n"])
        if random.oneIn(5) { text += block() }
        let isListed = random.oneIn(4)
        for _ in 0..<random.below(8) {
            field(isListed: isListed && !random.oneIn(6))
            text += random.pick(["", "", "\n", "\n"])
        }
        if random.oneIn(8) { text += block() }
        text += random.pick(["\n", "\n---\n\n", "\n---\n", "\n***\n\n---\n", "", "\n[a]: /a\n\n"])
    }

    private mutating func field(isListed: Bool) {
        let label = random.pick([
            "Date", "Severity", "Layer", "Entity", "Owner", "What Broke", "Root Cause", "Lessons", "lessons",
            "날짜",
            "Why We Didn’t Catch It", "Preventive Rule Added", "Rule", "Added",
        ])
        let colon = random.pick([
            "**\(label):**", "**\(label):**", "**\(label)**:", "**\(label)**：", "__\(label):__",
        ])
        let value = random.pick([
            "2026/2/11", "11 February 2026", "Feb 30, 2026", "important", "🟡", "CRITICAL - twice", "high",
            "2026-02-11",
            "", inline(), "\(inline())\n\(inline())", "1. one", "- a", "> q", "2/3/2026", "\n\n\(inline())",
            "\n- a\n- **Date:** b", "  \n\(inline())", "\\\n\(inline())", "\n\n```\n**Layer:** x\n```",
        ])
        let joined = colon + (value.hasPrefix("\n") || value.isEmpty ? "" : " ") + value
        if isListed {
            let lines = joined.split(separator: "\n", omittingEmptySubsequences: false)
            text +=
                "- " + lines.map { $0.isEmpty ? "" : "  \($0)" }.joined(separator: "\n").dropFirst(2) + "\n"
        } else {
            text += joined + random.pick(["\n", "\n", "  \n", "\\\n"])
        }
    }

    private mutating func block() -> String {
        random.pick([
            "\ntext\n\n", "\n<!-- open\n\n", "\n<!-- bizlog-ignore-start -->\n\n",
            "\n<!-- bizlog-ignore-end -->\n\n",
            "\n| a | b |\n|---|---|\n| c | d |\n\n", "\n#### Part\n\n**Layer:** system\n\n",
            "\n---\n\ntext\n\n",
            "\n```\n### [F-009] no\n", "\n> **Date:** 2026/1/1\n\n", "\n* * *\n", "\ntext\n===\n",
            "\n[c]: /c\n",
        ])
    }

    private mutating func inline() -> String {
        random.pick([
            "text", "a `code **Date:** x` b", "see [F-001] and [a]", "*emphasis*", "`open", "**bold** text",
            "**Note:** text", "a\\*b", "&amp; <b>x</b>", "연결 풀", "a | b", "#1", "<!-- c -->",
            "[link](/u 't')",
        ])
    }
}
