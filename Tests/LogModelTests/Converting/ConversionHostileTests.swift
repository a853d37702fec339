import LogModel
import MarkdownAST
import TestSupport
import Testing

@Suite("Converting: any file is converted as it was, or refused", .tags(.slow, .property, .hostile))
struct ConversionHostileTests {
    /// Converts a log to all forms, and back.
    ///
    /// - Returns: why a form was refused; nil if none was.
    private func expectConversions(of bytes: [UInt8]) throws -> String? {
        let log = try LogDocument(parsing: bytes)
        let days = log.entries.map { $0.date }
        var refusal: String?
        for style in FormStyle.named {
            do {
                let there = LogDocument(reading: try LogConversion(of: log, to: style).document)
                #expect(there.entries.map { $0.date } == days)
                let own = try #require(FormStyle(like: log, named: "own"))
                let back = LogDocument(reading: try LogConversion(of: there, to: own).document)
                #expect(back.entries.map { $0.date } == days)
            } catch let error as ConversionError {
                refusal = refusal ?? "\(style.name): \(error)"
            }
        }
        return refusal
    }

    private static let fixtures = Seeds.all(of: Fixtures.all.filter { !$0.hasPrefix("dialects") }, orOneIn: 4)
    private static let fixtureTally = SeedTally(of: fixtures.count, mostSkipped: 60)

    @Test("fixtures, in a long run all of them", arguments: fixtures.indices)
    func fixture(index: Int) throws {
        let name = Self.fixtures[index]
        if let refusal = try expectConversions(of: Fixtures.bytes(name)) {
            Self.fixtureTally.skip(index, "\(name): \(refusal)")
        }
    }

    private static let seeds = Seeds.upTo(30, long: 200)
    private static let headingTally = SeedTally(of: seeds.count, mostSkipped: 60)
    private static let itemTally = SeedTally(of: seeds.count, mostSkipped: 60)

    @Test("hostile Markdown in entries with headings", arguments: seeds)
    func headings(seed: Int) throws {
        var generator = MarkdownGenerator(seed: seed)
        let text = generator.document()
        let log = """
            # Failure log

            ## 2026-01-01 — a

            **Cause:** b

            \(text)

            ## 2026-01-02 — c

            **Fix:** d

            """
        if let refusal = try expectConversions(of: Array(log.utf8)) { Self.headingTally.skip(seed, refusal) }
    }

    @Test("hostile Markdown behind the items of a list", arguments: seeds)
    func items(seed: Int) throws {
        var generator = MarkdownGenerator(seed: seed)
        let text = generator.document()
        let log = "# Lessons\n\n- **[2026-01-01] a** — b\n- **[2026-01-02] c** — d\n\n## Other\n\n\(text)\n"
        if let refusal = try expectConversions(of: Array(log.utf8)) { Self.itemTally.skip(seed, refusal) }
    }

    @Test("a label in each entry that no other has makes no table without end")
    func manyLabels() throws {
        let entries = (1...400).map { "## F-\($0): t\n\n**Label x\($0)y:** v\n\n**Cause:** c\n" }
        let log = try LogDocument(parsing: "# Failure log\n\n" + entries.joined(separator: "\n"))
        let table = try #require(FormStyle.named.last)
        let size = log.document.source.bytes.count
        #expect(try LogConversion(of: log, to: table).document.source.bytes.count < size * 20)
    }

    @Test(
        "a word for the state before the text of an item, or a day within the title, is no place of the form")
    func remarksBeforeText() throws {
        for items in [
            "- *Fixed in 1.2:* the pump stood still when sand got in\n- *Fixed in 1.3:* the lamp went out in every storm\n- *Fixed in 1.3:* the door was stuck all winter\n",
            "- *Fixed:* 2026-01-05 the pump stood still\n- *Fixed:* 2026-01-06 the lamp went out\n",
        ] {
            let text = "# Known failures\n\n## Bugs\n\n" + items
            let log = try LogDocument(parsing: text)
            #expect(log.entries.count >= 2)
            _ = try expectConversions(of: Array(text.utf8))
        }
    }
}
