import LogModel
import MarkdownAST
import TestSupport
import Testing

/// What a merge leaves out, because all versions have it alike, makes no difference.
@Suite("Merging: entries that all versions have alike", .tags(.property))
struct MergeExcerptTests {
    static let seeds = Seeds.upTo(400, long: 20_000)

    /// Counts the seeds at which something was left out: a test that never leaves anything out shows nothing.
    private static let tally = SeedTally(of: seeds.count, mostSkipped: 75)

    /// Merges with as much left out as can be, and with nothing.
    private static func expectSame(_ file: MergeFile) -> Int {
        let whole = FamilyMerge([file], options: MergeOptions(), leavingOut: nil)
        var leftOut = 0
        for margin in 1...2 {
            var size = ExcerptSize()
            (size.leastRun, size.margin) = (0, margin)
            let part = FamilyMerge([file], options: MergeOptions(), leavingOut: size)
            #expect(part.files?.map(\.bytes) == whole.files?.map(\.bytes))
            #expect(part.files?.map(\.hasConflicts) == whole.files?.map(\.hasConflicts))
            #expect(part.notes == whole.notes)
            #expect(part.fault == whole.fault)
            leftOut = max(leftOut, part.leftOut)
        }
        return leftOut
    }

    @Test("a merge is the same whether they are left out or not, whatever stands in them", arguments: seeds)
    func same(seed: Int) throws {
        var log = RandomLog(SeededGenerator(seed: seed))
        let base = log.text
        let ours = log.changed()
        let theirs = log.changed()
        let file = MergeFile(
            path: "LOG.md", base: try SourceText(base), ours: try SourceText(ours),
            theirs: try SourceText(theirs))
        if Self.expectSame(file) == 0 { Self.tally.skip(seed, "nothing is left out") }
    }

    @Test("most of a long log is left out")
    func most() throws {
        let base = RandomLog.plain(count: 400)
        let (ours, theirs) = (
            base + RandomLog.entry(401, "ours", ["Ours."]), base + RandomLog.entry(401, "theirs", ["Theirs."])
        )
        let versions = MergeFile(
            path: "LOG.md", base: try SourceText(base), ours: try SourceText(ours),
            theirs: try SourceText(theirs))
        let merge = FamilyMerge([versions])
        #expect(merge.leftOut > base.utf8.count * 9 / 10)
        let whole = FamilyMerge([versions], options: MergeOptions(), leavingOut: nil)
        let file = try #require(merge.files?.first)
        #expect(file.bytes == whole.files?.first?.bytes)
        let log = try LogDocument(parsing: file.bytes)
        #expect(log.entries.map(\.id.text) == (1...402).map { "F-\($0)" })
        #expect(Set(log.entries.suffix(2).map(\.title)) == ["ours", "theirs"])
    }
}

/// A log in whose entries stands what makes it hard to tell where they end.
struct RandomLog {
    private var generator: SeededGenerator
    private var entries: [String] = []

    static let header = """
        # Failure Log

        **Last Updated:** 2026-01-01
        **Total Failures Logged:** 12

        | Category | Count |
        |---|---|
        | Process | 3 |

        ## Logged Failures


        """

    /// Texts that may change where an entry ends, or how it is read.
    private static let texts = [
        "It broke.", "- an item\n- another one", "```\ncode\n```", "```sh\n# a comment\nls\n```",
        "  ```\nindented\n  ```", "- item\n  ```\n  in the item\n", "~~~\ntildes\n```\n~~~",
        "<!-- closed -->", "<div>\n", "<pre>\n\n# in it\n\n</pre>", "Setext\n===", "Setext too\n---",
        "text\n\n---\n\nmore", "---", "See [link] and F-3.", "> quote\n> ```\n> code",
        "#### A section\n\nText.",
        "## A heading", "### Not an entry", "### [F-XXX] Title\n**Date:** YYYY-MM-DD",
        "| a | b |\n|---|---|\n| F-2 | 3 |", "   ### [F-78] Indented", "**Category:** Process",
        "**Date:** 2026-01-05", "\\", "&amp; `a", "``` `x` ```", "1. one\n\n   ```\n   x", "\t```",
        "    ### [F-79] code", "### UTF-8: Title", "<https://example.org>",
    ]

    /// Texts that reach through the whole file.
    private static let farTexts = [
        "```\nnever closed", "<!-- open", "[link]: https://example.org", "[^1]: note", "<<<<<<< ours",
        "### F-900 — no entry?", "### **[F-77] marked**",
        "```markdown\n### [F-XXX] Title\n**Date:** YYYY-MM-DD\n```",
    ]

    init(_ generator: SeededGenerator) {
        self.generator = generator
        let count = 6 + self.generator.below(16)
        let rarity = 3 + self.generator.below(12)
        for number in 1...count {
            let texts = self.generator.below(rarity) > 0 ? ["It broke \(number) times."] : someTexts()
            entries.append(Self.entry(number, "Title \(number)", texts))
        }
        if self.generator.below(6) == 0 { entries.reverse() }
    }

    var text: String { Self.header + entries.joined() + "## Related files\n\n- `RULES.md`\n" }

    /// The log of another branch.
    mutating func changed() -> String {
        var copy = self
        var isChanged = false
        for _ in 0...copy.generator.below(3) where !copy.entries.isEmpty {
            let place = copy.generator.below(copy.entries.count)
            switch copy.generator.below(6) {
            case 0: copy.entries.remove(at: place)
            case 1: copy.entries[place] += copy.someTexts().joined(separator: "\n\n") + "\n\n"
            case 2: copy.entries.swapAt(place, copy.generator.below(copy.entries.count))
            case 3:
                let number = copy.generator.below(copy.entries.count + 4)
                copy.entries.insert(Self.entry(number, "New \(number)", copy.someTexts()), at: place)
            case 4:
                copy.entries.append(Self.entry(copy.entries.count + 1, "Last", ["It broke again."]))
            default: copy.entries[place] = copy.entries[place].replacing("broke", with: "failed")
            }
            isChanged = true
        }
        generator = copy.generator
        return isChanged && copy.generator.below(3) == 0
            ? copy.text.replacing("Logged:** 12", with: "Logged:** 13") : copy.text
    }

    private mutating func someTexts() -> [String] {
        (0...generator.below(3)).map { _ in
            generator.below(24) == 0 ? generator.pick(Self.farTexts) : generator.pick(Self.texts)
        }
    }

    static func entry(_ number: Int, _ title: String, _ texts: [String]) -> String {
        "### [F-\(number)] \(title)\n**Date:** 2026-01-\(number % 28 + 1)\n**Category:** Process\n\n"
            + texts.joined(separator: "\n\n") + "\n\n"
    }

    static func plain(count: Int) -> String {
        header + (1...count).map { entry($0, "Title \($0)", ["It broke \($0) times."]) }.joined()
    }
}
