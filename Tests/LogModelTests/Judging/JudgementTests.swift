import LogChecks
import LogModel
import MarkdownAST
import TestSupport
import Testing

@Suite("Judgements: what was answered in two ways")
struct JudgementTests {
    private func document(_ text: String) throws -> LogDocument {
        LogDocument(reading: try Document(parsing: text))
    }

    /// Two failures; the second says something under a label.
    private func log(
        _ label: String, _ text: String, firstRule: String = "R-001", secondRule: String = "R-9"
    ) throws -> LogDocument {
        try document(
            """
            # Log

            ### [F-001] First
            **Date:** 2026-02-01
            **Severity:** 🟡 Important

            **Preventive Rule Added:**
            [\(firstRule)]

            ### [F-002] Second
            **Date:** 2026-02-11
            **Severity:** 🟡 Important

            **\(label):**
            \(text)

            **Preventive Rule Added:**
            [\(secondRule)]
            """
        )
    }

    private func rules(_ added: String, origin: String = "F-001") throws -> LogDocument {
        try document(
            "# Rules\n\n### [R-001] Rule\n**Added:** \(added)\n**Origin:** \(origin)\n\n**Rule:** Do not.\n")
    }

    /// What stats and check say, which must be the same.
    private func recurs(_ log: LogDocument, _ rules: LogDocument) throws -> Bool {
        let statistics = LogStatistics(of: [log], companions: [rules])
        let checker = LogChecker(today: try #require(LogDate("2026-12-31")), codes: [.recurrence])
        let reported = checker.diagnostics(of: log, named: "x", companions: [rules]).contains {
            $0.code == .recurrence
        }
        #expect(statistics.recurrences.contains(where: \.isAfterRule) == reported)
        return reported
    }

    @Test(
        "only where a failure speaks of its cause or lessons, or in words of its class, does a mention count")
    func places() throws {
        let rules = try rules("2026-02-05")
        #expect(try recurs(log("Root Cause", "As with F-001."), rules))
        #expect(try recurs(log("Lessons", "- As with F-001."), rules))
        #expect(try !recurs(log("What Broke", "The report of F-001 was late."), rules))
        #expect(try recurs(log("What Broke", "The same class as F-001."), rules))
        #expect(try recurs(log("Note", "A recurrence of F-001."), rules))
        #expect(try !recurs(log("Root Cause", "As with R-001."), rules))
    }

    @Test(
        "a rule counts on the day on which it was added, but not if it was added because of the later failure"
    )
    func days() throws {
        func log(_ first: String, _ second: String) throws -> LogDocument {
            try self.log("Lessons", "- As with F-001.", firstRule: first, secondRule: second)
        }
        #expect(try recurs(log("R-001", "R-9"), rules("2026-02-10")))
        #expect(try recurs(log("R-001", "R-9"), rules("2026-02-11")))
        #expect(try !recurs(log("R-001", "R-9"), rules("2026-02-12")))
        #expect(try recurs(log("None", "R-9"), rules("2026-02-11")))
        #expect(try !recurs(log("None", "R-9"), rules("2026-02-11", origin: "F-001, F-002")))
        #expect(try !recurs(log("None", "R-001"), rules("2026-02-11")))
        #expect(try recurs(log("None", "R-001"), rules("2026-02-10")))
        #expect(try recurs(log("R-001", "R-001"), rules("2026-02-11")), "the first failure names it, too")
        #expect(
            try recurs(log("R-001", "R-9"), rules("unknown")),
            "a rule without a day is as old as the failure that names it")
    }

    @Test(
        "words that state a class end with their sentence, however the lines end", arguments: ["\n", "\r\n"])
    func sentences(ending: String) throws {
        let rules = try rules("2026-02-05")
        let text = try log("What Broke", "It was the same\n  as F-001.").document.source.bytes
        func read(_ old: String, _ new: String) throws -> LogDocument {
            let text = String(decoding: text, as: UTF8.self).replacing(old, with: new)
            return try document(text.replacing("\n", with: ending))
        }
        #expect(try recurs(read("the", "the"), rules))
        #expect(try !recurs(read("same\n  as", "same.\n  As"), rules))
        #expect(try !recurs(read("same\n  as", "same\n\n  as"), rules))
        #expect(try !recurs(read("It was the same\n  as", "- the same\n- as"), rules))
        #expect(try !recurs(read("It was the same", "It was not the same"), rules))
    }

    @Test("an entry with several dates has one day")
    func day() throws {
        let text = """
            ```
            ### [F-XXX] Title
            **Fixed:** YYYY-MM-DD
            **Date:** YYYY-MM-DD
            ```

            ### [F-001] Title
            **Fixed:** 2026-02-20
            **Date:** 2026-02-01
            """
        let log = try document(text)
        let entry = try #require(log.entries.first)
        let day = LogDate(year: 2026, month: 2, day: 1)
        #expect(entry.failure.date == day && entry.summary.date == day)
        let unread = try document(text.replacing("2026-02-01", with: "some day"))
        let other = LogDate(year: 2026, month: 2, day: 20)
        #expect(unread.failures.first?.date == other)
        #expect(try #require(unread.entries.first).summary.date == other)
    }

    @Test("an entry without the id of a rule is a failure, whatever the file's template is for")
    func failuresAmongRules() throws {
        let template = "```\n### [R-XXX] Title\n**Added:** YYYY-MM-DD\n**Origin:** text\n```\n\n"
        let log = try document(
            "# Log\n\n\(template)### [INC-001] Title\n**Added:** 2026-02-01\n**Origin:** x\n")
        #expect(!log.isRuleBook && LogStatistics(of: [log]).total == 1)
        let rules = try document(
            "# Log\n\n\(template)### [R-001] Title\n**Added:** 2026-02-01\n**Origin:** x\n")
        #expect(rules.isRuleBook && LogStatistics(of: [rules]).total == 0)
    }

    @Test("the rules that a failure names are those under the label for them, in the words of any template")
    func named() throws {
        let template = "```\n### [F-XXX] Title\n**Date:** YYYY-MM-DD\n**Prevention:** [R-XXX]\n```\n\n"
        let log = try document(
            "# Log\n\n\(template)### [F-001] Title\n**Date:** 2026-02-01\n**Prevention:** see [R-001], R-001 and R-002\n"
        )
        let entry = try #require(log.entries.first)
        #expect(entry.failure.ruleReferences.map(\.text) == ["R-001", "R-002"])
        #expect(entry.summary.rules == entry.failure.ruleReferences)
    }
}
