import LogChecks
import LogModel
import TestSupport
import Testing

/// What a log repeats of its entries, `check --fix` and recording write alike.
@Suite("Derived facts: judged and corrected alike", .tags(.property))
struct DerivedFactsTests {
    private static let codes: Set<DiagnosticCode> = [
        .wrongTotal, .wrongRuleTotal, .staleLastUpdated, .staleCategoryCount, .categorySum,
    ]

    private func findings(in text: String) throws -> [Diagnostic] {
        try LogChecker(today: CheckSupport.checker.today, codes: Self.codes)
            .diagnostics(of: CheckSupport.log(text), named: "x")
    }

    private func fixed(_ text: String) throws -> String {
        String(decoding: try findings(in: text).fixes.applied(to: Array(text.utf8)), as: UTF8.self)
    }

    @Test("a check finds what differs, its fixes write what follows", arguments: [0, 100, 200, 300, 400])
    func judged(first: Int) throws {
        for seed in first..<first + (Seeds.areAll ? 100 : 15) {
            let copies = CountedLog(seed: seed)
            #expect(try Set(findings(in: copies.text).map(\.code)) == copies.wrong, "seed \(seed)")
            #expect(try fixed(copies.text) == copies.corrected.text, "seed \(seed)")
        }
    }

    @Test("recording into what is right leaves it right", arguments: [0, 100, 200, 300, 400])
    func recorded(first: Int) throws {
        for seed in first..<first + (Seeds.areAll ? 100 : 15) {
            let copies = CountedLog(seed: seed).corrected
            let family = try RecordingSupport.family(copies.text)
            let draft = EntryDraft(
                title: "Something broke",
                fields: [.init(label: "Category", text: CountedLog.categories[seed % 3])])
            let postmortem = Postmortem(
                failure: draft, rule: Postmortem.PreventiveRule.none, date: try RecordingSupport.day,
                isDraft: true)
            let edits = try family.recording([postmortem]).log
            let after = try RecordingSupport.applied(edits, to: copies.text)
            #expect(try CheckSupport.log(after).entries.count == copies.declared.count + 1)
            #expect(try findings(in: after).map(\.message) == [], "seed \(seed)")
        }
    }

    private static let tally = SeedTally(of: 500, mostSkipped: 45)

    @Test("on logs of any form", arguments: [0, 100, 200, 300, 400])
    func anyForm(first: Int) throws {
        for seed in first..<first + (Seeds.areAll ? 100 : 15) {
            var generator = LogGenerator(seed: seed)
            let text = try fixed(generator.log())
            let before = try findings(in: text)
            #expect(before.fixes.isEmpty, "seed \(seed)")
            let family = try RecordingSupport.family(text)
            guard let recording = try? family.recording([RecordingPropertyTests.postmortem(for: family)])
            else {
                Self.tally.skip(seed, "recording is refused")
                continue
            }
            let after = try findings(in: RecordingSupport.applied(recording.log, to: text))
            let known = before.map(\.code)
            #expect(after.filter { !known.contains($0.code) && $0.code != .wrongTotal } == [], "seed \(seed)")
        }
    }
}

/// A log that repeats what follows from its entries, rightly or not.
private struct CountedLog {
    static let categories = ["Storage", "Releases", "Access | keys"]

    /// What the header and the table say; nil if they do not.
    var total: Int?
    var lastUpdated: String?
    var counts: [Int]
    /// The category of each entry, and its day.
    let declared: [(category: Int, day: String)]

    init(seed: Int) {
        var random = SeededGenerator(seed: seed)
        func day() -> String { "2026-0\(1 + random.below(3))-\(10 + random.below(18))" }
        declared = (0..<1 + random.below(6)).map { _ in (random.below(3), day()) }
        total = random.oneIn(4) ? nil : random.oneIn(3) ? declared.count : random.below(9)
        lastUpdated = random.oneIn(4) ? nil : day()
        counts = []
        for category in 0..<3 {
            let count = declared.count { $0.category == category }
            counts.append(random.oneIn(2) ? count : random.below(4))
        }
    }

    /// The log with what follows from its entries.
    var corrected: Self {
        var log = self
        if total != nil { log.total = declared.count }
        if let lastUpdated { log.lastUpdated = max(lastUpdated, youngest) }
        log.counts = (0..<3).map { category in declared.count { $0.category == category } }
        return log
    }

    private var youngest: String { declared.map(\.day).max() ?? "" }

    /// The codes of what it says wrongly.
    var wrong: Set<DiagnosticCode> {
        let right = corrected
        var codes: Set<DiagnosticCode> = []
        if total != right.total { codes.insert(.wrongTotal) }
        if lastUpdated != right.lastUpdated { codes.insert(.staleLastUpdated) }
        if counts != right.counts { codes.insert(.staleCategoryCount) }
        return codes
    }

    var text: String {
        var text = "# Ops — Failure Log\n\n"
        if let lastUpdated { text += "**Last Updated:** \(lastUpdated)\n" }
        if let total { text += "**Total Failures Logged:** \(total)\n" }
        text += "\n## Failure Categories\n\n| Category | Count | Trend |\n|---|---|---|\n"
        for (name, count) in zip(Self.categories, counts) {
            text += "| \(name.replacing("|", with: "\\|")) | \(count) | |\n"
        }
        text += "\n## Logged Failures\n\n"
        for (index, entry) in declared.enumerated() {
            text += "### [F-OPS-00\(index + 1)] Failure \(index)\n\n**Date:** \(entry.day)\n"
            text += "**Category:** \(Self.categories[entry.category])\n\n**Root Cause:**\nA cause.\n\n---\n\n"
        }
        return text
    }
}
