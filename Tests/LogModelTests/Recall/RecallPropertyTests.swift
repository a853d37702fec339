import LogModel
import TestSupport
import Testing

/// The bench `make seen-bench` measures the same on more forms and languages.
@Suite("Recall: an error is found again, a foreign one is not", .tags(.property))
struct RecallPropertyTests {
    private static let seeds = Seeds.upTo(20, long: 200)

    private static let nouns = Self.words(["ba", "ko", "li", "mu", "ter", "sal", "dor", "fin"])
    private static let foreign = Self.words(["xy", "qua", "zep", "wug", "jor", "vex", "hup", "nyc"])

    /// The words of three of some syllables.
    private static func words(_ syllables: [String]) -> [String] {
        syllables.flatMap { first in
            syllables.flatMap { second in syllables.map { first + second + $0 } }
        }
    }

    private static func message(_ nouns: [String], _ dice: inout SeededGenerator) -> [String] {
        (0..<12).map { $0 % 5 == 3 ? "of" : dice.pick(nouns) }
    }

    private static func number(_ dice: inout SeededGenerator) -> String { "\(10 + dice.below(90_000))" }

    /// A log in one of three forms whose entries have these messages.
    private static func log(_ messages: [[String]], form: Int, _ dice: inout SeededGenerator) -> String {
        let rows = messages.enumerated().map { index, message in
            let text = message.joined(separator: " ")
            let number = number(&dice)
            return switch form {
            case 0:
                "### [F-BIZ-\(100 + index)] Case \(index)\n**Date:** 2026-01-02\n\n**What Broke:**\n\(text) \(number) ms\n"
            case 1:
                "## 2026-01-\(10 + index) — Case\n\n**Problem:** \(text) at /srv/\(number)/\(message[0]).log\n\n**Fix:** none\n"
            default: "| \(index + 1) | 2026-01-\(10 + index) | \(text) \(number) | none |\n"
            }
        }
        let head = form == 2 ? "# Log\n\n| # | Date | What broke | Fix |\n|---|---|---|---|\n" : "# Log\n\n"
        return head + rows.joined(separator: form == 2 ? "" : "\n")
    }

    @Test("half of the words suffice, and foreign words find nothing", arguments: seeds)
    func finding(_ seed: Int) throws {
        var dice = SeededGenerator(seed: seed)
        let messages = (0..<12).map { _ in Self.message(Self.nouns, &dice) }
        let log = try LogDocument(parsing: Self.log(messages, form: seed % 3, &dice))
        try #require(log.entries.count == messages.count)
        for (index, message) in messages.enumerated() {
            var words = message
            for _ in 0..<message.count / 2 { words.remove(at: dice.below(words.count)) }
            let text = "\(Self.number(&dice)) \(words.joined(separator: " ")) 10.0.0.\(dice.below(250)):80"
            let found = RecallQuery(text).matches(in: [log])
            let line = log.entries[index].position.line
            #expect(found.prefix(3).contains { $0.entry.position.line == line }, "\(text)")
            let other = Self.message(Self.foreign, &dice).joined(separator: " ")
            #expect(RecallQuery(other).matches(in: [log]).isEmpty, "\(other)")
        }
    }

    @Test("an entry's own text finds it first, among other lines", arguments: seeds)
    func ownText(_ seed: Int) throws {
        var dice = SeededGenerator(seed: seed)
        let messages = (0..<12).map { _ in Self.message(Self.nouns, &dice) }
        let log = try LogDocument(parsing: Self.log(messages, form: seed % 3, &dice))
        let index = dice.below(messages.count)
        var lines = (0..<40).map { _ in Self.message(Self.foreign, &dice).joined(separator: " ") }
        lines.insert(messages[index].joined(separator: " "), at: dice.below(lines.count))
        let found = RecallQuery(lines.joined(separator: "\n")).matches(in: [log])
        #expect(found.first?.entry.position.line == log.entries[index].position.line)
    }
}
