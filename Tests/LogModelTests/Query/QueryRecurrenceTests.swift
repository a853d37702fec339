import LogModel
import MarkdownAST
import TestSupport
import Testing

@Suite("Queries: recurrences and statistics", .tags(.property))
struct QueryRecurrenceTests {
    private func document(_ text: String) throws -> LogDocument {
        try LogDocument(parsing: text)
    }

    /// A log of two failures, the second of which says something in its lessons.
    private func log(
        first: String = "2026-02-01",
        second: String = "2026-02-11",
        rule: String = "[R-BIZ-SYS-001]",
        rootCause: String = "None.",
        lessons: String
    ) throws -> LogDocument {
        try document(
            """
            ### [F-BIZ-001] First
            **Date:** \(first)
            **Severity:** 🟡 Important

            **Preventive Rule Added:**
            \(rule)

            ### [F-BIZ-002] Second
            **Date:** \(second)
            **Severity:** 🟡 Important

            **Root Cause:**
            \(rootCause)

            **Preventive Rule Added:**
            [R-BIZ-SYS-002], after F-BIZ-001

            **Lessons:**
            - \(lessons)

            """
        )
    }

    private func rules(_ date: String, origin: String = "Failure (F-BIZ-001)") throws -> LogDocument {
        try document(
            """
            ### [R-BIZ-SYS-009] Rule
            **Severity:** 🟡 Important
            **Added:** \(date)
            **Origin:** \(origin)

            **Rule:** Do not.

            """
        )
    }

    @Test("the seed says of one failure that it is of the class of one in another log")
    func seed() throws {
        let log = LogDocument(
            reading: try Document(parsing: SourceText(Fixtures.bytes("seed/FAILURE_LOG.md"))))
        let recurrences = Recurrence.all(in: [log])
        let recurrence = try #require(recurrences.first)
        #expect(recurrences.count == 1)
        #expect(recurrence.failure.text == "F-BIZ-001" && recurrence.earlier.text == "F-004")
        #expect(recurrence.statesClass && !recurrence.isAfterRule && recurrence.rules.isEmpty)
    }

    @Test("an earlier failure with a rule in force that is mentioned in the lessons")
    func mention() throws {
        let found = try Recurrence.all(in: [log(lessons: "See `F-BIZ-001`.")])
        #expect(found.map(\.failure.text) == ["F-BIZ-002"] && found.map(\.earlier.text) == ["F-BIZ-001"])
        #expect(found.first?.rulesInForce.map(\.text) == ["R-BIZ-SYS-001"])
        #expect(found.first?.statesClass == false && found.first?.isAfterRule == true)
        #expect(found.first?.date == LogDate(year: 2026, month: 2, day: 11))
    }

    @Test("one that is mentioned in the root cause, and one that is mentioned elsewhere")
    func places() throws {
        #expect(try Recurrence.all(in: [log(rootCause: "As with F-BIZ-001", lessons: "None")]).count == 1)
        #expect(try Recurrence.all(in: [log(lessons: "None")]).isEmpty)
    }

    @Test("no rule, no date, or the wrong order of time: no recurrence")
    func none() throws {
        let lessons = "See F-BIZ-001."
        #expect(try Recurrence.all(in: [log(rule: "None", lessons: lessons)]).isEmpty)
        #expect(try Recurrence.all(in: [log(first: "unknown", lessons: lessons)]).isEmpty)
        #expect(try Recurrence.all(in: [log(second: "unknown", lessons: lessons)]).isEmpty)
        #expect(try Recurrence.all(in: [log(first: "2026-02-12", lessons: lessons)]).isEmpty)
        #expect(try Recurrence.all(in: [log(lessons: "See F-BIZ-002 and F-BIZ-009.")]).isEmpty)
    }

    @Test("a rule counts from the day on which it was added")
    func ruleDates() throws {
        let log = try log(rule: "None", lessons: "See F-BIZ-001.")
        #expect(try Recurrence.all(in: [log], companions: [rules("2026-02-12")]).isEmpty)
        #expect(try Recurrence.all(in: [log], companions: [rules("2026-02-11")]).count == 1)
        #expect(try Recurrence.all(in: [log], companions: [rules("2026-02-05", origin: "Habit")]).isEmpty)
        let stated = try self.log(rule: "None", lessons: "The same class as F-BIZ-001.")
        let late = try #require(Recurrence.all(in: [stated, rules("2026-02-12")]).first)
        #expect(late.rules.map(\.text) == ["R-BIZ-SYS-009"] && late.rulesInForce.isEmpty)
    }

    @Test("a failure of another system's log is an earlier one, and does not come back itself")
    func otherSystem() throws {
        let other = try document(
            """
            ### F-004: Claimed without verification
            **Date:** 2026-01-05
            **Severity:** 🟡 Important

            **Preventive Rule Added:**
            [R-SYS-004]

            ### F-005: The same class as F-004
            **Date:** 2026-01-06
            **Severity:** 🟡 Important

            **Lessons:**
            - The same class as F-004

            """
        )
        let log = try log(lessons: "The same error class as F-004")
        let found = Recurrence.all(in: [log], companions: [other])
        #expect(found.map(\.failure.text) == ["F-BIZ-002"])
        #expect(found.first?.rulesInForce.map(\.text) == ["R-SYS-004"])
        #expect(Recurrence.all(in: [other], companions: [log]).map(\.failure.text) == ["F-005"])
        #expect(LogStatistics(of: [log], companions: [other]).total == 2)
    }

    @Test(
        "words that state a class, and words that do not",
        arguments: [
            ("This is the same error class as F-777 (x)", true), ("Same kind of mistake as [F-777].", true),
            ("A recurrence of F-777", true), ("Repeat of **F-777**", true),
            ("the **same**\n  class as F-777", true),
            ("not the same class as F-777", false), ("It isn’t the same as F-777", false),
            ("See F-777", false),
            ("The same. As F-777", false), ("the same class as fixed; F-777", false),
            ("the same as F-XXX", false),
            ("the same class as F-BIZ-002", false),
        ]
    )
    func statements(_ text: String, _ expected: Bool) throws {
        let found = try Recurrence.all(in: [log(lessons: text)])
        #expect(found.contains { $0.statesClass } == expected, "\(found)")
    }

    @Test("statistics of the seed")
    func statistics() throws {
        let log = LogDocument(
            reading: try Document(parsing: SourceText(Fixtures.bytes("seed/FAILURE_LOG.md"))))
        let statistics = LogStatistics(of: [log])
        #expect(statistics.total == 2 && statistics.undated == 0)
        #expect(statistics.months.map { [$0.year, $0.month, $0.count] } == [[2026, 2, 2]])
        #expect(statistics.tallies[.severity]?.counts.map(\.count) == [0, 1, 1])
        #expect(statistics.tallies[.entity]?.counts.map(\.value.name).last == "Cross-entity")
        #expect(statistics.tallies[.entity]?.counts.map(\.count) == [0, 1, 0, 0, 0, 1])
        #expect(statistics.tallies[.category]?.missing == 2)
        #expect(statistics.declaredCategories.map(\.count) == [1, 0, 0, 0, 1])
        #expect(statistics.recurrences.count == 1)
        let twice = LogStatistics(of: [log, log])
        #expect(twice.total == 4 && twice.declaredCategories.map(\.count) == [2, 0, 0, 0, 2])
    }

    @Test("statistics count what a query asks for, and no rules")
    func queried() throws {
        var query = LogQuery()
        query.since = LogDate(year: 2026, month: 2, day: 10)
        let logs = [try log(lessons: "F-BIZ-001"), try rules("2026-02-11")]
        #expect(LogStatistics(of: logs).total == 2)
        let statistics = LogStatistics(of: logs, matching: query)
        #expect(statistics.total == 1 && statistics.recurrences.count == 1)
        query.until = query.since
        #expect(LogStatistics(of: logs, matching: query).recurrences.isEmpty)
    }

    @Test("failures without a date or a value are counted as such", arguments: 0..<20)
    func sums(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        var text = ""
        let count = Int.random(in: 0..<30, using: &generator)
        for number in 0..<count {
            text += "### [F-BIZ-\(100 + number)] Title\n"
            let fields = [
                "**Date:** 20\(Int.random(in: 10..<30, using: &generator))-0\(Int.random(in: 1..<10, using: &generator))-11",
                "**Date:** someday", "**Severity:** 🟡 Important", "**Severity:** odd",
                "**Entity:** A\n**Category:** B",
            ]
            text += fields.filter { _ in Bool.random(using: &generator) }.joined(separator: "\n") + "\n\n"
        }
        let statistics = LogStatistics(of: [try document(text)])
        #expect(statistics.total == count)
        #expect(statistics.months.reduce(statistics.undated) { $0 + $1.count } == count)
        for facet in Facet.allCases {
            let tally = try #require(statistics.tallies[facet])
            #expect(tally.counts.reduce(tally.missing) { $0 + $1.count } == count)
        }
    }
}
