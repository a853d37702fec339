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
                    "Layer", "Why We Didn't Catch It", "Preventive Rule Added",
                ])
            ])
        let text = String(decoding: conversion.document.source.bytes, as: UTF8.self)
        #expect(text.contains("### Root Cause\nThe stock is read before the order is written.\n"))
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

    @Test("line endings stay", arguments: logs, styles)
    func lineEndings(name: String, form: String) throws {
        let text = String(decoding: try Fixtures.bytes("convert/\(name).md"), as: UTF8.self)
        let log = try LogDocument(parsing: text.replacing("\n", with: "\r\n"))
        let found = String(decoding: try converted(log, to: form).document.source.bytes, as: UTF8.self)
        let expected = String(
            decoding: try converted(self.log(name), to: form).document.source.bytes, as: UTF8.self)
        #expect(found == expected.replacing("\n", with: "\r\n"))
    }

    @Test("front matter stays at the top, with both fences", arguments: styles)
    func frontMatter(form: String) throws {
        let front = "---\ntitle: Lessons\ntags: [shop]\n---\n"
        let text =
            front
            + "\n# Lessons\n\n## 2026-01-02 — The pump stood\n\nSand.\n\n## 2026-01-03 — The lamp broke\n\nDust.\n"
        let there = LogDocument(reading: try converted(LogDocument(parsing: text), to: form).document)
        #expect(String(decoding: there.document.source.bytes, as: UTF8.self).hasPrefix(front))
        let style = try #require(FormStyle(like: LogDocument(parsing: text), named: "lessons"))
        let back = try LogConversion(of: there, to: style).document
        #expect(String(decoding: back.source.bytes, as: UTF8.self) == text)
    }

    @Test(
        "a line that says what the entries are goes with the old form, and comes where nothing else says it",
        arguments: styles)
    func pins(form: String) throws {
        let text =
            "# Notes\n\n<!-- bizlog-form: heading 2 plain -->\n\n## The pump\n\nIt was sand.\n\n## The lamp\n\nIt was dust.\n"
        let log = try LogDocument(parsing: text)
        let there = try converted(log, to: form)
        let isNeeded = form == "lessons"
        #expect(
            String(decoding: there.document.source.bytes, as: UTF8.self).contains("bizlog-form") == isNeeded)
        #expect(there.notes.contains(.pinned("<!-- bizlog-form: heading 2 plain -->")) == isNeeded)
        let style = try #require(FormStyle(like: log, named: "notes"))
        let back = try LogConversion(of: LogDocument(reading: there.document), to: style)
        #expect(String(decoding: back.document.source.bytes, as: UTF8.self) == text)
    }

    /// Logs whose own heads or keys do not hold all that others have.
    static let narrow = [
        // A bracket at the end of a title, where one heading has its severity.
        "# Incidents\n\n## INC-001 — The pump stood (HIGH)\n\n- **Date:** 2026-01-02\n- **Status:** fixed\n\n## INC-002 — The lamp (a1.4.0)\n\n"
            + "- **Date:** 2026-01-03\n- **Severity:** LOW\n- **Status:** open\n",
        // A remark between a status and the end of its bracket.
        "# Incidents\n\n## INC-001 — The pump stood (RESOLVED in 1.2)\n\n**Cause:** Sand\n\n## INC-002 — The lamp (a1.4.0)\n\n**Cause:** Dust\n\n"
            + "**Status:** open\n\n## INC-003 — The door (OPEN, and nobody looks)\n\n**Cause:** Rust\n",
        // Words at the beginning of a title that would be a key, and at its end that would be a status.
        "# Failures\n\n| ID | Date | Failure | Fix |\n|---|---|---|---|\n| F1 | 2026-01-02 | L2-12 x: the pump stood | A filter |\n"
            + "| F2 | 2026-01-03 | The lamp broke (FIXED) | A new one |\n| F3 | 2026-01-04 | 2026-01-01 was no good day | Oil |\n",
        // Several numbers as one key.
        "# Mistakes\n\n| # | Mistake | Lesson |\n|---|---|---|\n| 1 | The pump stood | Look at it |\n| 2 | The lamp broke | Look at it |\n"
            + "| 16-19 | The doors stuck | Oil them |\n",
        // A table with ids, and an entry without one.
        "# Failures\n\n| ID | Date | Failure | Fix |\n|---|---|---|---|\n| F1 | 2026-01-02 | The pump stood | A filter |\n"
            + "| F2 | 2026-01-03 | The lamp broke | A new one |\n|  | 2026-01-04 | The door stuck | Oil |\n",
    ]

    @Test("what a form's own head or key cannot hold comes back as it was", arguments: narrow, styles)
    func narrowForm(text: String, form: String) throws {
        let log = try LogDocument(parsing: text)
        #expect(log.entries.count > 1)
        let there = LogDocument(reading: try converted(log, to: form).document)
        let style = try #require(FormStyle(like: log, named: "narrow"))
        let back = LogDocument(reading: try LogConversion(of: there, to: style).document)
        #expect(values(back) == values(log))
    }
}
