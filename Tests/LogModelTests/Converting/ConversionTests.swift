import LogModel
import MarkdownAST
import TestSupport
import Testing

@Suite("Converting: entries say in another form what they said")
struct ConversionTests {
    /// A log in each form.
    static let logs = ["home", "ids", "dates", "numbers", "plain", "rows", "items", "leads", "file"]
    /// The forms that have a name.
    static let styles = FormStyle.named.map(\.name)

    private func log(_ name: String) throws -> LogDocument {
        try LogDocument(parsing: Fixtures.bytes("convert/\(name).md"))
    }

    private func converted(_ log: LogDocument, to name: String) throws -> LogConversion {
        let style = try #require(FormStyle.named.first { $0.name == name })
        return try LogConversion(of: log, to: style)
    }

    /// What lists say of the entries.
    private func values(_ log: LogDocument) -> [String] {
        log.entries.map { entry in
            let summary = entry.summary
            let date = summary.date?.description ?? "-"
            let id = entry.hasID ? entry.id.text : "-"
            return
                "\(id) \(date) \(summary[.severity]?.name ?? "-") \(summary[.status]?.name ?? "-") \(entry.title)"
        }
    }

    /// The words of a text, in the order of the alphabet.
    private func words(_ text: some Sequence<UInt8>) -> [String] {
        String(decoding: Array(text), as: UTF8.self).split { !$0.isLetter && !$0.isNumber }.map { String($0) }
            .sorted()
    }

    @Test(
        "each form to each named one and back: ids, days, severities, statuses, titles, texts",
        arguments: logs, styles)
    func thereAndBack(name: String, form: String) throws {
        let log = try log(name)
        let there = LogDocument(reading: try converted(log, to: form).document)
        #expect(there.entries.count == log.entries.count)
        let style = try #require(FormStyle(like: log, named: name))
        let back = LogDocument(reading: try LogConversion(of: there, to: style).document)
        #expect(values(back) == values(log))
        for (old, new) in zip(log.entries, back.entries) {
            let old = words(log.document.source.bytes[old.range])
            #expect(words(back.document.source.bytes[new.range]) == old)
        }
    }

    @Test(
        "a list that is converted and back has the bytes that it had",
        arguments: [
            "- 2026-01-05: The pump stood still because of sand\n- 2026-01-06: The lamp went out, and nobody saw it\n",
            "- 2026-01-05 The pump stood still\n\n- 2026-01-06 The lamp went out\n\n- 2026-01-07 The door stuck\n",
            "- **2026-01-05**: sand got in, so look at the filter\n- **2026-01-06**: dust, so clean it\n",
            "- **2026-01-05 The pump stood still**\n- **2026-01-06 The lamp went out**\n- **2026-01-07 The door stuck**\n",
        ])
    func lists(items: String) throws {
        let text = "# Lessons learned\n\n\(items)"
        let log = try LogDocument(parsing: text)
        #expect(log.entries.count > 1)
        let style = try #require(FormStyle(like: log, named: "list"))
        for form in Self.styles {
            let there = LogDocument(reading: try converted(log, to: form).document)
            let back = try LogConversion(of: there, to: style).document.source.bytes
            #expect(String(decoding: back, as: UTF8.self) == text, "\(form)")
        }
    }

    @Test("a result is canonical and converts to itself", arguments: logs, styles)
    func idempotent(name: String, form: String) throws {
        let once = try converted(log(name), to: form).document
        #expect(LogFormatter().format(once).edits.isEmpty)
        #expect(
            try converted(LogDocument(reading: once), to: form).document.source.bytes == once.source.bytes)
    }

    @Test(
        "what each form is written as", arguments: logs,
        ["bizlog", "learnings", "lessons", "incidents", "table"])
    func golden(name: String, form: String) throws {
        let expected = try Fixtures.bytes("convert/to/\(name).\(form).md")
        let found = try converted(log(name), to: form).document.source.bytes
        #expect(String(decoding: found, as: UTF8.self) == String(decoding: expected, as: UTF8.self))
    }

    @Test("a key that was made is noted, and goes when the entry is converted again")
    func keys() throws {
        let log = try log("dates")
        let home = try converted(log, to: "bizlog")
        let read = LogDocument(reading: home.document)
        #expect(read.entries.map(\.id.text) == ["F-001", "F-002"])
        #expect(home.notes.contains(.keysMade(count: 2, first: "F-001", last: "F-002")))
        let lessons = try converted(read, to: "lessons")
        #expect(LogDocument(reading: lessons.document).entries.map(\.hasID) == [false, false])
        #expect(!String(decoding: lessons.document.source.bytes, as: UTF8.self).contains("Original Key"))
    }

    @Test("what has no place stands under its own label, and is said")
    func ownLabels() throws {
        let conversion = try converted(log("home"), to: "learnings")
        #expect(
            conversion.notes == [
                .ownLabels([
                    "Layer", "Root Cause", "Why We Didn't Catch It", "Preventive Rule Added", "Lessons",
                ])
            ])
        let text = String(decoding: conversion.document.source.bytes, as: UTF8.self)
        #expect(text.contains("### Root Cause\n\nThe stock is read before the order is written.\n"))
    }

    @Test("a log without entries, and several entries as one file, are refused")
    func refused() throws {
        #expect(throws: ConversionError.noEntries) {
            try converted(LogDocument(parsing: "# Notes\n\nNothing yet.\n"), to: "bizlog")
        }
        let style = try #require(FormStyle(like: log("file"), named: "file"))
        #expect(throws: ConversionError.severalEntries(2)) { try LogConversion(of: log("dates"), to: style) }
        #expect(FormStyle(like: try LogDocument(parsing: "# Notes\n"), named: "notes") == nil)
    }

    @Test("headings in texts do not end an entry of a lower level")
    func headings() throws {
        let text =
            "# Lessons\n\n## 2026-01-01 — a\n\n**Fix:** b\n\n### Steps\n\n1. c\n\n## 2026-01-02 — d\n\n**Fix:** e\n"
        let home = LogDocument(reading: try converted(LogDocument(parsing: text), to: "bizlog").document)
        #expect(home.entries.count == 2)
        #expect(String(decoding: home.document.source.bytes, as: UTF8.self).contains("#### Steps"))
    }

    @Test("an unknown text between entries is kept")
    func outside() throws {
        let text =
            "# Lessons\n\nIntro.\n\n- **[2026-01-01] a** — b\n\nBetween.\n\n- **[2026-01-02] c** — d\n\nBehind.\n"
        let conversion = try converted(LogDocument(parsing: text), to: "lessons")
        let result = String(decoding: conversion.document.source.bytes, as: UTF8.self)
        for word in ["Intro.", "Between.", "Behind."] { #expect(result.contains(word)) }
        #expect(conversion.notes.contains(.textsAtEnd))
        #expect(
            values(LogDocument(reading: conversion.document)) == ["- 2026-01-01 - - a", "- 2026-01-02 - - c"])
    }
}
