import LogChecks
import LogModel
import MarkdownAST
import TestSupport
import Testing

@Suite("Log: headings with marks around the id", .tags(.property))
struct MarkedHeadingTests {
    private static let fields = "**Date:** 2026-02-11\n**Severity:** 🔴 Critical\n"

    private func log(_ headings: [String], fields: String = fields) throws -> LogDocument {
        try LogDocument(
            parsing: "# Ops — Failure Log\n\n" + headings.map { "\($0)\n\(fields)" }.joined(separator: "\n"))
    }

    /// A heading, and the id and the title in it.
    static let headings: [(String, String, String)] = [
        ("### [F-1](https://example.org/a_(b)) The disk", "F-1", "The disk"),
        ("### [F-1][issue] The disk", "F-1", "The disk"),
        ("### [F-1: The disk](https://example.org)", "F-1", "The disk"),
        ("### [**F-1** The disk][issue]", "F-1", "The disk"),
        ("### **F-1** The disk", "F-1", "The disk"),
        ("### **F-1:** The disk", "F-1", "The disk"),
        ("### **[F-1] The disk**", "F-1", "The disk"),
        ("### __[F-1]__ The disk", "F-1", "The disk"),
        ("### *F-1* — The disk", "F-1", "The disk"),
        ("### ~~[F-1] The disk~~", "F-1", "The disk"),
        ("### `F-1` The disk", "F-1", "The disk"),
        ("### **[F-1](https://example.org)**: The `disk`", "F-1", "The `disk`"),
        ("### **F-1: The disk** (again)", "F-1", "The disk (again)"),
        ("### 🔴 [F-1] The disk", "F-1", "The disk"),
        ("### ⚠️ F-1 — The disk", "F-1", "The disk"),
        ("### :red_circle: [F-1] The disk", "F-1", "The disk"),
        ("### [x] F-1 The disk", "F-1", "The disk"),
        ("### [ ] [F-1] The disk", "F-1", "The disk"),
        ("### [✅] F-1: The disk", "F-1", "The disk"),
        ("### ✅ F-1: The disk", "F-1", "The disk"),
        (#"### <a id="f-1"></a>[F-1] The disk"#, "F-1", "The disk"),
        (#"### <a name="f-1"/> F-1: The disk"#, "F-1", "The disk"),
        ("### <b>F-1 The disk</b>", "F-1", "The disk"),
        (#"### \[F-1\] The disk"#, "F-1", "The disk"),
        ("### F-1. The disk", "F-1", "The disk"),
        ("### F-1) The disk", "F-1", "The disk"),
        ("### (F-1) The disk", "F-1", "The disk"),
        ("### **F-1.** The disk", "F-1", "The disk"),
        ("### f-1: The disk", "f-1", "The disk"),
        ("### [f-ops-001] The disk", "f-ops-001", "The disk"),
        ("### F-Ops-001 The disk", "F-Ops-001", "The disk"),
        ("### 🔴 **[f-1](#top)**", "f-1", ""),
        ("### [F-1]() The disk ###", "F-1", "The disk"),
    ]

    @Test("the id and the title are read, and the heading ends the entry before", arguments: headings)
    func reading(heading: String, id: String, title: String) throws {
        let log = try log(["### [F-90] Before", heading, "### [F-91] Behind"])
        #expect(log.entries.map(\.id.text) == ["F-90", id, "F-91"])
        let entry = try #require(log.entries.dropFirst().first)
        #expect(entry.title == title)
        #expect(entry.isRecognized && entry.severity?.name == "Critical")
        #expect(log.document.source.string(entry.idRange) == id)
    }

    @Test("fmt keeps the heading as it is", arguments: headings)
    func formatting(heading: String, id: String, title: String) throws {
        let template =
            "```markdown\n## F-XXX: Title\n**Date:** YYYY-MM-DD\n**Severity:** 🔴 Critical / Low\n```\n"
        for (text, level) in [("", "###"), (template, "###")] {
            let source =
                "# Ops\n\n\(text)\n\(level)\(heading.dropFirst(3))\n\n**Date**: 2026-02-11\n**Severity:** Critical\n\nText.\n"
            let formatted = LogFormatter().format(try LogDocument(parsing: source))
            let result = String(decoding: formatted.document.source.bytes, as: UTF8.self)
            // The marks that close a heading of Markdown are not a part of what it says.
            let kept = heading.hasSuffix(" ###") ? String(heading.dropLast(4)) : heading
            #expect(result.contains("\n\(kept)\n"))
            #expect(text.isEmpty || result.contains("**Severity:** 🔴 Critical"))
            #expect(LogFormatter().format(formatted.document).edits.isEmpty)
        }
    }

    @Test("a title and a field are changed, and the marks stay", arguments: headings)
    func editing(heading: String, id: String, title: String) throws {
        let log = try log(["### [F-90] Before", heading, "### [F-91] Behind"])
        let entry = log.entries[1]
        let after = try EditSupport.text(log) { edit throws(LogEditError) in
            try edit.set("Date", of: entry.id, to: "2026-02-12")
        }
        #expect(try LogDocument(parsing: after).entries[1].date?.description == "2026-02-12")
        #expect(after.contains("\n\(heading)\n"))
        if title.isEmpty { return }
        let titled = try EditSupport.text(log) { edit throws(LogEditError) in
            try edit.set(title: "The tape", of: entry.id)
        }
        #expect(try LogDocument(parsing: titled).entries[1].title == "The tape")
        // Where a mark is closed within the title, it is closed behind the new one.
        let written =
            title.contains("again") ? "### **F-1: The tape**" : heading.replacing(title, with: "The tape")
        #expect(titled.contains("\n\(written)\n"))
    }

    @Test("ids that differ in their capitals alone are one")
    func capitals() throws {
        let log = try log(["### f-1: The disk", "### [F-1] The disk", "### [r-ops-1] A rule"])
        let id = try #require(EntryID("F-1"))
        #expect(log.entries[0].id == id && log.entries[0].id.hashValue == id.hashValue)
        #expect(log.entries[0].id.text == "f-1" && log.entries[0].id.prefix == "F-")
        #expect(log.entries[2].isRule)
        let found = try CheckSupport.checker.diagnostics(of: log, named: "x")
        #expect(found.contains { $0.code == .duplicateID })
    }

    @Test(
        "what only speaks of an entry, or is no id, begins none",
        arguments: [
            "#### [F-90](#f-90) came first", "#### **F-91** did the same", "#### step-1: restart",
            "#### Phase-2",
            "### [RFC-2119](https://example.org) says", "### **Q1** results", "### 🔴 High", "### [x] Done",
            "### F-1.5 and more", "### [F-1 The disk", "### *F-1 The disk", "### **F-1**and",
        ])
    func text(heading: String) throws {
        let log = try LogDocument(
            parsing: """
                # Ops

                ### [F-90] Before
                **Date:** 2026-02-11
                **Severity:** 🔴 Critical

                \(heading)

                Some text.

                ### [F-91] Behind
                **Date:** 2026-02-11
                **Severity:** 🔴 Critical
                """)
        #expect(log.syntax.map(\.id.text) == ["F-90", "F-91"])
    }

    @Test("an id of the family without fields is an entry where no other heading has it")
    func family() throws {
        let log = try LogDocument(
            parsing: """
                # Ops

                ### [F-90] Before
                **Date:** 2026-02-11

                ### 🔴 [F-91] Behind

                Some text.

                ### ✅ [F-90] is fixed
                """)
        #expect(log.entries.map(\.id.text) == ["F-90", "F-91"])
    }

    @Test("a template may have marks around its placeholder")
    func template() throws {
        let log = try LogDocument(
            parsing: """
                # Ops

                ```markdown
                ### 🔴 **[OPS-XXX]** Title
                **Day:** YYYY-MM-DD
                **Story:** What happened
                ```

                ### 🔴 **[OPS-001]** The disk
                **Day:** 2026-02-11
                **Story:** It was full.
                """)
        #expect(log.templates.map(\.idPrefix) == ["OPS-"])
        #expect(log.entries.map(\.date?.description) == ["2026-02-11"])
    }

    @Test("any marks: no trap, and linear work", arguments: Seeds.upTo(200, long: 2000))
    func anyMarks(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let parts = [
            "[", "]", "(", ")", "**", "_", "`", "~~", "<a>", "</a>", "<", ">", "\\", "F-1", "f-2", "🔴", " ",
            ":", ".",
            "t", "é", "[x]", "](u)", "-", "—",
        ]
        let heading = (0..<random.below(14)).map { _ in parts[random.below(parts.count)] }.joined()
        let text = "# T\n\n### [F-7] a\n\(Self.fields)\n### \(heading)\n\(Self.fields)"
        let log = try LogDocument(parsing: text)
        let formatted = LogFormatter().format(log)
        #expect(LogFormatter().format(formatted.document).edits.isEmpty)
        #expect(LogDocument(reading: formatted.document).entries.map(\.id) == log.entries.map(\.id))
        for entry in log.entries { #expect(entry.range.contains(entry.idRange.lowerBound)) }
    }
}
