import LogModel
import MarkdownAST
import TestSupport
import Testing

@Suite("LogEntry: an entry with its log")
struct LogEntryTests {
    private static let text = """
        # Log

        **Last Updated:** 2026-02-01

        ### [F-001] One
        **Date:** 2026-01-05
        **Owner:** Kim

        **Root Cause:**
        Haste.

        ### [R-001] Two

        ### [F-001] Three
        **Date:** soon

        """

    @Test("entries are found by place and by id, the first of several with one id")
    func lookup() throws {
        let log = try LogDocument(parsing: Self.text)
        #expect(log.entries.map(\.title) == ["One", "Two", "Three"])
        #expect(log.entries.count == 3 && log.entries[1].title == "Two")
        #expect(log.entries.reversed().map(\.position.line) == [14, 12, 5])
        let id = try #require(EntryID("F-001"))
        #expect(log[id]?.title == "One")
        #expect(try log[#require(EntryID("F-002"))] == nil)
        #expect(log.entries.map(\.isRule) == [false, true, false])
    }

    @Test("an entry knows its fields, their places and their values")
    func fields() throws {
        let log = try LogDocument(parsing: Self.text)
        let entry = try #require(log.entries.first)
        let source = log.document.source
        #expect(entry.fields.map(\.label) == ["Date", "Owner", "Root Cause"])
        #expect(entry.fields.map(\.isKnown) == [true, false, true])
        #expect(entry.fields.map { source.string($0.labelRange) }.first == "**Date:**")
        #expect(entry.fields.map { source.string($0.valueRange) } == ["2026-01-05", "Kim", "Haste."])
        #expect(entry["root cause"]?.value == .text("Haste."))
        #expect(entry["Lessons"] == nil)
        let date = try #require(LogDate("2026-01-05"))
        #expect(entry["Date"]?.value == .date(date, remark: "") && entry.summary.date == date)
        #expect(entry["Date"]?.schema?.kind == .date && entry["Owner"]?.schema == nil)
        #expect(log.headerFields.map { source.string($0.valueRange) } == ["2026-02-01"])
    }

    @Test("an entry of a log that was edited since still says what that log said")
    func otherLog() throws {
        let log = try LogDocument(parsing: Self.text)
        let empty = try LogDocument(parsing: "")
        let entries = Array(log.entries)
        #expect(empty.entries.isEmpty && empty.failures.isEmpty)
        #expect(entries.map(\.failure) == log.failures)
        #expect(entries.map(\.failure.id.text) == ["F-001", "R-001", "F-001"])
        #expect(entries.allSatisfy { $0.log.document.source.bytes[$0.range].count == $0.range.count })
    }

    @Test("values of fields and of failures are the same, in every fixture")
    func agreement() throws {
        for name in Fixtures.all {
            let log = try LogDocument(parsing: Fixtures.bytes(name))
            for entry in log.entries {
                let fields = entry.fields.map { "\($0.label) \($0.isKnown) \($0.value)" }
                let values = entry.failure.fields.map { "\($0.label) \($0.isKnown) \($0.value)" }
                #expect(fields.sorted() == values.sorted(), "\(name): \(entry.id)")
            }
        }
    }
}
