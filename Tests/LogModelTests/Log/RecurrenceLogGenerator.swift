import TestSupport

/// Writes logs whose entries speak of each other: failures that name earlier ones in all ways, rules with and without days, several dates
/// in any order, ids twice. The same seed gives the same log.
struct RecurrenceLogGenerator {
    private var random: SeededGenerator
    private let prefix: String
    private let rulePrefix: String
    private let hasTemplate: Bool
    /// The labels of the dates, in the order of the template.
    private let dates: [String]

    init(seed: Int) {
        var random = SeededGenerator(seed: seed)
        prefix = random.pick(["F-", "F-BIZ-", "INC-", "FL-"])
        rulePrefix = random.pick(["R-", "R-BIZ-", "R-OPS-SYS-"])
        hasTemplate = random.oneIn(2)
        dates = random.pick([
            ["Date"], ["Date", "Fixed"], ["Fixed", "Date"], ["Logged", "Fixed"], ["Fixed", "Datum"],
        ])
        self.random = random
    }

    mutating func log() -> String {
        var text = "# Log\n\n**Last Updated:** 2026-02-01\n\n"
        if hasTemplate { text += template() }
        for number in 1...(3 + random.below(5)) { text += failure(random.oneIn(12) ? 1 : number) }
        if random.oneIn(3) {
            for number in 1...3 { text += rule(number) }
        }
        if random.oneIn(3) { text += "## Old failures\n\n- \(prefix)090: of the old log\n" }
        return random.oneIn(6) ? text.replacing("\n", with: "\r\n") : text
    }

    mutating func rules() -> String {
        var text = "# Rules\n\n"
        for number in 1...4 { text += rule(number) }
        return text
    }

    private mutating func template() -> String {
        let lines =
            ["### [\(prefix)XXX] Title"] + dates.map { "**\($0):** YYYY-MM-DD" } + [
                "**Severity:** 🔴 Critical / 🟡 Important", "**Layer:** System / Process", "",
                "**Root Cause:**", "[cause]", "", "**Preventive Rule Added:**", "[\(rulePrefix)XXX]", "",
                "**Lessons:**", "- [lesson]",
            ]
        return "```\n\(lines.joined(separator: "\n"))\n```\n\n"
    }

    private mutating func failure(_ number: Int) -> String {
        var lines = ["### [\(prefix)00\(number)] Title", ""]
        for label in hasTemplate ? dates : ["Date", "Fixed"] where !random.oneIn(6) {
            lines.append("**\(label):** \(day())")
        }
        if !random.oneIn(5) {
            lines.append(
                "**Severity:** \(random.pick(["🔴 Critical", "🟡", "odd", "important (was critical)"]))")
        }
        if !random.oneIn(3) { lines.append("**Layer:** \(random.pick(["System", "process", "Attic", "—"]))") }
        if !random.oneIn(3) {
            lines.append("**Entity:** \(random.pick(["Acme", "Acme\nand others", "all, see Q1"]))")
        }
        if random.oneIn(3) { lines.append("**Category:** \(random.pick(["Storage", "Releases"]))") }
        var parts = [
            ["", "**What Broke:**", mention()], ["", "**Root Cause:**", mention()],
            ["", "**Preventive Rule Added:**", reference()],
            ["", "**Lessons:**", "- \(mention())", "- \(mention())"],
        ]
        if random.oneIn(4) { parts.swapAt(0, 3) }
        for part in parts where !random.oneIn(6) { lines += part }
        if random.oneIn(5) { lines += ["", "**Note:** \(mention())"] }
        return lines.joined(separator: "\n") + "\n\n"
    }

    private mutating func rule(_ number: Int) -> String {
        var lines = ["### [\(rulePrefix)00\(number)] Rule", "", "**Severity:** 🟡 Important"]
        if !random.oneIn(3) { lines.append("**Added:** \(day())") }
        lines.append(
            "**Origin:** \(random.pick(["Failure (\(failureID()))", "\(failureID()), \(failureID())", "Habit"]))"
        )
        if random.oneIn(6) { lines.append("**Origin:** \(failureID())") }
        lines += ["", "**Rule:** Do not; see \(failureID()).", ""]
        return lines.joined(separator: "\n") + "\n"
    }

    private mutating func mention() -> String {
        let id = failureID()
        return random.pick([
            "None.", "See `\(id)` and \(failureID()).", "The same error class as \(id)",
            "not the same class as [\(id)]",
            "A recurrence of **\(id)**, Q1", "as with \(id):\n  the same\n  kind as \(failureID())",
            "a repeat of F-004; \(id)",
            "the same as \(rulePrefix)001",
        ])
    }

    private mutating func reference() -> String {
        let id = "\(rulePrefix)00\(1 + random.below(5))"
        return random.pick([
            "[\(id)] in RULES.md", id, "to be written", "see [\(id)], \(rulePrefix)002",
            "after \(failureID())",
        ])
    }

    private mutating func failureID() -> String {
        random.oneIn(8) ? "\(prefix)090" : "\(prefix)00\(1 + random.below(7))"
    }

    private mutating func day() -> String {
        random.pick([
            "2026-02-0\(1 + random.below(5))", "2026-02-0\(1 + random.below(5))",
            "2026/2/\(1 + random.below(9))", "someday",
        ])
    }
}
