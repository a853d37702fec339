import LogModel
import MarkdownAST
import TestSupport
import Testing

/// Helpers of the suites about ``LogEdit``.
enum EditSupport {
    static func seed(_ change: (String) -> String = { $0 }) throws -> LogDocument {
        let text = String(decoding: try Fixtures.bytes("seed/FAILURE_LOG.md"), as: UTF8.self)
        return try LogDocument(parsing: change(text))
    }

    /// The text after an edit.
    static func text(
        _ log: LogDocument, _ body: (inout LogEdit) throws(LogEditError) -> Void
    ) throws -> String {
        var edit = LogEdit(log)
        try body(&edit)
        let bytes = log.document.source.bytes
        return String(decoding: try edit.finish().applied(to: bytes), as: UTF8.self)
    }

    /// Why an edit is refused; nil if it is not.
    static func error(of edit: LogEdit) -> LogEditError? {
        do throws(LogEditError) {
            _ = try edit.finish()
            return nil
        } catch {
            return error
        }
    }

    static func text(of log: LogDocument) -> String {
        String(decoding: log.document.source.bytes, as: UTF8.self)
    }
}

@Suite("LogEdit: several changes, proven together")
struct LogEditTests {
    private let log: LogDocument
    private let before: String
    private let first: EntryID
    private let second: EntryID

    init() throws {
        log = try EditSupport.seed()
        before = EditSupport.text(of: log)
        first = try #require(EntryID("F-BIZ-001"))
        second = try #require(EntryID("F-BIZ-002"))
    }

    @Test("a severity by role, a lesson, a label in any case, a title and the header: each where it stands")
    func several() throws {
        let after = try EditSupport.text(log) { edit throws(LogEditError) in
            try edit.append("A second lesson.", to: .lesson, of: FailureID(second))
            try edit.set("ENTITY", of: first, to: "kinme")
            try edit.set(.severity, of: first, to: "critical")
            try edit.set(title: "Invented endpoints", of: first)
            try edit.setInHeader(.lastUpdated, to: "2026/3/1")
            try edit.setInHeader("total failures logged", to: "7")
        }
        let lessons = try #require(log[second]?[.lesson]?.value.description)
        let expected =
            before
            .replacing("Hallucinated Zoho API Endpoints in Skill Reference File", with: "Invented endpoints")
            .replacing("**Severity:** 🟡 Important\n", with: "**Severity:** 🔴 Critical\n")
            .replacing("**Entity:** Solartech\n", with: "**Entity:** Kinme\n")
            .replacing("Updated:** 2026-02-07", with: "Updated:** 2026-03-01")
            .replacing("Logged:** 2\n", with: "Logged:** 7\n")
            .replacing(lessons, with: lessons + "\n- A second lesson.")
        #expect(after == expected)
    }

    @Test(
        "a value of the template is found by name, mark or both, and written as the template has it",
        arguments: ["critical", "CRITICAL", "🔴", "🔴 critical", "Critical 🔴", "🔴 Critical"])
    func choices(text: String) throws {
        let after = try EditSupport.text(log) { edit throws(LogEditError) in
            try edit.set(.severity, of: first, to: text)
        }
        let expected = before.replacing(
            "**Severity:** 🟡 Important\n", with: "**Severity:** 🔴 Critical\n", maxReplacements: 1)
        #expect(after == expected)
    }

    @Test("what is set last holds, what is appended follows it, and what is said already is no edit")
    func composed() throws {
        let after = try EditSupport.text(log) { edit throws(LogEditError) in
            try edit.set(.cause, of: first, to: "Haste.")
            try edit.set("Root cause", of: first, to: "Hurry.")
            try edit.append("And worry.", to: .cause, of: first)
            try edit.append("One.", to: .lesson, of: second)
            try edit.append("Two.\nAnd a half.", to: .lesson, of: second)
            try edit.set(.date, of: second, to: "2026-02-11")
        }
        let cause = try #require(log[first]?[.cause]?.value.description)
        let lessons = try #require(log[second]?[.lesson]?.value.description)
        let expected = before.replacing(cause, with: "Hurry.\n\nAnd worry.")
            .replacing(lessons, with: lessons + "\n- One.\n- Two.\n  And a half.")
        #expect(after == expected)
        var edit = LogEdit(log)
        #expect(edit.isEmpty)
        try edit.set(.severity, of: first, to: "important")
        #expect(try edit.finish() == [])
    }

    @Test("fields that are missing come where the template has them, in whatever order they are set")
    func insertion() throws {
        let log = try LogDocument(parsing: "# L\n\n### [F-001] T\n**Date:** 2026-02-01\n")
        let id = try #require(EntryID("F-001"))
        func set(_ labels: [String]) throws -> String {
            try EditSupport.text(log) { edit throws(LogEditError) in
                for label in labels {
                    try edit.set(label, of: id, to: label == "Severity" ? "critical" : "x")
                }
            }
        }
        let expected =
            "# L\n\n### [F-001] T\n**Date:** 2026-02-01\n**Severity:** 🔴 Critical\n**Entity:** x\n\n"
            + "**Root Cause:**\nx\n"
        #expect(try set(["Severity", "Entity", "Root Cause"]) == expected)
        #expect(try set(["Root Cause", "Entity", "Severity"]) == expected)
    }

    @Test("errors name the place, the entry, the field, and what to do")
    func errors() throws {
        let other = try #require(EntryID("F-BIZ-009"))
        func error(_ body: (inout LogEdit) throws(LogEditError) -> Void) -> String? {
            do {
                _ = try EditSupport.text(log, body)
                return nil
            } catch let error as LogEditError {
                return "\(error.position?.description ?? "-") \(error)"
            } catch { return "\(error)" }
        }
        #expect(
            error { e throws(LogEditError) in try e.set(.severity, of: other, to: "critical") }
                == "- there is no entry F-BIZ-009; check the id")
        #expect(
            error { e throws(LogEditError) in try e.set("Owner", of: first, to: "Kim") }
                == "54:1 F-BIZ-001: neither the entry nor the template has a field \"Owner\"; check the label"
        )
        #expect(
            error { e throws(LogEditError) in try e.set(.owner, of: first, to: "Kim") }
                == "54:1 F-BIZ-001: neither the entry nor the template has a field for \"owner\"; name the field by its label"
        )
        #expect(
            error { e throws(LogEditError) in try e.set(.severity, of: first, to: "awful\nor so") }
                == "54:1 F-BIZ-001: \"awful or so\" is not among the values of \"Severity\"; choose among "
                + "'🔴 Critical', '🟡 Important', '🟢 Near miss'")
        #expect(
            error { e throws(LogEditError) in try e.set(.date, of: first, to: "02/03/2026") }
                == "54:1 F-BIZ-001: \"02/03/2026\" for \"Date\" is not a date, or could mean two days; write it as 2026-02-11"
        )
        #expect(
            error { e throws(LogEditError) in try e.append("x", to: .date, of: first) }
                == "54:1 F-BIZ-001: \"Date\" takes one value, to which nothing can be added; set the field instead"
        )
        #expect(
            error { e throws(LogEditError) in try e.setInHeader("Owner", to: "x") }?.hasPrefix(
                "1:1 the header: ") == true)
        for title in ["two\nlines", "x #", "x\r", "\n## Other"] {
            #expect(
                error { e throws(LogEditError) in try e.set(title: title, of: first) }?
                    .hasPrefix("54:1 F-BIZ-001: the title") == true, "\(title.debugDescription)")
        }
        for text in [

            "a\n\n## Heading", "a\n\n```\nopen", "a\n\n**Lessons:** b", "a\n\n---\n\nb",
            "a\n\n<!-- open", "a\rb", "a\n===",
        ] {
            let message = error { e throws(LogEditError) in
                try e.set(.severity, of: first, to: "critical")
                try e.set(.cause, of: first, to: text)
            }
            #expect(message?.hasPrefix("54:1 F-BIZ-001: the value for \"Root Cause\"") == true, "\(text)")
        }
    }

    @Test("what would be left open at the end of the file is refused too, with and without a definition")
    func openEnd() throws {
        let text = "# L\n\n### [F-001] T\n**Date:** 2026-02-01\n\n**Root Cause:**\nHaste.\n"
        let id = try #require(EntryID("F-001"))
        for end in ["", "\n[a]: /u\n"] {
            let log = try LogDocument(parsing: text.replacing("Haste.\n", with: "Haste.\n" + end))
            for value in ["a\n\n```\nopen", "a\n\n~~~", "a\n\n<!-- open", "a\n\n<pre>\nopen"] {
                var edit = LogEdit(log)
                try edit.set(.cause, of: id, to: value)
                #expect(EditSupport.error(of: edit)?.entry == id, "\(value) \(end)")
            }
        }
    }

    @Test("of many entries one that is refused is named, with and without a definition")
    func many() throws {
        for end in ["", "\n[a]: /u\n"] {
            let entries = (1...200).map {
                "### [F-\($0)] T\n**Severity:** 🟡 Important\n**Layer:** System\n\n"
            }
            let log = try LogDocument(parsing: "# L\n\n" + entries.joined() + end)
            var edit = LogEdit(log)
            for entry in log.entries { try edit.set(.severity, of: entry.id, to: "critical") }
            let after = try edit.finish().applied(to: log.document.source.bytes)
            let expected = EditSupport.text(of: log).replacing("🟡 Important", with: "🔴 Critical")
            #expect(String(decoding: after, as: UTF8.self) == expected)
            let id = try #require(EntryID("F-133"))
            try edit.set(.layer, of: id, to: .text("a\n\n## H"))
            #expect(EditSupport.error(of: edit)?.entry == id)
        }
    }

    @Test("a title that takes the place of none, and no title")
    func titles() throws {
        for (old, new) in [
            ("### [F-001]", "### [F-001] A `b`"), ("### F-001", "### F-001: A `b`"),
            ("### F-001 — X ##", "### F-001 — A `b` ##"), ("# F-001: X", "# F-001: A `b`"),
            ("F-001: X\n---", "F-001: A `b`\n---"),
        ] {
            let fields = "\n**Date:** 2026-02-01\n**Layer:** System\n\n## Behind\n"
            let log = try LogDocument(parsing: old + fields)
            let id = try #require(EntryID("F-001"))
            let after = try EditSupport.text(log) { edit throws(LogEditError) in
                try edit.set(title: "A `b`", of: id)
            }
            #expect(after == new + fields)
        }
    }
}
