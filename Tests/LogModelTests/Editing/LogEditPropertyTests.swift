import LogModel
import MarkdownAST
import TestSupport
import Testing

@Suite("LogEdit: changes made together are the changes made one after the other", .tags(.slow, .property))
struct LogEditPropertyTests {
    private static let values = [
        "other", "two\nlines", "- a list\n- of two", "a paragraph\n\nand another", "1. one\n2. two",
        "> quote",
        "```\nclosed\n```", "| a | b |\n|---|---|\n| 1 | 2 |", "[link][a]", "**strong** text",
    ]
    private static let hostile = [
        "# Heading", "### [F-BIZ-777] Another", "```\nopen", "<!-- open", "<pre>\n\nopen", "a\n===", "a\n---",
        "---", "**Layer:** System", "[a]: /u", "```\n### [F-XXX] Title\n**Date:** YYYY-MM-DD\n```",
        "    code",
        "<!-- bizlog-ignore-start -->", "a\u{0}b", "a\rb",
    ]

    /// A label and the value that it is to have.
    private typealias Change = (label: String, value: FieldValue)

    private static func together(_ log: LogDocument, _ id: EntryID, _ changes: [Change]) -> [UInt8]? {
        do {
            var edit = LogEdit(log)
            for change in changes { try edit.set(change.label, of: id, to: change.value) }
            return try edit.finish().applied(to: log.document.source.bytes)
        } catch { return nil }
    }

    private static func inTurn(_ log: LogDocument, _ id: EntryID, _ changes: [Change]) throws -> [UInt8]? {
        var log = log
        for change in changes {
            do {
                let edits = try log.edits(setting: change.label, of: id, to: change.value)
                log = try LogDocument(parsing: edits.applied(to: log.document.source.bytes))
            } catch is FieldEditError { return nil }
        }
        return log.document.source.bytes
    }

    private static func lists(_ entry: LogEntry, _ random: inout SeededGenerator) -> [[Change]] {
        let labels =
            entry.schema.fields.map(\.label)
            + entry.fields.filter { entry[$0.label]?.isKnown == false }.map(\.label)
        var lists: [[Change]] = []
        for _ in 0..<(Seeds.areAll ? 6 : 2) {
            var seen: Set<String> = []
            var changes: [Change] = []
            for _ in 0..<2 + random.below(3) {
                let label = random.pick(labels)
                guard seen.insert(label.lowercased().replacing("’", with: "'")).inserted else { continue }
                let isHostile = random.oneIn(8)
                changes.append((label, .text(random.pick(isHostile ? hostile : values))))
            }
            lists.append(changes)
        }
        return lists
    }

    /// The lines that are not blank.
    private static func words(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
            .filter { !$0.allSatisfy(\.isWhitespace) }.map { String($0) }
    }

    private static func check(_ log: LogDocument, seed: Int, isStrict: Bool) throws -> Int {
        var random = SeededGenerator(seed: seed)
        var done = 0
        var seen: Set<EntryID> = []
        for entry in log.entries.lazy.filter({ $0.syntax != nil }).prefix(6)
        where seen.insert(entry.id).inserted && !entry.schema.fields.isEmpty {
            for changes in lists(entry, &random) {
                let after = together(log, entry.id, changes)
                // The last one in the order of the schema first, since how a value ends depends on what stands behind it.
                let order = entry.schema.fields.map(\.label)
                let sorted = changes.sorted {
                    (order.firstIndex(of: $0.label) ?? order.count, $0.label)
                        < (order.firstIndex(of: $1.label) ?? order.count, $1.label)
                }
                let expected = try inTurn(log, entry.id, sorted.reversed())
                // How a value ends may depend on one that was not yet set when they are set in turn: then blank lines differ, or the
                // changes are only possible together.
                if let expected, after != expected {
                    #expect(!isStrict && after.map(words) == words(expected), "\(entry.id): \(changes)")
                }
                if isStrict, expected == nil { #expect(after == nil, "\(entry.id): \(changes)") }
                #expect(after == together(log, entry.id, changes.reversed()), "\(entry.id): \(changes)")
                guard let after else { continue }
                done += 1
                try expectOthersUnchanged(log, LogDocument(parsing: after), entry, changes)
            }
        }
        return done
    }

    private static func expectOthersUnchanged(
        _ before: LogDocument, _ after: LogDocument, _ entry: LogEntry, _ changes: [Change]
    ) throws {
        let labels = Set(changes.map { $0.label.lowercased() })
        let edited = try #require(after[entry.id])
        for (label, value) in changes { #expect(edited[label]?.value.description == value.description) }
        func others(_ entry: LogEntry) -> [Failure.Field] {
            entry.failure.fields.filter { !labels.contains($0.label.lowercased()) }
        }
        #expect(others(entry) == others(edited))
        #expect(before.failures.count == after.failures.count)
        for (left, right) in zip(before.failures, after.failures) where left.id != entry.id {
            #expect(left == right)
        }
        // The bytes before the entry and behind it are the same.
        let (old, new) = (before.document.source.bytes, after.document.source.bytes)
        #expect(old[..<entry.range.lowerBound] == new[..<edited.range.lowerBound])
        let lastChange = entry.fields.last.map { $0.valueRange.upperBound } ?? entry.range.lowerBound
        #expect(
            new.suffix(old.count - max(lastChange, entry.range.upperBound)).elementsEqual(
                old[max(lastChange, entry.range.upperBound)...]))
    }

    @Test("on fixtures, also with CRLF", arguments: ModelEditingTests.names)
    func fixtures(name: String) throws {
        let bytes = try Fixtures.bytes(name)
        let text = String(decoding: bytes, as: UTF8.self)
        let other =
            text.contains("\r\n") ? text.replacing("\r\n", with: "\n") : text.replacing("\n", with: "\r\n")
        // What holds for the whole file is the same with a definition in it.
        let whole = text + "\n\n## Links\n\n[somewhere]: /u\n"
        var done = 0
        for (seed, text) in [text, other, whole].enumerated() {
            done += try Self.check(LogDocument(parsing: text), seed: seed, isStrict: true)
        }
        #expect(done > (Seeds.areAll ? 5 : 0))
    }

    private static let seeds = Seeds.upTo(12, long: 600)
    private static let tally = SeedTally(of: seeds.count, mostSkipped: 20)

    @Test("on generated logs", arguments: seeds)
    func generated(seed: Int) throws {
        var generator = LogGenerator(seed: seed)
        let done = try Self.check(LogDocument(parsing: generator.log()), seed: seed, isStrict: false)
        if done == 0 { Self.tally.skip(seed, "all changes are refused") }
    }
}
