import LogModel
import MarkdownAST
import TestSupport
import Testing

/// A link reference definition holds for the whole file, so a file that has one is looked at as a whole for each edit, and one without
/// only around the edit. Both must come to the same.
@Suite("Edits to one field are verified around them as in the whole file", .tags(.slow, .property))
struct EditWindowTests {
    private static let values = [
        "other", "two\nlines", "- a list\n- of two", "a paragraph\n\nand another", "", "# Heading",
        "### [F-BIZ-777] Another", "```\nopen", "```\nclosed\n```", "<!-- open", "<pre>\n\nopen", "> quote",
        "a\n===", "a\n---", "---", "**Layer:** System", "**Unknown:** x", "| a | b |\n|---|---|\n| 1 | 2 |",
        "```\n### [F-BIZ-XXX] Title\n**Date:** YYYY-MM-DD\n```", "[a]: /u", "    code", "- [ ] task",
        "[link][a]",
    ]

    private static func read(_ text: String) throws -> LogDocument {
        try LogDocument(parsing: text)
    }

    private static func outcome(_ log: LogDocument, _ label: String, _ id: EntryID, _ value: String) -> String
    {
        do {
            return "\(try log.edits(setting: label, of: id, to: .text(value)))"
        } catch {
            return error.description
        }
    }

    @Test(
        "with and without a definition elsewhere",
        arguments: [
            "seed/FAILURE_LOG.md", "logs/foreign-chinese.golden.md", "logs/listed-template.golden.md",
        ]
    )
    func definitions(name: String) throws {
        let text = String(decoding: try Fixtures.bytes(name), as: UTF8.self)
        let log = try Self.read(text + "\n## Links\n\nsomewhere\n")
        let whole = try Self.read(text + "\n## Links\n\n[somewhere]: /u\n")
        #expect(!log.entries.isEmpty && log.entries.count == whole.entries.count)
        for entry in log.entries {
            for label in entry.failure.fields.map(\.label) + ["Nothing"] {
                for value in Seeds.all(of: Self.values, orOneIn: 4, by: label.utf8.count) {
                    let around = Self.outcome(log, label, entry.id, value)
                    #expect(around == Self.outcome(whole, label, entry.id, value), "\(label): \(value)")
                }
            }
        }
    }

    @Test("generated logs", arguments: 0..<12)
    func generated(seed: Int) throws {
        var generator = LogGenerator(seed: seed)
        let text = generator.log()
        let log = try Self.read(text + "\n\n# End\n\nsomewhere\n")
        let whole = try Self.read(text + "\n\n# End\n\n[somewhere]: /u\n")
        for entry in log.entries.prefix(4) {
            for label in entry.failure.fields.map(\.label).prefix(3) {
                for value in Seeds.all(of: Self.values, orOneIn: 4, by: label.utf8.count) {
                    let around = Self.outcome(log, label, entry.id, value)
                    #expect(around == Self.outcome(whole, label, entry.id, value), "\(label): \(value)")
                }
            }
        }
    }
}
