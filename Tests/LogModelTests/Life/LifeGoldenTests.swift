import Foundation
import LogModel
import MarkdownAST
import TestSupport
import Testing

/// What a status, a note, and a rule's successor look like in logs of every form.
///
/// `Fixtures/life/NAME.golden.txt` has the changed lines, or why nothing is changed, for each change to the first and the last entry of a
/// log of the fixtures.
@Suite("Life: the status in logs of every form", .tags(.slow))
struct LifeGoldenTests {
    private static let logs =
        ["dates", "file", "home", "ids", "items", "leads", "numbers", "plain", "rows"].map {
            "convert/\($0).md"
        }
        + [
            "crlf", "dates", "days", "german", "ids", "lead", "learnings", "list", "numbers", "plain",
            "table",
        ].map { "learn/forms/\($0).input.md" } + ["seed/FAILURE_LOG.md", "rules/BIZOS_RULES.md"]

    private static let changes: [(name: String, kind: LifeChange.Kind)] = [
        ("resolved", .status("resolved")), ("open", .status("open")),
        ("won't fix, with a note", .status("won't fix", note: "nobody | uses it", commit: "8401fa0")),
        ("enforced", .status("enforced")), ("retired", .retired(because: "the tool is gone")),
    ]

    @Test("Golden: what changes", arguments: logs)
    func changes(_ name: String) throws {
        let bytes = try Fixtures.bytes(name)
        let log = try LogDocument(parsing: bytes)
        let day = try #require(LogDate(year: 2026, month: 6, day: 30))
        let family = LogFamily(log: LogFamily.Member(log, name: "LOG.md"))
        let entries = [log.entries.first, log.entries.last].compactMap(\.self)
        try #require(!entries.isEmpty)
        var text = ""
        for entry in entries {
            for change in Self.changes {
                text += "== \(entry.id): \(change.name)\n"
                let change = LifeChange(of: entry.hasID ? entry.id.text : entry.title, to: change.kind)
                do {
                    let edits = try family.edits(for: change, on: day)
                    text += try Self.changedLines(edits.log, in: log)
                    // What was written is written: the same change again changes nothing.
                    let new = try LogDocument(parsing: try edits.log.applied(to: bytes))
                    let again = LogFamily(log: LogFamily.Member(new, name: "LOG.md"))
                    #expect(try again.edits(for: change, on: day).isEmpty)
                } catch let error as LifeError {
                    text += "refused: \(error)\n"
                }
            }
        }
        let stem = name.split(separator: "/").joined(separator: "-").replacing(".input.md", with: "")
            .replacing(".md", with: "")
        let golden = Fixtures.directory.appending(path: "life/\(stem).golden.txt")
        if ProcessInfo.processInfo.environment["BIZLOG_RECORD_GOLDENS"] == "1" {
            try Data(text.utf8).write(to: golden)
            Issue.record("recorded \(stem)")
            return
        }
        #expect(try text == String(contentsOf: golden, encoding: .utf8))
    }

    /// The lines that edits change, without those that are equal at the start and at the end.
    private static func changedLines(_ edits: [TextEdit], in log: LogDocument) throws -> String {
        let old = log.document.source.bytes
        let new = try edits.applied(to: old)
        let (left, right) = (lines(of: old), lines(of: new))
        var text = ""
        for change in right.difference(from: left) {
            switch change {
            case .remove(_, let line, _): text += "-\(line)\n"
            case .insert(_, let line, _): text += "+\(line)\n"
            }
        }
        return text
    }

    private static func lines(of bytes: [UInt8]) -> [String] {
        bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self).replacing("\r", with: "␍")
        }
    }
}
