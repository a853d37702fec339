import LogModel
import MarkdownAST
import TestSupport
import Testing

@Suite("FailureLog and RuleBook: what the values say")
struct ModelValueTests {
    private func log(_ name: String) throws -> FailureLog {
        FailureLog(
            reading: try LogDocument(parsing: Fixtures.bytes(name)))
    }

    @Test("the seed as values")
    func seed() throws {
        let log = try log("seed/FAILURE_LOG.md")
        #expect(log.title == "BizOS — Failure Log")
        #expect(log.tagline.hasPrefix("*Post-mortems"))
        #expect(log.header.fields.map(\.label) == ["Last Updated", "Total Failures Logged"])
        #expect(log.failures.map(\.id.text) == ["F-BIZ-001", "F-BIZ-002"])
        #expect(log.sections.count == 6)
        #expect(log.categories.map(\.name).first == "CRM/Zoho")
        #expect(log.categories.map(\.count) == [1, 0, 0, 0, 1])
        #expect(log.history.count == 8)
        #expect(log.history.first?.summary == "Claimed automation working without verification")
        #expect(log.relatedFiles.map(\.path).last == "cto-brain/FAILURE_LOG.md")
    }

    @Test("a failure's fields by their meaning")
    func typed() throws {
        let failure = try #require(try log("seed/FAILURE_LOG.md").failures.first)
        #expect(failure.date == LogDate(year: 2026, month: 2, day: 11))
        #expect(failure.severity == Choice("🟡 Important"))
        #expect(failure.layer?.name == "System")
        #expect(failure.entity == "Solartech")
        #expect(failure.rootCause?.hasPrefix("Generated the reference file") == true)
        #expect(failure.lessons?.hasPrefix("- When a previous") == true)
        #expect(failure.ruleReferences.map(\.text) == ["R-BIZ-SYS-002"])
    }

    @Test("ids that a text mentions")
    func mentions() {
        let text =
            "As F-004 and [R-BIZ-SYS-002], see F-004; not Q1, F-BIZ-XXX, xF-001, utf-8 or F_001-2 (K-008)."
        #expect(EntryID.mentioned(in: text).map(\.text) == ["F-004", "R-BIZ-SYS-002", "K-008"])
    }

    @Test("a rules file as values")
    func rules() throws {
        let book = RuleBook(try log("rules/BIZOS_RULES.md"))
        #expect(book.prefixes.map(\.prefix) == ["R-BIZ-SYS-", "R-BIZ-PROC-", "R-BIZ-MOD-"])
        #expect(book.prefixes.map(\.code) == ["SYS", "PROC", "MOD"])
        #expect(book.prefixes.map(\.layer) == ["System", "Process", "Model"])
        #expect(book.rules.map(\.id.text) == ["R-BIZ-SYS-001", "R-BIZ-SYS-002", "R-BIZ-PROC-001"])
        let rule = book.rules[1]
        #expect(rule.section == "System Rules (R-BIZ-SYS)")
        #expect(rule.severity == Choice("🔴 Critical"))
        #expect(rule.added == LogDate(year: 2026, month: 2, day: 11))
        #expect(rule.originIDs.map(\.text) == ["F-BIZ-001"])
        #expect(rule.text == "Re-read the verified matrix before writing a reference file.")
        #expect(rule.labels.map(\.label) == ["Process", "Bad", "Good", "Why"])
        #expect(book.rules[0].originIDs.isEmpty)
        #expect(book.rules[0].origin == "Review of the first month")
    }
}
