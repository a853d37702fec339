import LogModel
import MarkdownAST
import TestSupport
import Testing

/// Invariant 9. Values are data: whatever they hold, each is read back as it was given or refused, and nothing else of the files changes.
@Suite("Recording, invariant 9: hostile values", .tags(.slow, .property, .hostile))
struct RecordingHostileTests {
    /// The logs that values are recorded in.
    static let shapes: [@Sendable (String) -> String] = [
        { $0 },
        { $0.replacing("\n", with: "\r\n") },
        { RecordingSupport.newestFirst($0) },
        { $0.replacing("operations failures", with: "operations [a] failures") + "\n[a]: /a\n" },
    ]

    private static let seeds = Seeds.upTo(160, long: 1000)

    /// Enough values are recorded. That enough are refused is seen by `proportion`.
    private static let tally = SeedTally(of: seeds.count, mostSkipped: 85)

    private static let families = shapes.map { shape in
        Result {
            let log = shape(try RecordingSupport.seed)
            return (log, try RecordingSupport.family(log, rules: RecordingSupport.rules))
        }
    }

    @Test("each is read back or refused", arguments: seeds)
    func values(seed: Int) throws {
        var generator = HostileValueGenerator(seed: seed)
        let draft = generator.draft()
        let (log, family) = try Self.families[seed % Self.families.count].get()
        let rules = try RecordingSupport.rules
        let postmortem = Postmortem(
            failure: draft, rule: .new(generator.rule(), layer: nil), category: generator.category(),
            addsCategory: true, date: try RecordingSupport.day)
        let recording: Recording
        do { recording = try family.recording([postmortem]) } catch {
            #expect(!error.problems.isEmpty)
            #expect(error.problems.allSatisfy { !$0.description.isEmpty && !$0.description.contains("\n") })
            return Self.tally.skip(seed, "refused")
        }
        let after = try RecordingSupport.applied(recording.log, to: log)
        let rulesAfter = try RecordingSupport.applied(recording.rules, to: rules)
        let entry = try #require(recording.entries.first)
        try Self.expectOnlyAddition(of: entry.failure?.entryID, draft, from: log, to: after)
        if case .new(let rule, _) = postmortem.rule {
            try Self.expectOnlyAddition(of: entry.rule?.entryID, rule, from: rules, to: rulesAfter)
        }
    }

    @Test("enough of them are recorded, and enough refused")
    func proportion() throws {
        var recorded = 0
        let family = try RecordingSupport.family(RecordingSupport.seed, rules: RecordingSupport.rules)
        for seed in 0..<100 {
            var generator = HostileValueGenerator(seed: seed)
            let postmortem = Postmortem(
                failure: generator.draft(), rule: .new(generator.rule(), layer: nil),
                category: generator.category(), addsCategory: true, date: try RecordingSupport.day)
            if (try? family.recording([postmortem])) != nil { recorded += 1 }
        }
        #expect((15...80).contains(recorded), "\(recorded) of 100 are recorded")
    }

    /// Whether the file has one entry more, which says the draft, and is otherwise the same.
    static func expectOnlyAddition(
        of id: EntryID?,
        _ draft: EntryDraft,
        from before: String,
        to after: String
    ) throws {
        let (old, new) = (try RecordingSupport.read(before), try RecordingSupport.read(after))
        let added = try #require(new.failures.first { $0.id == id })
        #expect(added.title == draft.title)
        #expect(added.introduction.isEmpty && added.appendix.isEmpty)
        for field in draft.fields {
            let value = added[field.label]?.description
            let isChoice = ["severity", "layer", "entity"].contains(field.label.lowercased())
            if isChoice {
                #expect(value?.lowercased().contains(field.text.lowercased()) ?? false)
            } else {
                #expect(value == field.text)
            }
        }
        #expect(new.failures.filter { $0.id != id } == old.failures)
        #expect(new.templates == old.templates)
        #expect(new.header?.title == old.header?.title && new.header?.tagline == old.header?.tagline)
        #expect(new.sections.map(\.title) == old.sections.map(\.title))
        #expect(new.document.ignoreRegions == [])
        #expect(try RecordingSupport.isCanonical(after) == RecordingSupport.isCanonical(before))
        expectSameLines(before, after)
    }

    /// Whether the lines of the one are those of the other but for one run of new lines, counters, dates and a category.
    static func expectSameLines(_ before: String, _ after: String) {
        let (old, new) = (lines(before), lines(after))
        var removed = 0
        var places: Set<Int> = []
        for change in new.difference(from: old) {
            switch change {
            case .remove(_, let line, _):
                removed += 1
                #expect(
                    line.hasPrefix("**Last Updated:**") || line.hasPrefix("**Total") || line.hasPrefix("| "))
            case .insert(let offset, _, _): places.insert(offset)
            }
        }
        #expect(removed <= 3)
        let runs = places.filter { !places.contains($0 - 1) }.count
        #expect(runs <= 4, "header, entry and category")
    }

    private static func lines(_ text: String) -> [String] {
        text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
    }
}

/// Writes drafts with values that are markup; the same seed gives the same draft.
struct HostileValueGenerator {
    private var random: SeededGenerator

    init(seed: Int) { random = SeededGenerator(seed: seed) }

    private static let pieces = [
        "text", "text", "more text, with commas", "plain. Two sentences.", "# heading", "### [F-BIZ-099] x",
        "Title\n===",
        "x\n---", "---", "***", "- - -", "```", "~~~", "```\ncode\n```", "````\n```\n````",
        "```markdown\n### [F-BIZ-XXX] T\n**Date:** YYYY-MM-DD\n```", "**Date:** 2026-01-01",
        "**Layer:** Model",
        "**Note:** a note", "- **Severity:** x", "| a | b |\n|---|---|\n| c | 1 |",
        "| R-XXX | Layer |\n|---|---|\n| R-A-XXX | A |", "<!--", "-->", "<!-- a comment -->",
        "<!-- bizlog-ignore-start -->", "<!-- bizlog-ignore-end -->", "text <!-- bizlog-ignore secret -->",
        "<div>",
        "</div>", "<script>", "<?", "<![CDATA[", "<b>bold</b>", "[a]: /b", "[a\nb]: /c 'd'", "[^1]: note",
        "see [a] and [b][a]", "\0", "\u{1B}[31m", "\u{7}", "\u{B}", "a\rb", "a\r\nb", "> quote", "> - nested",
        "- a\n- b",
        "* a\n* b", "1. a\n2. b", "3. c", "    code", "\tcode", "`open", "``code``", "*open", "**open",
        "__open__",
        "trailing  ", "trailing\\", " leading", "&amp; &#10;", "漢字と仮名", "\u{202E}desrever\u{202C}",
        "مرحبا بالعالم", "👩‍👩‍👧 e\u{301}", "\u{2028}", "\u{FEFF}x", "a: b", "...", "%YAML",
        "F-BIZ-0999999999999999999",
        "(none yet)", "[x](", "![](y)", "https://example.com/?a=b&c", "\\", "\\\\", "|", "a | b", "~strike~",
        "~~gone~~",
        "Total Rules: 9", "**Total Rules:** 9", String(repeating: "long ", count: 4000),
        String(repeating: "[", count: 500), String(repeating: "> ", count: 150) + "deep",
    ]

    mutating func value() -> String {
        var value = random.pick(Self.pieces)
        for _ in 0..<random.below(3) { value += random.pick(["\n", "\n\n", " "]) + random.pick(Self.pieces) }
        return value
    }

    private mutating func line() -> String { String(value().prefix { !$0.isNewline }) }

    /// A failure with one to three hostile values.
    mutating func draft() -> EntryDraft {
        var changed: [String: String] = [:]
        for _ in 0..<1 + random.below(2) {
            switch random.below(6) {
            case 0: changed["Root Cause"] = value()
            case 1: changed["Lessons"] = "- \(value())"
            case 2: changed["Why We Didn't Catch It"] = value()
            case 3:
                changed[random.pick(["Detected By", "Détecté", "a|b", "x*y", "# z", "w:", "<v>"])] = value()
            default: changed["What Broke"] = value()
            }
        }
        let title = random.oneIn(6) ? line() : "Something broke"
        return RecordingSupport.failure(title: title.isEmpty ? "x" : title, changed)
    }

    mutating func rule() -> EntryDraft {
        var fields = [EntryDraft.Field(label: "rule", text: random.oneIn(4) ? value() : "Look twice.")]
        if random.oneIn(4) { fields.append(EntryDraft.Field(label: "Even if", text: value())) }
        return EntryDraft(title: "Look twice", fields: fields)
    }

    mutating func category() -> String {
        random.oneIn(4) ? line() : random.pick(["automation", "CRM/Zoho", "New | one", "Neu: ä"])
    }
}
