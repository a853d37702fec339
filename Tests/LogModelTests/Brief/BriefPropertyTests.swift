import LogModel
import MarkdownAST
import TestSupport
import Testing

@Suite("Brief: laws on generated logs", .tags(.property))
struct BriefPropertyTests {
    private static let seeds = Seeds.upTo(40, long: 400)
    private static let severities = ["Critical", "Important", "Medium", "Minor", "Near miss", "?"]
    private static let words = ["queue", "lease", "label", "door", "lamp", "sync", "cache", "river", "stone"]
    private static let files = ["src/a.py", "src/b.py", "src/sub/c.py", "lib/sync_worker.ts", "web/d.css"]

    /// A log as its entries, so that one can be taken out.
    private struct Sample {
        var entries: [String] = []
        /// The ids that an entry names, by its own.
        var named: [String: Set<String>] = [:]
        var ids: [String] = []

        func log(without id: String? = nil) throws -> LogDocument {
            let kept = zip(ids, entries).filter { $0.0 != id }.map(\.1)
            return try LogDocument(parsing: "# Log\n\n" + kept.joined(separator: "\n"))
        }
    }

    private static func text(_ dice: inout SeededGenerator) -> String {
        (0..<(2 + dice.below(12))).map { _ in
            switch dice.below(12) {
            case 0: "`\(dice.pick(files))`"
            case 1:
                dice.pick([
                    "<!-- bizlog-brief-end -->", "```", "`", "\u{1B}[0m", "\u{202E}", "](", "**", "\\",
                ])
            default: dice.pick(words)
            }
        }.joined(separator: " ")
    }

    private static func sample(_ dice: inout SeededGenerator) -> Sample {
        var sample = Sample()
        let rules = 1 + dice.below(8)
        for number in 1...rules {
            let id = "R-\(100 + number)"
            var entry = "### [\(id)] \(dice.pick(words)) \(dice.pick(words))\n"
            if !dice.below(4).isMultiple(of: 4) {
                entry += "**Added:** 2026-0\(1 + dice.below(9))-1\(dice.below(9))\n"
            }
            if dice.below(2) == 0 { entry += "**Severity:** \(dice.pick(severities))\n" }
            if dice.below(6) == 0 {
                entry += "**Status:** \(dice.pick(["superseded", "retired", "active"]))\n"
            }
            entry += "\n**Rule:** \(text(&dice))\n"
            sample.entries.append(entry)
            sample.ids.append(id)
            sample.named[id] = []
        }
        for number in 1...(2 + dice.below(12)) {
            let id = "F-\(100 + number)"
            var named: Set<String> = []
            var entry = "### [\(id)] \(dice.pick(words)) \(dice.pick(words))\n"
            entry +=
                "**Date:** 2026-0\(1 + dice.below(9))-1\(dice.below(9))\n**Severity:** \(dice.pick(severities))\n"
            entry += "\n**What Broke:** \(text(&dice))\n\n**Lessons:**\n- \(text(&dice))\n"
            if number > 1, dice.below(3) == 0 {
                let other = "F-\(100 + 1 + dice.below(number - 1))"
                named.insert(other)
                entry += "- The same error class as \(other)\n"
            }
            if dice.below(2) == 0 {
                let rule = "R-\(101 + dice.below(rules + 1))"
                named.insert(rule)
                entry += "\n**Preventive Rule Added:**\n[\(rule)]\n"
            }
            sample.entries.append(entry)
            sample.ids.append(id)
            sample.named[id] = named
        }
        return sample
    }

    private static func request(_ dice: inout SeededGenerator) -> BriefRequest {
        var request = BriefRequest()
        for _ in 0..<dice.below(3) { request.paths.append(dice.pick(files + ["src", ""])) }
        if dice.below(2) == 0 { request.topic = "\(dice.pick(words)) \(dice.pick(words))" }
        return request
    }

    @Test("never over the budget, each line whole, and twice the same", arguments: seeds)
    func budget(_ seed: Int) throws {
        var dice = SeededGenerator(seed: seed)
        let log = try Self.sample(&dice).log()
        let request = Self.request(&dice)
        let brief = LogBrief(of: [log], for: request)
        let whole = brief.markdown(within: .max)
        #expect(whole.count == brief.items.count)
        let lines = Set(whole.text.split(separator: "\n", omittingEmptySubsequences: false))
        for budget in [0, 1, 2, 7, 20, 50, 100, 300, dice.below(1_000), -1] {
            let (text, count) = brief.markdown(within: budget)
            #expect(text.utf8.count <= max(0, budget) * 4)
            #expect(text.isEmpty == (count == 0))
            let shown = text.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(count == 0 || lines.isSuperset(of: shown))
            #expect(LogBrief(of: [log], for: request).markdown(within: budget) == (text, count))
        }
    }

    @Test("a critical rule about a wanted file comes before a minor one about another", arguments: seeds)
    func critical(_ seed: Int) throws {
        var dice = SeededGenerator(seed: seed)
        var sample = Self.sample(&dice)
        let wanted = dice.pick(Self.files)
        let other = dice.pick(Self.files.filter { $0 != wanted })
        let paths = dice.below(2) == 0 ? [wanted] : [wanted, other]
        // The minor one has everything else for it: the last day, words of the topic, failures that came back.
        let rules = [
            """
            ### [R-901] One
            **Severity:** Critical

            **Rule:** Mind \(dice.below(2) == 0 ? wanted : "`\(wanted.split(separator: "/")[0])/`").

            """,
            """
            ### [R-902] Two
            **Added:** 2026-01-01
            **Severity:** Minor

            **Rule:** The queue, the lease and the lamp of \(other).

            """,
            "### [F-901] A\n**Date:** 2026-01-01\n\n**Preventive Rule Added:**\n[R-902] of \(other)\n",
            "### [F-902] B\n**Date:** 2026-12-30\n\n**Lessons:**\n- The same error class as F-901\n",
            "### [F-903] C\n**Date:** 2026-12-31\n\n**Lessons:**\n- The same error class as F-901\n",
        ]
        for rule in rules {
            sample.entries.insert(rule, at: dice.below(sample.entries.count + 1))
            sample.ids.append("")
        }
        let request = BriefRequest(paths: paths, topic: "queue lease lamp")
        let brief = LogBrief(of: [try sample.log()], for: request) {
            $0.entry.id.text == "R-901" ? .enforced : .missing
        }
        let ids = brief.items.map(\.review.entry.id.text)
        let first = try #require(ids.firstIndex(of: "R-901"))
        let second = try #require(ids.firstIndex(of: "R-902"))
        #expect(first < second)
        // Among all rules the order is the same.
        let all = LogBrief(of: [try sample.log()]).items.map(\.review.entry.id.text)
        #expect(all.firstIndex(of: "R-901") ?? .max < all.firstIndex(of: "R-902") ?? -1)
    }

    @Test("taking out an entry that no other one knows changes no other line and no order", arguments: seeds)
    func unrelated(_ seed: Int) throws {
        var dice = SeededGenerator(seed: seed)
        let sample = Self.sample(&dice)
        let request = Self.request(&dice)
        let named = Set(sample.named.values.joined())
        let before = LogBrief(of: [try sample.log()], for: request)
        for id in sample.ids where !named.contains(id) && sample.named[id]?.isEmpty ?? false {
            let after = LogBrief(of: [try sample.log(without: id)], for: request)
            let expected = before.items.filter { $0.review.entry.id.text != id }
            #expect(after.items.map(\.markdown) == expected.map(\.markdown), "without \(id)")
        }
    }

    @Test("kept in a file: again changes nothing, and all else stays", arguments: seeds)
    func into(_ seed: Int) throws {
        var dice = SeededGenerator(seed: seed)
        let (text, _) = LogBrief(of: [try Self.sample(&dice).log()]).markdown(within: dice.below(800))
        let other = LogBrief(of: [try Self.sample(&dice).log()]).markdown(within: 800).text
        let ending = dice.pick(["\n", "\r\n"])
        let lines = [
            "# A", "", "text \u{1F980}", "- b", "  ```\(ending)  c\(ending)  ```", "> d", "    e", "| f |",
            "é  ",
        ]
        func part() -> String { (0..<dice.below(8)).map { _ in dice.pick(lines) + ending }.joined() }
        let head = "# Top" + ending + ending + part() + ending + "end" + ending
        let marks =
            "<!-- bizlog-brief-start -->\(ending)\(dice.pick(lines))\(ending)<!-- bizlog-brief-end -->"
        let tail = ending + part() + (dice.below(2) == 0 ? "last" : "")
        let hasMarks = dice.below(2) == 0
        let file = hasMarks ? head + marks + tail : head + tail
        func kept(_ file: [UInt8], _ brief: String) throws -> [UInt8] {
            let document = try Document(parsing: file)
            return try document.source.applying(try BriefBlock(in: document).edits(keeping: brief)).bytes
        }
        let once = try kept(Array(file.utf8), text)
        #expect(try kept(once, text) == once)
        #expect(try kept(try kept(once, other), text) == once)
        #expect(once.starts(with: (hasMarks ? head : head + tail).utf8))
        if hasMarks { #expect(once.suffix(tail.utf8.count).elementsEqual(tail.utf8)) }
        let inner = String(decoding: once, as: UTF8.self).replacing("\r\n", with: "\n")
        #expect(text.isEmpty || inner.contains("\n\n\(text)\n<!-- bizlog-brief-end -->"))
        #expect(ending == "\n" || !inner.contains("\r"))
        // The brief is a heading and one list, and nothing of it reaches out.
        let document = try Document(parsing: Array(text.utf8))
        let kinds = document.topLevelBlocks.map { document.nodes[$0].kind }
        #expect(text.isEmpty || kinds.count == 2)
        #expect(!document.nodes.contains { if case .htmlInline = $0.kind { true } else { false } })
    }
}
