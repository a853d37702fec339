import LogModel
import MarkdownAST
import TestSupport
import Testing

@Suite("LogDocument: the seed log as values")
struct LogDocumentTests {
    private func seed() throws -> LogDocument {
        try LogDocument(parsing: Fixtures.bytes("seed/FAILURE_LOG.md"))
    }

    @Test("the template is the schema")
    func template() throws {
        let schema = try #require(try seed().templates.first)
        #expect(schema.idPrefix == "F-BIZ-")
        #expect(schema.headingLevel == 3)
        #expect(
            schema.fields.map(\.label) == [
                "Date", "Severity", "Layer", "Entity", "What Broke", "Root Cause", "Why We Didn't Catch It",
                "Preventive Rule Added", "Lessons",
            ]
        )
        #expect(
            schema.fields.map(\.layout) == Array(repeating: .line, count: 4)
                + Array(repeating: .block, count: 5))
        let entities = ["Holding", "Solartech", "Hippos", "WCI", "Kinme", "Cross-entity"]
        let expected: [FieldSchema.Kind] = [
            .date, .choice(["🔴 Critical", "🟡 Important", "🟢 Near miss"].compactMap(Choice.init)),
            .choice(["System", "Process", "Model"].compactMap(Choice.init)),
            .choice(entities.compactMap(Choice.init)), .text, .text, .text, .ruleReference, .list,
        ]
        #expect(schema.fields.map(\.kind) == expected)
        #expect(schema.fields.map(\.spelling).first == "**Date:**")
    }

    @Test("a log is read from bytes or text, and what cannot be parsed is refused with one error")
    func parsing() throws {
        let text = "# Log\n\n### F-001: A\n\n**Date:** 2026-01-01\n"
        #expect(try LogDocument(parsing: text).entries.map(\.id.text) == ["F-001"])
        #expect(try LogDocument(parsing: Array(text.utf8)).failures == LogDocument(parsing: text).failures)
        let position = SourcePosition(offset: 6, line: 2, column: 1)
        #expect(throws: ParseError.source(.invalidUTF8(position))) {
            try LogDocument(parsing: Array("# Log\n".utf8) + [0xFF])
        }
        let deep = String(repeating: ">", count: 300) + "a\n"
        #expect {
            try LogDocument(parsing: deep)
        } throws: { error in
            if case .limit(.nesting(limit: 200), _) = error as? ParseError { true } else { false }
        }
    }

    @Test("the header says what is counted")
    func header() throws {
        let header = try #require(try seed().header)
        #expect(header.title == "BizOS — Failure Log")
        #expect(header.tagline.hasPrefix("*Post-mortems of business operations failures."))
        #expect(header.fields.map(\.label) == ["Last Updated", "Total Failures Logged"])
        #expect(header.fields.map(\.value.description) == ["2026-02-07", "2"])
    }

    @Test("entries have ids, titles and fields")
    func entries() throws {
        let log = try seed()
        #expect(log.entries.map(\.id.text) == ["F-BIZ-001", "F-BIZ-002"])
        let failure = try #require(log.failures.last)
        #expect(failure.title == "Edited _CONTEXT.md Directly Instead of Using Handoff File")
        #expect(failure["date"] == LogDate(year: 2026, month: 2, day: 11).map { .date($0, remark: "") })
        #expect(failure["Severity"] == Choice("🟢 Near miss").map { .choice($0, remark: "") })
        #expect(failure["Preventive Rule Added"] == .text("[R-BIZ-PROC-001] in BIZOS_RULES.md"))
        #expect(failure.fields.count == 9)
        #expect(failure.introduction.isEmpty && failure.appendix.isEmpty)
        let last = try #require(failure.fields.last?.value.description)
        #expect(last.hasPrefix("- Direct _CONTEXT.md edits") && last.hasSuffix("were redundant work"))
    }

    @Test("an entry's range is its heading and what it says")
    func ranges() throws {
        let log = try seed()
        let entry = try #require(log.entries.first)
        let text = log.document.source.string(entry.range)
        #expect(text.hasPrefix("### [F-BIZ-001] Hallucinated"))
        #expect(text.hasSuffix("before generating API reference docs"))
    }

    @Test("sections are known by their shape")
    func sections() throws {
        let sections = try seed().sections
        #expect(
            sections.map(\.title) == [
                "BizOS — Failure Log", "How to Log a Failure", "Failure Template", "Logged Failures",
                "Historical Note", "Failure Categories", "Related Files",
            ]
        )
        guard case .history(let history) = sections[4].content,
            case .categories(let categories) = sections[5].content,
            case .relatedFiles(let files) = sections[6].content
        else {
            Issue.record("\(sections.map(\.content))")
            return
        }
        #expect(
            history.map(\.id.text)
                == (4...13).filter { ![5, 8].contains($0) }.map { $0 < 10 ? "F-00\($0)" : "F-0\($0)" })
        #expect(history.first?.summary == "Claimed automation working without verification")
        #expect(categories.map(\.count) == [1, 0, 0, 0, 1])
        #expect(categories.last == Category(name: "Documentation", count: 1, trend: "New"))
        #expect(files.map(\.path).last == "cto-brain/FAILURE_LOG.md")
        #expect(
            files.first
                == RelatedFile(path: "BIZOS_RULES.md", summary: "preventive rules generated from failures"))
        #expect(sections[..<4].allSatisfy { $0.content == .other })
    }

    @Test(
        "whether a file is a log",
        arguments: [
            ("seed/FAILURE_LOG.md", true), ("seed/FAILURE_LOG.mojibake.md", true),
            ("logs/foreign-korean.golden.md", true), ("logs/rules-damaged.golden.md", true),
            ("logs/not-a-log.golden.md", false),
        ]
    )
    func isLog(name: String, expected: Bool) throws {
        #expect(
            try LogDocument(reading: Document(parsing: SourceText(Fixtures.bytes(name)))).isLog == expected)
    }

    @Test("unknown fields, text before and parts behind are kept as values")
    func unknown() throws {
        let log = LogDocument(
            reading: try Document(
                parsing: """
                    ## F-001: Title *here*

                    Introduction.

                    - **Severity**: 🟡 - early
                    - **Owner**: Kim
                      and Lee

                      - nested
                    - **What Broke**:

                      text

                    #### Part

                    more

                    """
            )
        )
        let failure = try #require(log.failures.first)
        #expect(failure.title == "Title *here*")
        #expect(failure.introduction == "Introduction.")
        #expect(failure.appendix == "#### Part\n\nmore")
        #expect(failure.fields.map(\.label) == ["Severity", "Owner", "What Broke"])
        #expect(failure.fields.map(\.isKnown) == [true, false, true])
        #expect(failure["severity"]?.description == "🟡 Important - early")
        #expect(failure["Owner"] == .text("Kim\nand Lee\n\n- nested"))
        #expect(failure["What Broke"] == .text("text"))
    }
}

@Suite("Double-encoded logs")
struct DamagedLogTests {
    @Test("the double-encoded seed says what the seed says")
    func seed() throws {
        let clean = LogDocument(
            reading: try Document(parsing: SourceText(Fixtures.bytes("seed/FAILURE_LOG.md"))))
        let damaged = LogDocument(
            reading: try Document(parsing: SourceText(Fixtures.bytes("seed/FAILURE_LOG.mojibake.md")))
        )
        #expect(damaged.templates.first?.fields.map(\.kind) == clean.templates.first?.fields.map(\.kind))
        #expect(damaged.failures.map { $0["Severity"] } == clean.failures.map { $0["Severity"] })
    }

    @Test("a double-encoded value and label are recognised")
    func value() throws {
        let log = LogDocument(
            reading: try Document(
                parsing: "### [F-001] T\n**Severity:** ðŸŸ¡ Important\n\n**Why We Didnâ€™t Catch It:**\nNo.\n"
            )
        )
        let failure = try #require(log.failures.first)
        #expect(failure["Severity"] == Choice("🟡 Important").map { .choice($0, remark: "") })
        #expect(failure["Why We Didn't Catch It"] == .text("No."))
    }
}
