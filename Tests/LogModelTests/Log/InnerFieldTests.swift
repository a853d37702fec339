import LogChecks
import LogModel
import MarkdownAST
import TestSupport
import Testing

@Suite("Log: fields behind a heading within an entry")
struct InnerFieldTests {
    private static let text = """
        # Ops — Failure Log

        ```markdown
        ### [F-XXX] Title
        **Date:** YYYY-MM-DD
        **Severity:** 🔴 Critical / 🟡 Important
        **Category:** [a category]

        **Root Cause:**
        [Root cause]
        ```

        ### [F-001] The disk
        **Date:** 2026-02-11

        #### Notes
        **Severity:** important
        **Date:** 2026-02-30

        Text without a label.

        #### Analysis
        Before it.

        **Root Cause:**
        Nobody looked.

        **Owner:** Kim

        ### [F-002] The tape
        #### Facts
        - **Date:** 2026-02-12
        - **Severity:** 🔴 Critical

        """

    private let log: LogDocument

    init() throws { log = try LogDocument(parsing: Self.text) }

    @Test("they are fields of the entry: by label, by role, in its summary and as values")
    func reading() throws {
        let first = log.entries[0]
        #expect(first.fields.map(\.label) == ["Date", "Severity", "Date", "Root Cause", "Owner"])
        #expect(first.severity?.description == "🟡 Important" && first.date?.description == "2026-02-11")
        #expect(first["root cause"]?.value.description == "Nobody looked.")
        #expect(first[.cause]?.position(in: log) == 25)
        #expect(log.entries[1].date?.description == "2026-02-12")
        #expect(log.entries[1].severity?.name == "Critical")
        let failure = first.failure
        #expect(failure.ownFields.map(\.label) == ["Date"])
        #expect(failure.appendixFields.map(\.label) == ["Severity", "Date", "Root Cause", "Owner"])
        #expect(failure.severity == first.severity && failure.rootCause == "Nobody looked.")
        #expect(EntrySummary(failure, schema: first.schema) == first.summary)
        #expect(failure.appendix.hasPrefix("#### Notes") && failure.appendix.hasSuffix("**Owner:** Kim"))
    }

    @Test("check asks for what is missing in both places only")
    func checking() throws {
        let found = try CheckSupport.checker.diagnostics(of: log, named: "x")
        let missing = found.filter { $0.code == .missingField }.map(\.message)
        #expect(missing == ["F-001 has no 'Category'", "F-002 has no 'Category', 'Root Cause'"])
    }

    @Test("fmt leaves what stands behind a heading where and as it is")
    func formatting() {
        let formatted = LogFormatter().format(log)
        let text = String(decoding: formatted.document.source.bytes, as: UTF8.self)
        #expect(text.contains("\n#### Notes\n**Severity:** important\n**Date:** 2026-02-30\n"))
        #expect(LogFormatter().format(formatted.document).edits.isEmpty)
    }

    @Test("a value behind a heading is changed in place, and nothing else is")
    func editing() throws {
        let id = log.entries[0].id
        let text = try EditSupport.text(log) { edit throws(LogEditError) in
            try edit.set(.cause, of: id, to: "Nobody was told.")
            try edit.set(.severity, of: id, to: "critical")
        }
        #expect(
            text
                == Self.text.replacing("Nobody looked.", with: "Nobody was told.")
                .replacing("**Severity:** important", with: "**Severity:** 🔴 Critical"))
        // What is missing comes before the first heading.
        let added = try EditSupport.text(log) { edit throws(LogEditError) in
            try edit.set("Category", of: id, to: "Storage")
        }
        #expect(added == Self.text.replacing("2026-02-11\n", with: "2026-02-11\n**Category:** Storage\n"))
        // A heading in the value would be another section.
        var edit = LogEdit(log)
        try edit.set(.cause, of: id, to: "One.\n\n```\nopen")
        #expect(EditSupport.error(of: edit) != nil)
    }

    @Test("values that were printed are read again, the inner fields with them")
    func rendering() throws {
        let canonical = LogFormatter().canonical(log)
        let values = FailureLog(reading: canonical)
        let rendered = try values.rendered()
        #expect(rendered.source.bytes == canonical.document.source.bytes)
        #expect(FailureLog(reading: LogDocument(reading: rendered)) == values)
    }
}

extension LogField {
    /// The line of the label, from 1.
    fileprivate func position(in log: LogDocument) -> Int {
        log.document.source.position(at: labelRange.lowerBound).line
    }
}
