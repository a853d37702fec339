import LogModel
import MarkdownAST
import TestSupport
import Testing

@Suite("Roles: what the fields of a schema are for")
struct FieldRoleTests {
    /// The roles of the fields of a template, in order.
    private func roles(_ lines: String..., prefix: String = "F-") throws -> [FieldRole?] {
        let text = "```\n### [\(prefix)XXX] Title\n\(lines.joined(separator: "\n"))\n```\n"
        let log = LogDocument(reading: try Document(parsing: text))
        return try #require(log.templates.first).fields.map(\.role)
    }

    @Test("the built-in schemas")
    func builtIn() {
        #expect(
            LogSchema.failures.fields.map(\.role) == [
                .date, .severity, .layer, .entity, .whatBroke, .cause, .whyNotCaught, .rule, .lesson,
            ])
        #expect(LogSchema.rules.fields.map(\.role) == [.severity, .date, .origin, .ruleText, .why])
    }

    @Test("a label goes before what a field holds, whatever stands first")
    func labels() throws {
        #expect(try roles("**Fixed:** YYYY-MM-DD", "**Date:** YYYY-MM-DD") == [nil, .date])
        #expect(try roles("**Fixed:** YYYY-MM-DD", "**Shipped:** YYYY-MM-DD") == [.date, nil])
        #expect(try roles("**Date:** some day", "**Seen:** YYYY-MM-DD") == [nil, .date])
        #expect(try roles("**Weight:** 🔴 A / 🟢 B", "**Severity:** A / B") == [nil, .severity])
        #expect(try roles("**Weight:** 🔴 A / 🟢 B", "**Owner:** name") == [.severity, .owner])
        #expect(try roles("**Severity level:** A / B", "**Severity:** A / B") == [nil, .severity])
    }

    @Test("at most one field has a role")
    func once() throws {
        #expect(
            try roles("**Cause:** text", "**Root Cause:** text", "**Ursache:** text") == [nil, .cause, nil])
    }

    @Test("what a rule's fields mean")
    func rules() throws {
        #expect(
            try roles(
                "**Date:** YYYY-MM-DD", "**Added:** YYYY-MM-DD", "**Rule:** text", "**Why:** text",
                prefix: "R-")
                == [nil, .date, .ruleText, .why])
        #expect(try roles("**Added:** YYYY-MM-DD", "**Rule:** text") == [.date, nil])
    }

    @Test(
        "labels of ten languages",
        arguments: [
            "Date, Root Cause, Lessons, Owner", "Datum, Ursache, Lehren, Verantwortlich",
            "Date, Cause profonde, Leçons, Responsable", "Fecha, Causa raíz, Lecciones, Responsable",
            "Data, Causa principale, Lezioni, Responsabile", "Data, Causa raiz, Lições, Responsável",
            "Дата, Причина, УРОКИ, Ответственный", "日期, 根本原因, 教训, 负责人", "日付, 原因, 教訓, 担当者",
            "날짜, 원인, 교훈, 담당자",
        ]
    )
    func languages(_ labels: String) throws {
        let labels = labels.split(separator: ", ")
        let found = try roles(
            "**\(labels[0]):** YYYY-MM-DD", "**\(labels[1]):** text", "**\(labels[2]):** text",
            "**\(labels[3]):** text")
        #expect(found == [.date, .cause, .lesson, .owner])
    }

    @Test("without a template any label that people use counts, behind those that bizlog writes")
    func anyWord() throws {
        let text = """
            ### [F-001] One
            **Logged:** 2026-02-11T09:30:00Z
            **Priority:** P2
            **Status:** open
            **Ursache:** a loose wire

            ### [F-002] Two
            **Priority:** P2
            **Severity:** Critical
            **When:** 11 February 2026 (in the night)
            **Date:** 2026-02-12

            ### [F-003] Three
            **When:** in the night
            **Rules Added:** R-003, R-004
            """
        let log = LogDocument(reading: try Document(parsing: text))
        #expect(log.entries.map(\.severity?.name) == ["P2", "Critical", nil])
        #expect(log.entries.map(\.date?.day) == [11, 12, nil])
        #expect(log.entries.map(\.summary.rules.count) == [0, 0, 2])
        #expect(log.failures.map(\.rootCause) == ["a loose wire", nil, nil])
        let second = try #require(log.entries.dropFirst().first)
        #expect(second[.severity]?.label == "Severity")
        for (entry, failure) in zip(log.entries, log.failures) {
            #expect(entry.summary == EntrySummary(failure, schema: entry.schema))
            #expect(entry.date == failure.date && entry.summary.rules == failure.ruleReferences)
        }
    }

    @Test("an entry's field has the role of its schema; one that no schema knows that of our own labels")
    func values() throws {
        let text = """
            ```
            ### [F-XXX] Title
            **Seen:** YYYY-MM-DD
            **Schwere:** hoch / niedrig
            ```

            ### [F-001] Title
            **Seen:** 2026-02-11
            **Schwere:** Hoch
            **Severity:** low
            **Category:** Storage
            **Kategorie:** Netz
            """
        let log = LogDocument(reading: try Document(parsing: text))
        let failure = try #require(log.failures.first)
        #expect(failure.date == LogDate(year: 2026, month: 2, day: 11))
        #expect(failure.severity?.name == "hoch" && failure.category?.name == "Storage")
        #expect(failure.fields.map(\.role) == [.date, .severity, nil, .category, nil])
        #expect(
            failure.fields[1]
                == Failure.Field(label: "Schwere", isKnown: true, value: failure.fields[1].value))
    }
}
